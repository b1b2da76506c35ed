import { type FieldValue, KEY_COLUMN, labelOf, PROJECT_COLUMN, type RecordKind } from '@sightline/contract';
import { columnLetter, EMPTY_CELL, type TableCell, type TableRow } from '@sightline/interchange';
import { type Id, type Problem, problem } from '@sightline/kernel';
import { filled, type RecordTable, type Rule, type StoredRecord, type Values } from '../records/index.ts';
import type { Columns } from './guess-columns.ts';
import { lookupOf, namesOf, plainName } from './lookups.ts';
import { type Fault, found, type How, readCell } from './read-cell.ts';

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
};

/** Decides what every row would do, with all that is wrong; writes nothing. */
export function readRows(given: Given): { readonly plans: readonly RowPlan[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const begun = given.rows.map((row) => beginRow(given, row, faults));
  const own = withOwnNames(given, begun);
  const plans = begun.map((each) => finishRow({ ...given, how: own }, each, faults));
  return { plans: withRules(given, plans, faults), faults };
}

type Begun = {
  readonly row: TableRow;
  readonly projectId: Id<'project'> | null;
  readonly before: StoredRecord | null;
  readonly id: StoredRecord['id'];
  readonly key: string;
  readonly isSound: boolean;
};

/** Which record a row speaks of: by its key, else by its title, else a new one. */
function beginRow(given: Given, row: TableRow, faults: RowFault[]): Begun {
  const { table, columns, onRecord } = given;
  const projectId = table.group.isInProject ? projectOf(given, row, faults) : null;
  const key = cellAt(row, columns[KEY_COLUMN]).text.trim();
  const title = titleIn(given, row);
  const here = index(onRecord, table.kind);
  const by = key === '' ? 'title' : 'key';
  const before = key === '' && title === '' ? null : (here.get(spot(projectId, key === '' ? title : key, by)) ?? null);
  const isSound = !table.group.isInProject || projectId !== null;
  const isKey = key === '' || /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/.test(key);
  if (!isKey)
    faults.push(faultAt(row, KEY_COLUMN, columns, { code: 'record-import.key-not-valid', params: { text: key } }));
  return {
    row,
    projectId,
    before,
    id: before?.id ?? given.mint(),
    key: before?.key ?? (key === '' ? given.nextKey(projectId) : key),
    isSound: isSound && isKey,
  };
}

/** What people know the record by, where that is a text of its own. */
function titleIn({ table: { kind }, columns }: Given, row: TableRow): string {
  return kind.fields[kind.title]?.kind === 'text' ? cellAt(row, columns[kind.title]).text.trim() : '';
}

function projectOf({ columns, how }: Given, row: TableRow, faults: RowFault[]): Id<'project'> | null {
  const text = cellAt(row, columns[PROJECT_COLUMN]).text.trim();
  const reading =
    text === ''
      ? { fault: { code: 'record-import.needed', params: { label: 'Project' } } }
      : found(how.lookups.projects, plainName(text), { text, one: 'project' });
  if ('fault' in reading) {
    faults.push(faultAt(row, PROJECT_COLUMN, columns, reading.fault));
    return null;
  }
  return reading.value as Id<'project'> | null;
}

/** Rows may name each other: what the file brings is known while it is read. */
function withOwnNames({ table, columns, how }: Given, begun: readonly Begun[]): Given['how'] {
  const { kind } = table;
  const standing = begun.map(({ id, key, row }) => ({
    id,
    key,
    values: { [kind.title]: cellAt(row, columns[kind.title]).text.trim() } as Values,
  }));
  const known = how.lookups.records[kind.name];
  if (known === undefined) return how;
  const records = { ...how.lookups.records, [kind.name]: new Map([...known, ...lookupOf(standing, kind)]) };
  return { ...how, lookups: { ...how.lookups, records } };
}

function finishRow(given: Given, begun: Begun, faults: RowFault[]): RowPlan {
  const { table, columns, how, powerOf } = given;
  const { row, before } = begun;
  const values: Record<string, FieldValue> = {};
  const cells: Record<string, string> = {};
  let isSound = begun.isSound;
  for (const [name, field] of Object.entries(table.kind.fields)) {
    const reading = readCell(name, field, cellAt(row, columns[name]), { ...how, power: powerOf(name) });
    if ('fault' in reading) {
      faults.push(faultAt(row, name, columns, reading.fault));
      isSound = false;
      continue;
    }
    // An empty cell says nothing and erases nothing.
    const value = reading.value ?? before?.values[name] ?? defaultOf(name, table.kind);
    if (value !== null) values[name] = value;
    else if (field.isRequired) {
      faults.push(
        faultAt(row, name, columns, { code: 'record-import.needed', params: { label: labelOf(name, field) } }),
      );
      isSound = false;
    }
    if (reading.understood !== '') cells[name] = reading.understood;
  }
  const plan = { row: row.number, cells };
  if (!isSound) return { ...plan, act: 'faulty', record: null };
  const record = {
    id: begun.id,
    key: begun.key,
    version: before?.version ?? 1,
    projectId: begun.projectId,
    values: filled(table.kind, values),
  };
  if (before === null) return { ...plan, act: 'add', record };
  return { ...plan, act: JSON.stringify(before.values) === JSON.stringify(record.values) ? 'same' : 'change', record };
}

/** What a needed field holds when a file has no word for it: the first choice, and no for a flag. */
function defaultOf(name: string, kind: RecordKind): FieldValue {
  const field = kind.fields[name];
  if (field === undefined || !field.isRequired) return null;
  if (field.kind === 'flag') return false;
  if (field.kind === 'percent' && name === 'fullTimePercent') return 100;
  return field.kind === 'choice' && name === 'state' ? (field.values[0] ?? null) : null;
}

/** Rows that speak of one record: alike they count once, with each spelling of its name kept; otherwise the later one is a fault. */
function withoutRepeats(given: Given, plans: readonly RowPlan[], faults: RowFault[]): readonly RowPlan[] {
  const first = new Map<string, { plan: RowPlan; readonly at: number }>();
  const kept: RowPlan[] = [];
  for (const plan of plans) {
    const spots = plan.record === null ? [] : spotsOf(given, plan.record);
    const earlier = spots.map((each) => first.get(each)).find((each) => each !== undefined);
    if (earlier === undefined || plan.record === null) {
      for (const each of spots) first.set(each, { plan, at: kept.length });
      kept.push(plan);
    } else if (isAlike(given, earlier.plan.record, plan.record)) {
      kept[earlier.at] = earlier.plan = withSpelling(given, earlier.plan, plan.record);
      kept.push({ ...plan, act: 'same', record: null });
    } else {
      const params = { key: plan.record.key, row: earlier.plan.row };
      faults.push(
        faultAt(
          given.rows.find(({ number }) => number === plan.row),
          KEY_COLUMN,
          given.columns,
          { code: 'record-import.twice', params },
        ),
      );
      kept.push({ ...plan, act: 'faulty', record: null });
    }
  }
  return kept;
}

function spotsOf({ table, columns }: Given, record: StoredRecord): readonly string[] {
  const title = record.values[table.kind.title];
  const isText = table.kind.fields[table.kind.title]?.kind === 'text' && typeof title === 'string';
  const byTitle = isText && columns[KEY_COLUMN] === undefined ? [spot(record.projectId, title, 'title')] : [];
  return [spot(record.projectId, record.key, 'key'), ...byTitle];
}

/** Equal; where rows are known by their names, equal but for the spelling. */
function isAlike({ table: { kind }, columns }: Given, one: StoredRecord | null, other: StoredRecord): boolean {
  const spelt = columns[KEY_COLUMN] === undefined ? { [kind.title]: null, spellings: null } : {};
  const rest = ({ values }: StoredRecord) => JSON.stringify({ ...values, ...spelt });
  return one !== null && rest(one) === rest(other);
}

function withSpelling({ table: { kind } }: Given, plan: RowPlan, { values }: StoredRecord): RowPlan {
  const { record } = plan;
  const name = values[kind.title];
  if (record === null || kind.fields.spellings?.kind !== 'words' || typeof name !== 'string') return plan;
  const known = record.values.spellings;
  const spellings = Array.isArray(known) ? known : [];
  if (name === record.values[kind.title] || spellings.includes(name)) return plan;
  return { ...plan, record: { ...record, values: { ...record.values, spellings: [...spellings, name] } } };
}

/** The rules of the kind, over everything as it would stand. */
function withRules(given: Given, plans: readonly RowPlan[], faults: RowFault[]): readonly RowPlan[] {
  const { rule, onRecord } = given;
  const single = withoutRepeats(given, plans, faults);
  if (rule === undefined) return single;
  const after = new Map<string, StoredRecord>(onRecord.map((each) => [each.id, each]));
  for (const { record } of single) if (record !== null) after.set(record.id, record);
  return single.map((plan) => {
    const broken = plan.record === null ? [] : rule(plan.record, after);
    for (const each of broken) faults.push(brokenAt(plan, each));
    return broken.length === 0 ? plan : { ...plan, act: 'faulty' as const, record: null };
  });
}

function brokenAt({ row, record }: RowPlan, broken: Problem): RowFault {
  const field = broken.subject?.field ?? KEY_COLUMN;
  return { row, field, cell: `row ${row}`, text: record?.key ?? '', problem: broken };
}

/** Records by key and by title, in their project. */
function index(records: readonly StoredRecord[], kind: RecordKind): ReadonlyMap<string, StoredRecord> {
  const known = INDEXES.get(records);
  if (known !== undefined) return known;
  const made = new Map<string, StoredRecord>();
  for (const record of records) {
    for (const name of namesOf(record, kind)) made.set(`${record.projectId ?? ''} title ${name}`, record);
    made.set(spot(record.projectId, record.key, 'key'), record);
  }
  INDEXES.set(records, made);
  return made;
}

const INDEXES = new WeakMap<readonly StoredRecord[], ReadonlyMap<string, StoredRecord>>();

function spot(projectId: string | null, text: string, by: 'key' | 'title'): string {
  return `${projectId ?? ''} ${by} ${by === 'key' ? text.toLowerCase() : plainName(text)}`;
}

function cellAt(row: TableRow, column: number | undefined): TableCell {
  return column === undefined ? EMPTY_CELL : (row.cells[column] ?? EMPTY_CELL);
}

function faultAt(row: TableRow | undefined, field: string, columns: Columns, { code, params }: Fault): RowFault {
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
