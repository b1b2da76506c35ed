import { labelOf, type RecordKind, type RecordRow } from '@sightline/contract';
import { NONE } from '../../lib/format.ts';
import { type Shown, wordsOf } from './record-values.ts';
import classes from './register-page.module.css';
import { recordStrings as strings } from './strings.ts';

type Props = {
  readonly kind: RecordKind;
  readonly rows: readonly RecordRow[];
  readonly shown: Shown;
  readonly onOpen: (row: RecordRow) => void;
};

/** The phone's register: a title and one line of what else is known, no sideways scroll. */
export function RecordList({ kind, rows, shown, onOpen }: Props) {
  const title = kind.fields[kind.title];
  return (
    <ul className={classes.list} aria-label={strings.grid(kind.many)}>
      {rows.map((row) => (
        <li key={row.id} className={classes.item}>
          <button type="button" className={classes.open} onClick={() => onOpen(row)}>
            <span className={classes.line}>
              <span className={classes.strong}>
                {title === undefined ? row.key : wordsOf(title, row.values[kind.title] ?? null, shown)}
              </span>
              <span className={classes.quiet}>{row.key}</span>
            </span>
            <span className={classes.second}>{secondLine(kind, row, shown)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const MOST_FACTS = 3;

function secondLine(kind: RecordKind, row: RecordRow, shown: Shown): string {
  const facts = Object.entries(kind.fields)
    .filter(([name, field]) => name !== kind.title && field.kind !== 'text' && row.values[name] !== null)
    .map(([name, field]) => [labelOf(name, field), wordsOf(field, row.values[name] ?? null, shown)] as const)
    .filter(([, words]) => words !== NONE);
  return facts
    .slice(0, MOST_FACTS)
    .map(([label, words]) => `${label}: ${words}`)
    .join(' · ');
}
