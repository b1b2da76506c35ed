import { columnLetter, type TableCell, type TableRow } from '@sightline/interchange';
import { type Id, type Problem, problem, type Severity } from '@sightline/kernel';
import { cellOfTwo } from '../portfolio/index.ts';
import { plainName, type RecordTable, type Rule, type StoredRecord } from '../records/index.ts';
import type { Columns } from './guess-columns.ts';
import type { Fault, How } from './read-cell.ts';

export type RowFault = {
  readonly row: number;
  readonly field: string;
  readonly cell: string;
  readonly text: string;
  readonly problem: Problem;
};

/** What a row would do. `record` is as it would stand; null where the row is faulty. */
export type RowPlan = {
  readonly row: number;
  readonly act: 'add' | 'change' | 'same' | 'faulty';
  readonly record: StoredRecord | null;
  readonly cells: Readonly<Record<string, string>>;
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

export function faultAt(sources: Sources, { row, field, severity = 'error' }: At, { code, params }: Fault): RowFault {
  const { column = sources.columns[field], cell } = cellOf(sources, row, field);
  const at = column === undefined ? `row ${row.number}` : `${columnLetter(column)}${row.number}`;
  const subject = { entity: 'row', id: String(row.number), field };
  return {
    row: row.number,
    field,
    cell: at,
    text: cell.text,
    problem: problem(code, { cell: at, text: cell.text, ...params }, { severity, subject }),
  };
}
