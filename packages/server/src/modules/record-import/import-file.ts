import { kindOf, labelOf, type RecordKind } from '@sightline/contract';
import { cleanText, readTable, type Table } from '@sightline/interchange';
import { type Id, ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import type { Db, ReadContext } from '../audit/index.ts';
import { type DateOrder, dateOrderOf, powerOfHeader, reportCurrency } from '../portfolio/index.ts';
import { nextKey, type RecordTable, type Rules, readKind, tableOf, usedKeys } from '../records/index.ts';
import type { RecordFiles } from './files.ts';
import { type Columns, guessColumns, targetsOf } from './guess-columns.ts';
import { readLookups } from './lookups.ts';
import { readRows } from './read-rows.ts';
import type { Given, RowFault, RowPlan } from './row-plan.ts';

export type FileQuery = {
  readonly kind: string;
  readonly name: string;
  readonly sheet?: string | undefined;
  readonly columns?: Columns | undefined;
  readonly dateOrder?: DateOrder | undefined;
};

/** A file whose columns are understood, beside everything that its cells may name. */
export type OpenFile = {
  readonly table: RecordTable;
  readonly file: Table;
  readonly columns: Columns;
  readonly dateOrder: DateOrder | null;
  readonly how: Given['how'];
  readonly powerOf: Given['powerOf'];
  /** What is wrong with the table as a whole. */
  readonly problems: readonly Problem[];
};

export type ReadFile = Pick<OpenFile, 'table' | 'file' | 'columns' | 'dateOrder' | 'problems'> & {
  readonly plans: readonly RowPlan[];
  readonly faults: readonly RowFault[];
};

export type Asked = {
  readonly query: FileQuery;
  readonly bytes: Uint8Array;
  readonly rules: Rules;
  readonly files: RecordFiles;
};
export type Minting = { readonly mint: () => Id<'record'> };

/** Reads a file against what stands on record, and decides what each row would do. Writes nothing. */
export async function readRecordFile(context: ReadContext & Minting, asked: Asked): Promise<Result<ReadFile>> {
  const opened = await openRecordFile(context, asked);
  if (!opened.ok) return opened;
  const { table, file, columns, dateOrder, problems, how, powerOf } = opened.value;
  const reading = readRows({
    table,
    columns,
    rows: file.rows,
    how,
    powerOf,
    onRecord: await readKind(context.db, table),
    rule: asked.rules[table.kind.name],
    mint: context.mint,
    nextKey: await keyGiver(context.db, table),
  });
  return ok({ table, file, columns, dateOrder, problems, ...reading });
}

export async function openRecordFile(
  context: ReadContext,
  { query, bytes, files }: Omit<Asked, 'rules'>,
): Promise<Result<OpenFile>> {
  const { db } = context;
  const name = cleanText(query.name);
  const read = await readTable(bytes, name, { sheet: query.sheet ?? null });
  if (!read.ok) return read;
  const file = read.value;
  if (file.rows.length === 0) return refused([problem('record-import.empty', { file: name })]);
  const kind = kindOf(files.group, query.kind);
  const columns = query.columns ?? guessColumns(files.group, kind, file.headers);
  const unknown = unknownColumns(files, kind, columns);
  if (unknown.length > 0) return refused(unknown);
  const dateOrder = query.dateOrder ?? orderIn(kind, file, columns);
  const how = {
    lookups: await readLookups(db, kind, { viewer: context, capability: files.group.isInProject ? files.edit : null }),
    dateOrder,
    currency: await reportCurrency(db),
  };
  return ok({
    table: tableOf(kind.name),
    file,
    columns,
    dateOrder,
    how,
    powerOf: (field) => powerOfHeader(file.headers[columns[field] ?? -1] ?? ''),
    problems: missingColumns(kind, columns),
  });
}

/** Gives keys one after the other, each project its own where the kind belongs to projects. */
export async function keyGiver(db: Db, table: RecordTable): Promise<Given['nextKey']> {
  const used = await usedKeys(db, table, null);
  const last = new Map<string, string>();
  return (projectId) => {
    const before = last.get(projectId ?? '');
    const next = nextKey(table.kind, before === undefined ? used : [before]);
    last.set(projectId ?? '', next);
    return next;
  };
}

function unknownColumns({ group }: RecordFiles, kind: RecordKind, columns: Columns): readonly Problem[] {
  const known = new Set(targetsOf(group, kind).map(({ target }) => target));
  return Object.keys(columns)
    .filter((field) => !known.has(field))
    .map((field) => problem('record-import.no-such-column', { field, one: kind.one }));
}

function orderIn(kind: RecordKind, { rows }: Table, columns: Columns): DateOrder | null {
  const dates = Object.entries(kind.fields).flatMap(([name, field]) =>
    field.kind === 'date' ? (columns[name] ?? []) : [],
  );
  return dateOrderOf(rows.flatMap(({ cells }) => dates.flatMap((column) => cells[column] ?? [])));
}

function missingColumns(kind: RecordKind, columns: Columns): readonly Problem[] {
  const needed = Object.entries(kind.fields).filter(
    ([name, field]) => field.isRequired && columns[name] === undefined && !hasDefault(name, field.kind),
  );
  return needed.map(([name, field]) =>
    problem('record-import.no-column', { label: labelOf(name, field), one: kind.one }),
  );
}

function hasDefault(name: string, kind: string): boolean {
  return kind === 'flag' || name === 'state' || name === 'fullTimePercent';
}
