import { KEY_COLUMN, PROJECT_COLUMN } from '@sightline/contract';
import { ok, type Result } from '@sightline/kernel';
import type { ReadContext } from '../audit/index.ts';
import { listProjects } from '../portfolio/index.ts';
import {
  type Begun,
  cellAt,
  faultAt,
  type Given,
  keyGiver,
  type OpenFile,
  openRecordFile,
  type ReadFile,
  type RowFault,
  type RowPlan,
  readRows,
  registerOf,
  type Upload,
} from '../record-import/index.ts';
import { type RecordId, readKind, type StoredRecord, tableOf } from '../records/index.ts';
import { byReference, codesOf, type FoundLine, findLine } from './find-line.ts';
import { lineReferences, referenceKey } from './line-reference.ts';
import { closedFor, type Months, monthProblem, readMonths } from './month-guard.ts';

export const ACTUALS = tableOf('actual');
export const UNASSIGNED = tableOf('unassigned-cost');

/** A file of the ledger: what becomes of its lines in projects, and of those that lead to none. */
export type ReadLedger = {
  /** All rows in their order, for people to look at. */
  readonly file: ReadFile;
  readonly placed: readonly RowPlan[];
  readonly unplaced: readonly RowPlan[];
  /** Unassigned costs that have found their project. */
  readonly settled: readonly RecordId[];
};

type Context = ReadContext & { readonly mint: () => RecordId };

/** Reads a file of the ledger against what stands, and decides what each line would do. Writes nothing. */
export async function readLedger(context: Context, { query, bytes }: Upload): Promise<Result<ReadLedger>> {
  const opened = await openRecordFile(context, { query, bytes, files: registerOf('ledger') });
  if (!opened.ok) return opened;
  const file = { ...opened.value, columns: query.columns ?? ledgerColumns(opened.value.columns) };
  const months = await readMonths(context);
  const lines = await findLines(context, file);
  const isPlaced = ({ projectId }: FoundLine) => projectId !== null || !months.keepsAllMoney;
  const placed = await readLines(context, file, { table: ACTUALS, lines: lines.filter(isPlaced) });
  const unplaced = await readLines(context, file, {
    table: UNASSIGNED,
    lines: lines.filter((each) => !isPlaced(each)),
  });
  const inTime = {
    placed: withoutClosed(placed, { file, months }),
    unplaced: withoutClosed(unplaced, { file, months }),
  };
  const plans = [...inTime.placed.plans, ...inTime.unplaced.plans.map(asAside)].sort((a, b) => a.row - b.row);
  const faults = [...inTime.placed.faults, ...inTime.unplaced.faults].sort((a, b) => a.row - b.row);
  return ok({
    file: { ...file, plans, faults },
    placed: inTime.placed.plans,
    unplaced: inTime.unplaced.plans,
    settled: settledBy(lines, inTime.placed.plans),
  });
}

/** What other registers call their key is a ledger's reference. */
function ledgerColumns(columns: OpenFile['columns']): OpenFile['columns'] {
  const { [KEY_COLUMN]: key, ...rest } = columns;
  return key === undefined || rest.ledgerRef !== undefined ? rest : { ...rest, ledgerRef: key };
}

async function findLines(context: Context, { file, columns, how }: OpenFile): Promise<readonly FoundLine[]> {
  const { db } = context;
  const { projects } = how.lookups;
  const writable = new Set(projects.values());
  const within = (records: readonly StoredRecord[]) => records.filter(({ projectId }) => writable.has(projectId));
  const finding = {
    columns,
    projects,
    codes: codesOf(within(await readKind(db, tableOf('cost-account')))),
    actuals: byReference(within(await readKind(db, ACTUALS))),
    aside: byReference(await readKind(db, UNASSIGNED)),
  };
  const references = lineReferences(file.rows, columns);
  return file.rows.map((row, at) => findLine(row, references[at] ?? '', finding));
}

type Lines = { readonly table: Given['table']; readonly lines: readonly FoundLine[] };
type Reading = { readonly plans: readonly RowPlan[]; readonly faults: readonly RowFault[] };

