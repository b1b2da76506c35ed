import { columnLetter, EMPTY_CELL, type TableCell, type TableRow } from '@sightline/interchange';
import { type Id, type Problem, problem, type Severity } from '@sightline/kernel';
import { cellOfTwo } from '../portfolio/index.ts';
import { plainName, type RecordTable, type Rule, type StoredRecord, type Values } from '../records/index.ts';
import type { Columns } from './guess-columns.ts';
import type { Fault, How } from './read-cell.ts';

export type RowFault = {
  readonly row: number;
  readonly field: string;
  readonly cell: string;
  readonly text: string;
  readonly problem: Problem;
};

/** What a row would do. `record` is as it would stand, null where the row is faulty; `before` is what it would change. */
export type RowPlan = {
  readonly row: number;
  /** `aside`: kept as a line that leads to no project. */
  readonly act: 'add' | 'change' | 'same' | 'aside' | 'faulty';
  readonly record: StoredRecord | null;
  readonly before: StoredRecord | null;
  readonly cells: Readonly<Record<string, string>>;
};

/** Which record a row speaks of, before its fields are read. */
export type Begun = {
  readonly row: TableRow;
  readonly projectId: Id<'project'> | null;
  readonly before: StoredRecord | null;
  readonly id: StoredRecord['id'];
  readonly key: string;
  readonly isSound: boolean;
  /** What is known of it where the row says nothing. */
  readonly fills: Values;
};

/** Where the fields of a row stand. */
export type Sources = {
  readonly columns: Columns;
  /** A second column of a field: read where the first is empty; added below it where the field is a long text. */
  readonly second: Columns;
  /** One text of a field for all rows that do not say it themselves. */
  readonly same: Readonly<Record<string, string>>;
  readonly isLongText: (field: string) => boolean;
};

export type Given = {
  readonly table: RecordTable;
  readonly sources: Sources;
  readonly rows: readonly TableRow[];
  readonly how: Omit<How, 'power'>;
  /** What is wrong with a cell that need not be filled: its row, or only the cell, which is then left empty. */
  readonly unread: 'faulty' | 'empty';
  /** Powers of ten that the header of a column adds to its amounts. */
  readonly powerOf: (column: number | undefined) => number;
  /** The kind's records as they stand. */
  readonly onRecord: readonly StoredRecord[];
  readonly rule: Rule | undefined;
  readonly mint: () => StoredRecord['id'];
  readonly nextKey: (projectId: Id<'project'> | null) => string;
  /** How a row finds its record where neither key nor title tell it. */
  readonly begin?: (row: TableRow) => Begun;
};

export function spot(projectId: string | null, text: string, by: 'key' | 'title'): string {
  return `${projectId ?? ''} ${by} ${by === 'key' ? text.toLowerCase() : plainName(text)}`;
}

export type Placed = { readonly column: number | undefined; readonly cell: TableCell };

/** What a row says of a field, and in which column. */
export function cellOf({ columns, second, same, isLongText }: Sources, row: TableRow, field: string): Placed {
  const columnsOf = { first: columns[field], second: second[field], isText: isLongText(field) };
  const placed = cellOfTwo(row, columnsOf);
  const given = same[field];
  return placed.cell.text.trim() !== '' || given === undefined
    ? placed
    : { column: undefined, cell: { kind: 'text', text: given } };
}

export function textOf(sources: Sources, row: TableRow, field: string): string {
  return cellOf(sources, row, field).cell.text.trim();
}

type At = { readonly row: TableRow; readonly field: string; readonly severity?: Severity };

export function faultIn(sources: Sources, { row, field, severity = 'error' }: At, fault: Fault): RowFault {
  const { column = sources.columns[field], cell } = cellOf(sources, row, field);
  return placed({ row: row.number, field, column, text: cell.text, severity }, fault);
}

export function cellAt(row: TableRow, column: number | undefined): TableCell {
  return column === undefined ? EMPTY_CELL : (row.cells[column] ?? EMPTY_CELL);
}

export function faultAt(row: TableRow | undefined, field: string, columns: Columns, fault: Fault): RowFault {
  const column = columns[field];
  const text = row === undefined ? '' : cellAt(row, column).text;
  return placed({ row: row?.number ?? 0, field, column, text, severity: 'error' }, fault);
}

type Place = Pick<RowFault, 'row' | 'field' | 'text'> & {
  readonly column: number | undefined;
  readonly severity: Severity;
};

function placed({ row, field, column, text, severity }: Place, { code, params }: Fault): RowFault {
  const cell = column === undefined ? `row ${row}` : `${columnLetter(column)}${row}`;
  const subject = { entity: 'row', id: String(row), field };
  return { row, field, cell, text, problem: problem(code, { cell, text, ...params }, { severity, subject }) };
}
