import { Button, SegmentedControl } from '@mantine/core';
import type { RegisterField, RegisterImport } from '@sightline/contract';
import { IconArrowNarrowDown } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { Card, CardHeader } from '../../ui/page.tsx';
import { type CellPlace, nextFault, placeKey } from './fault-model.ts';
import { gridColumns, TAKE } from './grid-columns.tsx';
import { faultyRows, type RegisterRow, shownRows } from './grid-model.ts';
import { textAt } from './pending-edits.ts';
import classes from './register-grid.module.css';
import { strings } from './strings.ts';
import type { RegisterDraft } from './use-register-draft.ts';

export type RegisterGridHandle = {
  /** Scrolls to the cell and opens it for typing. */
  readonly edit: (place: CellPlace) => void;
};

/** The cell that is open, and what is typed in it; kept here so that scrolling away loses nothing. */
export type Editing = CellPlace & {
  readonly text: string;
  /** The text that stood there is marked, so that typing replaces it; what was just typed is not. */
  readonly isMarked: boolean;
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
  const [editing, setEditing] = useState<Editing | null>(null);
  const rows = shownRows(draft.rows, draft.faults, kept);
  const standOn = (place: CellPlace) => grid.current?.focusCell(String(place.row), place.field);
  const shownAt = (place: CellPlace) => pendingText(register, place) ?? textAt(draft, place);
  const edit = (place: CellPlace) => {
    standOn(place);
    // The grid puts the focus on the cell in the next frame; the editor takes it from there.
    requestAnimationFrame(() => setEditing({ ...place, text: shownAt(place), isMarked: true }));
  };
  useImperativeHandle(ref, () => ({ edit }));
  const keep = (place: CellPlace, text: string) => {
    if (text !== shownAt(place)) register.type([{ ...place, text }]);
  };
  const close = (place: CellPlace, goesOn: boolean) => {
    setEditing(null);
    const typed = new Set([...register.pending, place].map(placeKey));
    const open = draft.faults.filter((fault) => !typed.has(placeKey(fault)));
    const next = goesOn ? nextFault(open, fields, place) : null;
    if (next === null) standOn(place);
    else edit(next);
  };
  const columns = gridColumns({
    draft,
    pending: register.pending,
    editing,
    onEdit: edit,
    onText: (text) => setEditing((now) => (now === null ? null : { ...now, text })),
    onSave: (place, text, goesOn) => {
      keep(place, text);
      close(place, goesOn);
    },
    onTake: (place, text, goesOn) => {
      register.type([{ ...place, text }]);
      close(place, goesOn);
    },
    onLeave: (place, text) => {
      keep(place, text);
      setEditing(null);
    },
    onRevert: (place) => {
      setEditing(null);
      standOn(place);
    },
    onSkip: (row, isSkipped) => register.skip([{ row, isSkipped }]),
  });
  const onKey = (event: KeyboardEvent, row: RegisterRow, columnId: string) => {
    if (columnId === TAKE) {
      if (event.key !== ' ') return false;
      register.skip([{ row: row.row, isSkipped: !row.isSkipped }]);
      return true;
    }
    const field = fields.find((each) => each === columnId);
    const text = field === undefined ? null : typedText(event);
    if (field === undefined || text === null) return false;
    // At once: the next letter may be typed before the next frame.
    const place = { row: row.row, field };
    setEditing({ ...place, text: text.replaces ? text.text : shownAt(place), isMarked: !text.replaces });
    return true;
  };
  const next = nextFault(draft.faults, fields, editing);
  return (
    <Card label={strings.grid.label}>
      <CardHeader title={strings.grid.heading} note={<Hint />}>
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

function Hint() {
  return <span className={classes.hint}>{strings.grid.hint}</span>;
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

function pendingText(register: RegisterDraft, place: CellPlace): string | null {
  return register.pending.find((edit) => placeKey(edit) === placeKey(place))?.text ?? null;
}

/** As in a spreadsheet: a letter replaces the text, F2 and the space bar open it, Delete empties it. */
function typedText(event: KeyboardEvent): { readonly replaces: boolean; readonly text: string } | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'F2' || event.key === ' ') return { replaces: false, text: '' };
  if (event.key === 'Delete' || event.key === 'Backspace') return { replaces: true, text: '' };
  return event.key.length === 1 ? { replaces: true, text: event.key } : null;
}
