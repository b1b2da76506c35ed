import { kindOf, type OnlyRows, type RecordKind } from '@sightline/contract';
import { cleanText, readTable, type Table, type TableRow, wantedRows } from '@sightline/interchange';
import { type Id, ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import type { Db, ReadContext } from '../audit/index.ts';
import { type DateOrder, powerOfHeader, reportCurrency } from '../portfolio/index.ts';
import { nextKey, type RecordTable, type Rules, readKind, tableOf, usedKeys } from '../records/index.ts';
import type { RecordFiles } from './files.ts';
import { type Columns, guessColumns } from './guess-columns.ts';
import { columnProblems, isLongText, orderIn, otherCurrencies, unknownTargets, unreadSame } from './judge-columns.ts';
import { readLookups } from './lookups.ts';
import { type Named, type NamedKind, namedByRows, namedFields, withNewNames } from './named-kinds.ts';
import { readRows } from './read-rows.ts';
import { rowDoubts } from './row-doubts.ts';
import type { Given, RowFault, RowPlan, Sources } from './row-plan.ts';

export type FileQuery = {
  readonly kind: string;
  readonly name: string;
  readonly sheet?: string | undefined;
  readonly columns?: Columns | undefined;
  readonly second?: Columns | undefined;
  readonly only?: OnlyRows | undefined;
  readonly same?: Readonly<Record<string, string>> | undefined;
  readonly unread?: 'faulty' | 'empty' | undefined;
  readonly dateOrder?: DateOrder | undefined;
};

/** A file whose columns are understood, beside everything that its cells may name. */
export type OpenFile = {
  readonly table: RecordTable;
  readonly file: Table;
  /** Those that are asked for. */
  readonly rows: readonly TableRow[];
  readonly columns: Columns;
  readonly sources: Sources;
  readonly unread: Given['unread'];
  readonly dateOrder: DateOrder | null;
  readonly how: Given['how'];
  readonly powerOf: Given['powerOf'];
  /** What is wrong with the table as a whole. */
  readonly problems: readonly Problem[];
};

export type ReadFile = Pick<OpenFile, 'table' | 'file' | 'columns' | 'dateOrder' | 'problems'> & {
  /** Those that are asked for; not there = all. */
  readonly rows?: readonly TableRow[];
  readonly plans: readonly RowPlan[];
  readonly faults: readonly RowFault[];
  /** What is made by naming; not there = nothing. */
  readonly named?: readonly Named[];
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
  const { table, file, rows, columns, sources, unread, dateOrder, problems, how, powerOf } = opened.value;
  const named = await namedKinds(context, asked.files, table.kind);
  const lookups = withNewNames(how.lookups, { rows, sources }, named);
  const { plans, faults } = readRows({
    table,
    sources,
    rows,
    how: { ...how, lookups },
    unread,
    powerOf,
    onRecord: await readKind(context.db, table),
    rule: asked.rules[table.kind.name],
    mint: context.mint,
    nextKey: await keyGiver(context.db, table),
  });
  const taken = { rows, sources, plans };
  return ok({
    table,
    file,
    rows,
    columns,
    dateOrder,
    problems,
    plans,
    faults: [...faults, ...rowDoubts(table.kind, taken)],
    named: named.map((each) => namedByRows(each, taken, lookups)),
  });
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
  const rows = wantedRows(file.rows, query.only ?? null);
  const sources = sourcesOf(files, kind, { query, headers: file.headers });
  const { columns } = sources;
  const unknown = unknownTargets(files, kind, sources);
  if (unknown.length > 0) return refused(unknown);
  const dateOrder = query.dateOrder ?? orderIn(kind, rows, columns);
  const currency = await reportCurrency(db);
  const capability = files.group.isInProject ? files.edit : null;
  const how = { lookups: await readLookups(db, kind, { viewer: context, capability }), dateOrder, currency };
  const wrong = unreadSame(files.group, kind, { same: sources.same, how });
  if (wrong.length > 0) return refused(wrong);
  return ok({
    table: tableOf(kind.name),
    file,
    rows,
    columns,
    sources,
    unread: query.unread ?? 'faulty',
    dateOrder,
    how,
    powerOf: (column) => powerOfHeader(file.headers[column ?? -1] ?? ''),
    problems: [
      ...columnProblems(kind, sources),
      ...otherCurrencies(kind, sources, { headers: file.headers, currency }),
    ],
  });
}

type Asking = { readonly query: FileQuery; readonly headers: readonly string[] };

function sourcesOf({ group }: RecordFiles, kind: RecordKind, { query, headers }: Asking): Sources {
  return {
    columns: query.columns ?? guessColumns(group, kind, headers),
    second: query.second ?? {},
    same: query.same ?? {},
    isLongText: (name) => isLongText(kind.fields[name]),
  };
}

async function namedKinds(
  { db, mint }: ReadContext & Minting,
  { group }: RecordFiles,
  kind: RecordKind,
): Promise<readonly NamedKind[]> {
  const found: NamedKind[] = [];
  for (const [field, table] of namedFields(group, kind)) {
    const giveKey = await keyGiver(db, table);
    found.push({ field, table, onRecord: await readKind(db, table), mint, nextKey: () => giveKey(null) });
  }
  return found;
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
