import { Button, Checkbox } from '@mantine/core';
import type { RegisterField, RegisterImport } from '@sightline/contract';
import { IconSquareX } from '@tabler/icons-react';
import { useState } from 'react';
import { counted } from '../../lib/format.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { type Fault, indexFaults, placeKey } from './fault-model.ts';
import { columnsOf, type RegisterRow, shownRows, shownText } from './grid-model.ts';
import grid from './register-grid.module.css';
import { RowFilter } from './register-grid.tsx';
import classes from './register-rows.module.css';
import { strings } from './strings.ts';
import type { RegisterDraft } from './use-register-draft.ts';

const SHOWN = 60;

type Props = {
  readonly draft: RegisterImport;
  readonly register: RegisterDraft;
  readonly kept: ReadonlySet<number> | null;
  readonly onFilter: (isOn: boolean) => void;
};

/** The rows on a phone: two lines each, to read and to skip; faults are mended in the list above. */
export function RegisterRows({ draft, register, kept, onFilter }: Props) {
  const [shown, setShown] = useState(SHOWN);
  const rows = shownRows(draft.rows, draft.faults, kept);
  const faults = indexFaults(draft.faults);
  const fields = columnsOf(draft).map((column) => column.field);
  return (
    <Card label={strings.grid.label}>
      <CardHeader title={strings.grid.heading}>
        <RowFilter draft={draft} isOn={kept !== null} onFilter={onFilter} />
      </CardHeader>
      <ul className={classes.rows}>
        {rows.slice(0, shown).map((row) => (
          <TwoLines
            key={row.row}
            row={row}
            fields={fields}
            faults={faults}
            onTake={(isTaken) => register.skip([{ row: row.row, isSkipped: !isTaken }])}
          />
        ))}
      </ul>
      {rows.length === 0 ? <p className={classes.empty}>{strings.grid.empty}</p> : null}
      {rows.length > shown ? (
        <Button variant="subtle" onClick={() => setShown(shown + 2 * SHOWN)}>
          {strings.faults.more(counted(rows.length - shown, 'row'))}
        </Button>
      ) : null}
    </Card>
  );
}

type LinesProps = {
  readonly row: RegisterRow;
  readonly fields: readonly RegisterField[];
  readonly faults: ReadonlyMap<string, readonly Fault[]>;
  readonly onTake: (isTaken: boolean) => void;
};

function TwoLines({ row, fields, faults, onTake }: LinesProps) {
  const own = fields.flatMap((field) => faults.get(placeKey({ row: row.row, field })) ?? []);
  const errors = own.filter((fault) => fault.problem.severity === 'error').length;
  const rest = fields.filter((field) => field !== 'name').map((field) => shownText(row, field, false));
  const effect = row.isSkipped
    ? strings.grid.skipped
    : row.updates === null
      ? strings.grid.isNew
      : strings.grid.updates;
  return (
    <li className={classes.row} data-skipped={row.isSkipped || undefined}>
      <div className={classes.lines}>
        <span className={classes.name}>{shownText(row, 'name', false)}</span>
        <span className={classes.rest}>{rest.filter((text) => text !== '').join(', ')}</span>
      </div>
      <div className={classes.end}>
        <span className={classes.effect}>{effect}</span>
        {errors > 0 && !row.isSkipped ? (
          <span className={classes.faults}>
            <IconSquareX size={14} stroke={1.6} aria-hidden="true" />
            {counted(errors, 'fault')}
          </span>
        ) : null}
      </div>
      <Checkbox
        className={classes.take ?? ''}
        classNames={{ input: grid.tick ?? '', icon: grid.tickIcon ?? '' }}
        aria-label={strings.grid.taken(row.row)}
        checked={!row.isSkipped}
        onChange={(event) => onTake(event.currentTarget.checked)}
      />
    </li>
  );
}
