import { Button } from '@mantine/core';
import type { RecordImportPreview } from '@sightline/contract';
import { useState } from 'react';
import { counted } from '../../lib/format.ts';
import classes from './import-panel.module.css';
import { recordStrings as strings } from './strings.ts';

const SHOWN = 10;

type Faults = RecordImportPreview['faults'];

/** Every fault with its cell, its sentence and the way out; what only needs a look stands apart. */
export function ImportFaults({ faults }: { readonly faults: Faults }) {
  const isError = ({ problem }: Faults[number]) => problem.severity === 'error';
  return (
    <>
      <FaultList title={strings.faults} faults={faults.filter(isError)} />
      <FaultList title={strings.doubts} faults={faults.filter((fault) => !isError(fault))} />
    </>
  );
}

function FaultList({ title, faults }: { readonly title: string; readonly faults: Faults }) {
  const [shown, setShown] = useState(SHOWN);
  if (faults.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={classes.head}>{title}</h3>
      <ul className={classes.faults}>
        {faults.slice(0, shown).map(({ row, field, cell, problem }) => (
          <li key={`${row} ${field} ${problem.code}`} className={classes.fault}>
            <span className={classes.cell}>{cell}</span>
            <span>
              {problem.text} <span className={classes.advice}>{problem.advice}</span>
            </span>
          </li>
        ))}
      </ul>
      {faults.length > shown ? (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + 5 * SHOWN)}>
          {strings.moreFaults(counted(faults.length - shown, 'fault'))}
        </Button>
      ) : null}
    </section>
  );
}