async function readLines(context: Context, file: OpenFile, { table, lines }: Lines): Promise<Reading> {
  const { columns, how, powerOf } = file;
  const nextKey = await keyGiver(context.db, table);
  const begun = new Map<string, Begun>();
  const faults: RowFault[] = [];
  const byRow = new Map(lines.map((line) => [line.row, line]));
  const projects = new Map((await listProjects(context, context)).map(({ id, key }) => [id as string, key]));
  const begin: Given['begin'] = (row) => {
    const line = byRow.get(row);
    const name = referenceKey(line?.reference ?? '');
    const before = (table === ACTUALS ? line?.actual : line?.unassigned) ?? null;
    const projectId = table === ACTUALS ? (line?.projectId ?? null) : null;
    const fault = line === undefined || table !== ACTUALS ? null : faultOf(line, file, projects);
    if (fault !== null) faults.push(fault);
    const twin = begun.get(name);
    const own: Begun = {
      row,
      projectId,
      before,
      id: before?.id ?? twin?.id ?? context.mint(),
      key: before?.key ?? twin?.key ?? nextKey(projectId),
      isSound: fault === null,
      // A ledger that says nothing of a line's state has posted it.
      fills: { ledgerRef: line?.reference ?? null, state: 'actual' },
    };
    begun.set(name, own);
    return own;
  };
  const rows = lines.map(({ row }) => row);
  const mint = context.mint;
  const reading = readRows({ table, columns, rows, how, powerOf, onRecord: [], rule: undefined, mint, nextKey, begin });
  return { plans: reading.plans, faults: [...faults, ...reading.faults] };
}

/** Why a line cannot go where it should: it stands elsewhere, or its project is none that the caller may write into. */
function faultOf(line: FoundLine, { columns }: OpenFile, keys: ReadonlyMap<string, string>): RowFault | null {
  const { row, reference, actual, isElsewhere, projectId } = line;
  if (isElsewhere) {
    const project = keys.get(actual?.projectId ?? '') ?? '';
    return faultAt(row, PROJECT_COLUMN, columns, { code: 'finance.line-elsewhere', params: { reference, project } });
  }
  if (projectId !== null) return null;
  const text = cellAt(row, columns[PROJECT_COLUMN]).text.trim();
  return faultAt(
    row,
    PROJECT_COLUMN,
    columns,
    text === ''
      ? { code: 'record-import.needed', params: { label: 'Project' } }
      : { code: 'record-import.not-known', params: { text, one: 'project' } },
  );
}

/** What would be written into a month that is closed is a fault, line by line. */
function withoutClosed(
  { plans, faults }: Reading,
  { file, months }: { readonly file: OpenFile; readonly months: Months },
): Reading {
  const added: RowFault[] = [];
  const rows = new Map(file.file.rows.map((row) => [row.number, row]));
  const kept = plans.map((plan) => {
    if (plan.act !== 'add' && plan.act !== 'change') return plan;
    const closed = closedFor(months, plan.before) ?? closedFor(months, plan.record);
    if (closed === null) return plan;
    const fault = faultAt(rows.get(plan.row), 'periodOn', file.columns, { code: '', params: {} });
    added.push({ ...fault, problem: monthProblem(closed, fault.cell) });
    return { ...plan, act: 'faulty' as const, record: null };
  });
  return { plans: kept, faults: [...faults, ...added] };
}

function asAside(plan: RowPlan): RowPlan {
  return plan.act === 'add' ? { ...plan, act: 'aside' } : plan;
}

function settledBy(lines: readonly FoundLine[], placed: readonly RowPlan[]): readonly RecordId[] {
  const sound = new Set(placed.flatMap(({ act, row }) => (act === 'faulty' ? [] : [row])));
  const settled = lines.flatMap(({ row, projectId, unassigned }) =>
    projectId !== null && unassigned !== null && sound.has(row.number) ? [unassigned.id] : [],
  );
  return [...new Set(settled)];
}
