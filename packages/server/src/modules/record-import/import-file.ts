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
import type { RowFault, RowPlan, Sources } from './row-plan.ts';

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

export type ReadFile = {
  readonly table: RecordTable;
  readonly file: Table;
  /** Those that are asked for. */
  readonly rows: readonly TableRow[];
  readonly columns: Columns;
  readonly dateOrder: DateOrder | null;
  readonly plans: readonly RowPlan[];
  readonly faults: readonly RowFault[];
  readonly named: readonly Named[];
  readonly problems: readonly Problem[];
};

type Asked = {
  readonly query: FileQuery;
  readonly bytes: Uint8Array;
  readonly rules: Rules;
  readonly files: RecordFiles;
};
type Minting = { readonly mint: () => Id<'record'> };

/** Reads a file against what stands on record, and decides what each row would do. Writes nothing. */
export async function readRecordFile(
  context: ReadContext & Minting,
  { query, bytes, rules, files }: Asked,
): Promise<Result<ReadFile>> {
  const { db } = context;
  const name = cleanText(query.name);
  const read = await readTable(bytes, name, { sheet: query.sheet ?? null });
  if (!read.ok) return read;
  const file = read.value;
  if (file.rows.length === 0) return refused([problem('record-import.empty', { file: name })]);
  const kind = kindOf(files.group, query.kind);
  const table = tableOf(kind.name);
  const rows = wantedRows(file.rows, query.only ?? null);
  const sources = sourcesOf(files, kind, { query, headers: file.headers });
  const { columns } = sources;
  const unknown = unknownTargets(files, kind, sources);
  if (unknown.length > 0) return refused(unknown);
  const named = await namedKinds(context, files, kind);
  const known = await readLookups(db, kind, {
    viewer: context,
    capability: files.group.isInProject ? files.edit : null,
  });
  const dateOrder = query.dateOrder ?? orderIn(kind, rows, columns);
  const currency = await reportCurrency(db);
  const how = { lookups: withNewNames(known, { rows, sources }, named), dateOrder, currency };
  const wrong = unreadSame(kind, sources.same, how);
  if (wrong.length > 0) return refused(wrong);
  const reading = readRows({
    table,
    sources,
    rows,
    how,
    unread: query.unread ?? 'faulty',
    powerOf: (column) => powerOfHeader(file.headers[column ?? -1] ?? ''),
    onRecord: await readKind(db, table),
    rule: rules[kind.name],
    mint: context.mint,
    nextKey: await keyGiver(db, table),
  });
  const taken = { rows, sources, plans: reading.plans };
  return ok({
    table,
    file,
    rows,
    columns,
    dateOrder,
    plans: reading.plans,
    faults: [...reading.faults, ...rowDoubts(kind, taken)],
    named: named.map((each) => namedByRows(each, taken, how.lookups)),
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
async function keyGiver(db: Db, table: RecordTable): Promise<(projectId: Id<'project'> | null) => string> {
  const used = await usedKeys(db, table, null);
  const last = new Map<string, string>();
  return (projectId) => {
    const before = last.get(projectId ?? '');
    const next = nextKey(table.kind, before === undefined ? used : [before]);
    last.set(projectId ?? '', next);
    return next;
  };
}
