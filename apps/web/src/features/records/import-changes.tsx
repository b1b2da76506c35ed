import { Button } from '@mantine/core';
import { labelOf, type RecordImportPreview, type RecordKind } from '@sightline/contract';
import { useState } from 'react';
import { counted } from '../../lib/format.ts';
import { useCurrency } from '../../lib/session.ts';
import classes from './import-panel.module.css';
import { wordsOf } from './record-values.ts';
import { recordStrings as strings } from './strings.ts';

const SHOWN = 10;

type Props = { readonly kind: RecordKind; readonly preview: RecordImportPreview };

/** What stands now beside what the file says. */
export function ImportChanges({ kind, preview: { changes, names } }: Props) {
  const currency = useCurrency();
  const [shown, setShown] = useState(SHOWN);
  if (changes.length === 0) return null;
  return (
    <section aria-label={strings.changes}>
      <h3 className={classes.head}>{strings.changes}</h3>
      <ul className={classes.faults}>
        {changes.slice(0, shown).map(({ row, key, field, was, becomes }) => {
          const each = kind.fields[field];
          if (each === undefined) return null;
          const words = (value: typeof was) => wordsOf(each, value, { names, currency });
          return (
            <li key={`${row} ${field}`} className={classes.fault}>
              <span className={classes.cell}>{key}</span>
              <span>
                {labelOf(field, each)}: {strings.becomes(words(was), words(becomes))}
              </span>
            </li>
          );
        })}
      </ul>
      {changes.length > shown ? (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + 5 * SHOWN)}>
          {strings.moreChanges(counted(changes.length - shown, 'change'))}
        </Button>
      ) : null}
    </section>
  );
}
