import { KEY_COLUMN } from '@sightline/contract';
import type { StoredRecord } from '../records/index.ts';
import { faultAt, type Given, type RowFault, type RowPlan, spot } from './row-plan.ts';

/** Rows that speak of one record: alike they count once, with each spelling of its name kept; otherwise the later one is a fault. */
export function withoutRepeats(given: Given, plans: readonly RowPlan[], faults: RowFault[]): readonly RowPlan[] {
  const first = new Map<string, { plan: RowPlan; readonly at: number }>();
  const kept: RowPlan[] = [];
  const rows = new Map(given.rows.map((row) => [row.number, row]));
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
      const params = { key: calledIn(given, plan.record), row: earlier.plan.row };
      faults.push(
        faultAt(
          rows.get(plan.row),
          given.columns[KEY_COLUMN] === undefined ? given.table.kind.title : KEY_COLUMN,
          given.columns,
          { code: 'record-import.twice', params },
        ),
      );
      kept.push({ ...plan, act: 'faulty', record: null });
    }
  }
  return kept;
}

/** Its key where the file tells it, else what people know it by. */
function calledIn({ table, columns }: Given, { key, values }: StoredRecord): string {
  const title = values[table.kind.title];
  return columns[KEY_COLUMN] === undefined && typeof title === 'string' ? title : key;
}

function spotsOf({ table, columns, begin }: Given, record: StoredRecord): readonly string[] {
  const title = record.values[table.kind.title];
  const isText = table.kind.fields[table.kind.title]?.kind === 'text' && typeof title === 'string';
  const byTitle =
    isText && begin === undefined && columns[KEY_COLUMN] === undefined ? [spot(record.projectId, title, 'title')] : [];
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
