import type { CSSProperties, KeyboardEvent } from 'react';
import { plain, shortDate } from '../../lib/format.ts';
import { unitStrings as strings } from './unit-strings.ts';
import type { UnitRow } from './unit-tree.ts';
import classes from './units-page.module.css';

type Props = {
  readonly rows: readonly UnitRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (unitId: string) => void;
};

/** The tree as lines, each indented by its level; arrows go from line to line, Enter opens. */
export function UnitTree({ rows, chosen, onChoose }: Props) {
  return (
    <>
      <div className={classes.columns} aria-hidden="true">
        <span>{strings.columns.name}</span>
        <span>{strings.columns.head}</span>
        <span className={classes.count}>{strings.columns.people}</span>
        <span>{strings.columns.next}</span>
      </div>
      <ul className={classes.tree} aria-label={strings.tree}>
        {rows.map((row) => (
          <UnitLine key={row.unit.id} row={row} isChosen={row.unit.id === chosen} onChoose={onChoose} />
        ))}
      </ul>
    </>
  );
}

type LineProps = Pick<Props, 'onChoose'> & { readonly row: UnitRow; readonly isChosen: boolean };

function UnitLine({ row: { unit, level, headcount }, isChosen, onChoose }: LineProps) {
  const { next } = unit;
  const change = next === null ? '' : (next.isClosing ? strings.nextClosing : strings.nextChange)(shortDate(next.on));
  return (
    <li>
      <button
        type="button"
        className={classes.unit}
        aria-pressed={isChosen}
        style={{ '--indent': `${(level - 1) * 16}px` } as CSSProperties}
        onClick={() => onChoose(unit.id)}
        onKeyDown={moveFocus}
      >
        <span className={classes.unitName}>
          <span className="visually-hidden">{`Level ${level}: `}</span>
          {unit.name}
        </span>
        <span className={classes.second}>{unit.head?.name ?? strings.noHead}</span>
        <span className={classes.count}>{plain(headcount)}</span>
        <span className={classes.second}>{change}</span>
      </button>
    </li>
  );
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>) {
  const item = event.currentTarget.parentElement;
  const to = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  const button = to?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  button.focus();
}
