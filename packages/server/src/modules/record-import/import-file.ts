import { kindOf, labelOf, type RecordImportPreview, type RecordKind } from '@sightline/contract';
import { cleanText, columnLetter, readTable, type Table } from '@sightline/interchange';
import { type Id, ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import type { Db, ReadContext } from '../audit/index.ts';
import { type DateOrder, dateOrderOf, powerOfHeader, reportCurrency } from '../portfolio/index.ts';
import { nextKey, type RecordTable, type Rules, readKind, tableOf, usedKeys } from '../records/index.ts';
import type { RecordFiles } from './files.ts';
import { type Columns, guessColumns, targetsOf } from './guess-columns.ts';
import { readLookups } from './lookups.ts';
import { readRows } from './read-rows.ts';
import type { RowFault, RowPlan } from './row-plan.ts';

export type FileQuery = {
  readonly kind: string;
  readonly name: string;
  readonly sheet?: string | undefined;
  readonly columns?: Columns | undefined;
  readonly dateOrder?: DateOrder | undefined;
};

export type ReadFile = {
  readonly table: RecordTable;
  readonly file: Table;
  readonly columns: Columns;
  readonly dateOrder: DateOrder | null;
  readonly plans: readonly RowPlan[];
  readonly faults: readonly RowFault[];
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
  const columns = query.columns ?? guessColumns(files.group, kind, file.headers);
  const unknown = unknownColumns(files, kind, columns);
  if (unknown.length > 0) return refused(unknown);
  const dateOrder = query.dateOrder ?? orderIn(kind, file, columns);
  const how = {
    lookups: await readLookups(db, kind, { viewer: context, capability: files.group.isInProject ? files.edit : null }),
    dateOrder,
    currency: await reportCurrency(db),
  };
  const reading = readRows({
    table,
    columns,
    rows: file.rows,
    how,
    powerOf: (field) => powerOfHeader(file.headers[columns[field] ?? -1] ?? ''),
    onRecord: await readKind(db, table),
    rule: rules[kind.name],
    mint: context.mint,
    nextKey: await keyGiver(db, table),
  });
  return ok({ table, file, columns, dateOrder, ...reading, problems: missingColumns(kind, columns) });
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

const ROWS_SHOWN = 200;
const FAULTS_SHOWN = 500;
const SAMPLES = 3;

export type Told = (problems: readonly Problem[]) => RecordImportPreview['problems'];

export function previewOf(read: ReadFile, told: Told): RecordImportPreview {
  const { file, columns, dateOrder, plans, faults, problems } = read;
  const count = (act: RowPlan['act']) => plans.filter((plan) => plan.act === act).length;
  return {
    sheet: file.sheet,
    sheets: [...file.sheets],
    headers: file.headers.map((text, index) => ({
      index,
      letter: columnLetter(index),
      text,
      sample: file.rows.flatMap(({ cells }) => cells[index]?.text || []).slice(0, SAMPLES),
    })),
    columns: { ...columns },
    dateOrder,
    rows: plans
      .slice(0, ROWS_SHOWN)
      .map(({ row, act, record, cells }) => ({ row, act, key: record?.key ?? null, cells: { ...cells } })),
    faults: faults.slice(0, FAULTS_SHOWN).map((fault) => ({ ...fault, problem: firstOf(told([fault.problem])) })),
    problems: told(problems),
    outcome: { added: count('add'), changed: count('change'), same: count('same'), faulty: count('faulty') },
  };
}

function firstOf(problems: RecordImportPreview['problems']): RecordImportPreview['problems'][number] {
  const [first] = problems;
  if (first === undefined) throw new Error('a problem was told as none');
  return first;
}
