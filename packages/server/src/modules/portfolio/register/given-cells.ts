import type { RegisterField, RegisterMapping } from '@sightline/contract';
import { columnLetter, EMPTY_CELL, type TableCell, type TableRow } from '@sightline/interchange';
import { REGISTER_FIELDS } from './fields.ts';

/** A correction as kept: `isConfirmed` when the user typed again what stood there already, and so insists on it. */
export type Edit = {
  readonly row: number;
  readonly field: RegisterField;
  readonly text: string;
  readonly isConfirmed: boolean;
};

/** One cell as it stands now: from the file, or as typed over it. */
export type GivenCell = {
  readonly cell: TableCell;
  readonly isEdited: boolean;
  readonly isConfirmed: boolean;
  /** `F12`; a field without a column is `row 12`. */
  readonly reference: string;
};

export type GivenRow = {
  readonly number: number;
  readonly isSkipped: boolean;
  readonly cells: ReadonlyMap<RegisterField, GivenCell>;
};

export type GivenTable = {
  readonly rows: readonly TableRow[];
  readonly mapping: RegisterMapping;
  readonly edits: readonly Edit[];
  readonly skipped: readonly number[];
};

/** The cells of each row by field. A field that has no column and was not typed is not there. */
export function givenRows({ rows, mapping, edits, skipped }: GivenTable): readonly GivenRow[] {
  const editAt = new Map(edits.map((edit) => [`${edit.row} ${edit.field}`, edit]));
  const isSkipped = new Set(skipped);
  return rows.map((row) => ({
    number: row.number,
    isSkipped: isSkipped.has(row.number),
    cells: new Map(
      REGISTER_FIELDS.flatMap((field) => givenCell(row, field, mapping, editAt.get(`${row.number} ${field}`))),
    ),
  }));
}

export function textAt(row: GivenRow, field: RegisterField): string {
  return row.cells.get(field)?.cell.text ?? '';
}

function givenCell(
  row: TableRow,
  field: RegisterField,
  mapping: RegisterMapping,
  edit: Edit | undefined,
): readonly [RegisterField, GivenCell][] {
  const column = mapping.columns[field];
  if (column === undefined && edit === undefined) return [];
  const reference = column === undefined ? `row ${row.number}` : `${columnLetter(column)}${row.number}`;
  const cell: TableCell =
    edit === undefined ? (row.cells[column ?? -1] ?? EMPTY_CELL) : { kind: 'text', text: edit.text };
  return [[field, { cell, isEdited: edit !== undefined, isConfirmed: edit?.isConfirmed ?? false, reference }]];
}
