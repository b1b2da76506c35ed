import { type FieldValue, KEY_COLUMN, labelOf, type RecordKind } from '@sightline/contract';
import type { TableRow } from '@sightline/interchange';
import type { Problem } from '@sightline/kernel';
import { filled, type StoredRecord } from '../records/index.ts';
import { readCell } from './read-cell.ts';
import { beginRow, knownBy, withOwnNames } from './row-identity.ts';
import { type Begun, cellAt, faultAt, type Given, type RowFault, type RowPlan } from './row-plan.ts';
import { withoutRepeats } from './row-repeats.ts';

/** Decides what every row would do, with all that is wrong; writes nothing. */
export function readRows(given: Given): { readonly plans: readonly RowPlan[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const known = knownBy(given.onRecord, given.table.kind);
  const begin = given.begin ?? ((row: TableRow) => beginRow(given, row, { known, faults }));
  const begun = given.rows.map(begin);
  const own = withOwnNames(given, begun);
  const plans = begun.map((each) => finishRow({ ...given, how: own }, each, faults));
  return { plans: withRules(given, plans, faults), faults };
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
    const value = reading.value ?? before?.values[name] ?? begun.fills[name] ?? defaultOf(name, table.kind);
    if (value !== null) values[name] = value;
    else if (field.isRequired) {
      faults.push(
        faultAt(row, name, columns, { code: 'record-import.needed', params: { label: labelOf(name, field) } }),
      );
      isSound = false;
    }
    if (reading.understood !== '') cells[name] = reading.understood;
  }
  const plan = { row: row.number, before, cells };
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
