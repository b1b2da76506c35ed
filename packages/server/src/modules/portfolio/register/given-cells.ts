import type { RegisterField, RegisterMapping } from '@sightline/contract';
import { columnLetter, EMPTY_CELL, type TableCell, type TableRow, wantedRows } from '@sightline/interchange';
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
  return wantedRows(rows, mapping.only ?? null).map((row) => ({
    number: row.number,
    isSkipped: isSkipped.has(row.number),
    cells: new Map(
      REGISTER_FIELDS.flatMap((field) => givenCell(row, field, mapping, editAt.get(`${row.number} ${field}`))),
    ),
  }));
}

type TwoColumns = {
  readonly first: number | undefined;
  readonly second: number | undefined;
  /** true: the second is added below the first; otherwise it is read where the first is empty. */
  readonly isText: boolean;
};

/** What two columns of one field say in a row, and where it stands. */
export function cellOfTwo(
  row: TableRow,
  { first, second, isText }: TwoColumns,
): { readonly column: number | undefined; readonly cell: TableCell } {
  const [one, other] = [cellAt(row, first), cellAt(row, second)];
  if (other.text === '') return { column: first ?? second, cell: one };
  if (one.text === '') return { column: second, cell: other };
  const cell: TableCell = isText ? { kind: 'text', text: `${one.text}\n\n${other.text}` } : one;
  return { column: first, cell };
}

function cellAt(row: TableRow, column: number | undefined): TableCell {
  return column === undefined ? EMPTY_CELL : (row.cells[column] ?? EMPTY_CELL);
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
  const first = mapping.columns[field];
  if (first === undefined && edit === undefined) return [];
  const second = mapping.second?.[field];
  const { column, cell: given } = cellOfTwo(row, { first, second, isText: field === 'scope' });
  const reference = column === undefined ? `row ${row.number}` : `${columnLetter(column)}${row.number}`;
  const cell: TableCell = edit === undefined ? given : { kind: 'text', text: edit.text };
  return [[field, { cell, isEdited: edit !== undefined, isConfirmed: edit?.isConfirmed ?? false, reference }]];
}
