import { Checkbox } from '@mantine/core';
import type { RegisterField } from '@sightline/contract';
import { IconAlertTriangle, IconPencil, IconSquareX } from '@tabler/icons-react';
import type { GridColumn } from '../../ui/data-grid/grid-types.ts';
import { CellEditor } from './cell-editor.tsx';
import { type Fault, placeKey } from './fault-model.ts';
import { type RegisterColumn, type RegisterRow, shownText } from './grid-model.ts';
import type { PendingEdit } from './pending-edits.ts';
import classes from './register-grid.module.css';
import { fieldLabels, strings } from './strings.ts';
import { type CellActs, type Editing, TAKE } from './use-cell-editing.ts';

const MARKS = { error: IconSquareX, warning: IconAlertTriangle, note: null } as const;
const STICKY: ReadonlySet<RegisterField> = new Set(['key', 'name']);

type Context = CellActs & {
  readonly shown: readonly RegisterColumn[];
  readonly faults: ReadonlyMap<string, readonly Fault[]>;
  readonly pending: readonly PendingEdit[];
  readonly editing: Editing | null;
};

export function gridColumns(context: Context): readonly GridColumn<RegisterRow>[] {
  const pending = new Map(context.pending.map((edit) => [placeKey(edit), edit.text]));
  const take: GridColumn<RegisterRow> = {
    id: TAKE,
    head: strings.grid.row,
    width: 118,
    isSticky: true,
    cell: (row) => <TakeCell row={row} onSkip={context.onSkip} />,
    title: (row) => (row.updates === null ? undefined : `${row.updates.key} ${row.updates.name}`),
  };
  return [take, ...context.shown.map((column) => fieldColumn(column, context, pending))];
}

function fieldColumn(
  column: RegisterColumn,
  context: Context,
  pending: ReadonlyMap<string, string>,
): GridColumn<RegisterRow> {
  const { field } = column;
  return {
    id: field,
    head: fieldLabels[field],
    headTitle: column.letter === null ? fieldLabels[field] : `${fieldLabels[field]}, column ${column.letter}`,
    width: column.width,
    isSticky: STICKY.has(field),
    align: column.isNumber ? 'end' : 'start',
    title: (row) => row.cells[field]?.text,
    cell: (row) => {
      const place = { row: row.row, field };
      const own = context.faults.get(placeKey(place)) ?? [];
      if (context.editing?.row === row.row && context.editing.field === field)
        return <CellEditor editing={context.editing} faults={own} acts={context} />;
      const typed = pending.get(placeKey(place)) ?? null;
      return <ValueCell row={row} field={field} faults={own} typed={typed} onEdit={() => context.onEdit(place)} />;
    },
  };
}

function TakeCell({ row, onSkip }: { readonly row: RegisterRow; readonly onSkip: CellActs['onSkip'] }) {
  const effect = row.isSkipped
    ? strings.grid.skipped
    : row.updates === null
      ? strings.grid.isNew
      : strings.grid.updates;
  return (
    <span className={classes.take}>
      <Checkbox
        size="xs"
        classNames={{ input: classes.tick ?? '', icon: classes.tickIcon ?? '' }}
        aria-label={strings.grid.taken(row.row)}
        checked={!row.isSkipped}
        onChange={(event) => onSkip(row.row, !event.currentTarget.checked)}
        tabIndex={-1}
        data-cell-action
      />
      <span className={classes.rowNumber}>{row.row}</span>
      <span
        className={classes.effect}
        data-effect={row.isSkipped ? 'skipped' : row.updates === null ? 'new' : 'update'}
      >
        {effect}
      </span>
    </span>
  );
}

type ValueProps = {
  readonly row: RegisterRow;
  readonly field: RegisterField;
  readonly faults: readonly Fault[];
  /** Typed and on its way; null when nothing is. */
  readonly typed: string | null;
  readonly onEdit: () => void;
};

function ValueCell({ row, field, faults, typed, onEdit }: ValueProps) {
  const [worst] = row.isSkipped || typed !== null ? [] : faults;
  const Mark = worst === undefined ? null : MARKS[worst.problem.severity];
  const isEdited = typed !== null || row.cells[field]?.isEdited === true;
  const text = typed ?? shownText(row, field, worst !== undefined);
  return (
    <button
      type="button"
      tabIndex={-1}
      data-cell-action
      className={classes.value}
      data-severity={worst?.problem.severity}
      data-edited={isEdited || undefined}
      data-skipped={row.isSkipped || undefined}
      data-field={field}
      aria-label={text === '' && worst === undefined ? strings.grid.emptyCell(fieldLabels[field]) : undefined}
      onClick={onEdit}
    >
      {Mark === null ? null : <Mark size={14} stroke={1.6} className={classes.mark} aria-hidden="true" />}
      <span className={classes.text}>{text}</span>
      {isEdited ? <IconPencil size={12} stroke={1.6} className={classes.pencil} aria-hidden="true" /> : null}
      {worst === undefined ? null : (
        <span className="visually-hidden">
          , {strings.grid.fault[worst.problem.severity]}: {worst.problem.text}
        </span>
      )}
      {isEdited ? <span className="visually-hidden">, {strings.grid.edited}</span> : null}
    </button>
  );
}
