import { columnLetter, EMPTY_CELL, type TableCell, type TableRow } from '@sightline/interchange';
import { type Id, type Problem, problem } from '@sightline/kernel';
import type { RecordTable, Rule, StoredRecord, Values } from '../records/index.ts';
import type { Columns } from './guess-columns.ts';
import { plainName } from './lookups.ts';
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

export type Given = {
  readonly table: RecordTable;
  readonly columns: Columns;
  readonly rows: readonly TableRow[];
  readonly how: Omit<How, 'power'>;
  readonly powerOf: (field: string) => number;
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

export function cellAt(row: TableRow, column: number | undefined): TableCell {
  return column === undefined ? EMPTY_CELL : (row.cells[column] ?? EMPTY_CELL);
}

export function faultAt(row: TableRow | undefined, field: string, columns: Columns, { code, params }: Fault): RowFault {
  const column = columns[field];
  const number = row?.number ?? 0;
  const cell = column === undefined ? `row ${number}` : `${columnLetter(column)}${number}`;
  const text = row === undefined ? '' : cellAt(row, column).text;
  return {
    row: number,
    field,
    cell,
    text,
    problem: problem(code, { cell, text, ...params }, { subject: { entity: 'row', id: String(number), field } }),
  };
}
