import { Button, SegmentedControl } from '@mantine/core';
import type { RegisterField, RegisterImport } from '@sightline/contract';
import { IconArrowNarrowDown } from '@tabler/icons-react';
import { type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { Card, CardHeader } from '../../ui/page.tsx';
import { type CellPlace, faultsToFix, indexFaults, nextFault } from './fault-model.ts';
import { gridColumns } from './grid-columns.tsx';
import { columnsOf, faultyRows, shownRows } from './grid-model.ts';
import classes from './register-grid.module.css';
import { strings } from './strings.ts';
import { useCellEditing } from './use-cell-editing.ts';
import type { RegisterDraft } from './use-register-draft.ts';

export type RegisterGridHandle = {
  /** Scrolls to the cell and opens it for typing. */
  readonly edit: (place: CellPlace) => void;
};

type Props = {
  readonly draft: RegisterImport;
  readonly register: RegisterDraft;
  readonly fields: readonly RegisterField[];
  /** Rows that had faults when the filter was chosen; null = all rows are shown. */
  readonly kept: ReadonlySet<number> | null;
  readonly onFilter: (isOn: boolean) => void;
  readonly ref?: Ref<RegisterGridHandle>;
};

const ROW_HEIGHT = 28;

/** All rows as the server understood them; any cell is typed over in place. */
export function RegisterGrid({ draft, register, fields, kept, onFilter, ref }: Props) {
  const grid = useRef<GridHandle>(null);
  const standOn = (place: CellPlace) => grid.current?.focusCell(String(place.row), place.field);
  const { editing, edit, acts, onKey } = useCellEditing({ draft, register, fields, standOn });
  useImperativeHandle(ref, () => ({ edit }));
  const rows = useMemo(() => shownRows(draft.rows, draft.faults, kept), [draft, kept]);
  const faults = useMemo(() => indexFaults(draft.faults), [draft]);
  const shown = useMemo(() => columnsOf(draft), [draft]);
  const columns = gridColumns({ shown, faults, pending: register.pending, editing, ...acts });
  const next = nextFault(faultsToFix(draft.faults), fields, editing);
  return (
    <Card label={strings.grid.label}>
      <CardHeader title={strings.grid.heading} note={<span className={classes.hint}>{strings.grid.hint}</span>}>
        <Button
          variant="subtle"
          size="xs"
          disabled={next === null}
          leftSection={<IconArrowNarrowDown size={14} stroke={1.6} aria-hidden="true" />}
          onClick={() => {
            if (next !== null) edit(next);
          }}
        >
          {strings.grid.nextFault}
        </Button>
        <RowFilter draft={draft} isOn={kept !== null} onFilter={onFilter} />
      </CardHeader>
      <DataGrid
        ref={grid}
        label={strings.grid.label}
        columns={columns}
        items={rows.map((row) => ({ kind: 'row', id: String(row.row), row, isSelected: editing?.row === row.row }))}
        rowHeight={ROW_HEIGHT}
        onKey={onKey}
        firstColumn="name"
      />
      {rows.length === 0 ? <p className={classes.empty}>{strings.grid.empty}</p> : null}
    </Card>
  );
}

type FilterProps = {
  readonly draft: RegisterImport;
  readonly isOn: boolean;
  readonly onFilter: (isOn: boolean) => void;
};

export function RowFilter({ draft, isOn, onFilter }: FilterProps) {
  return (
    <SegmentedControl
      size="xs"
      className={classes.filter ?? ''}
      aria-label={strings.grid.show}
      value={isOn ? 'faulty' : 'all'}
      onChange={(value) => onFilter(value === 'faulty')}
      data={[
        { value: 'all', label: `${strings.grid.all} ${draft.rows.length.toLocaleString('en-GB')}` },
        { value: 'faulty', label: `${strings.grid.faulty} ${faultyRows(draft.faults).size.toLocaleString('en-GB')}` },
      ]}
    />
  );
}
