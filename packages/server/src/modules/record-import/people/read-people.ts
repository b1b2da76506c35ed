import { setImmediate } from 'node:timers/promises';
import type { TableRow } from '@sightline/interchange';
import { type ListedPerson, nameKey } from '../../organisation/index.ts';
import type { RecordId, StoredRecord } from '../../records/index.ts';
import type { Columns } from '../guess-columns.ts';
import { faultAt, type RowFault, type RowPlan } from '../row-plan.ts';
import { faultsOf, findPerson, knownPeople, type SaidPerson, saidIn } from './find-person.ts';

type Given = {
  readonly rows: readonly TableRow[];
  readonly columns: Columns;
  readonly people: readonly ListedPerson[];
  readonly mint: () => RecordId;
};
export type ReadPeople = { readonly plans: readonly RowPlan[]; readonly faults: readonly RowFault[] };

/** Rows read before others get their turn on the server's one thread. */
const ROWS_AT_ONCE = 1000;

/** Decides what every row would do, with all that is wrong; writes nothing. */
export async function readPeople({ rows, columns, people, mint }: Given): Promise<ReadPeople> {
  const known = knownPeople(people);
  const [plans, faults]: [RowPlan[], RowFault[]] = [[], []];
  const earlier = new Map<string, { readonly row: number; readonly said: SaidPerson }>();
  const claimed = new Set<string>();

  const planOf = (row: TableRow): RowPlan => {
    const said = saidIn(row, columns);
    const blank = { row: row.number, before: null, record: null, cells: cellsOf(said) };
    const wrong = faultsOf(said);
    for (const { field, code, params } of wrong)
      faults.push(faultAt(row, columnFor(field, columns), columns, { code, params }));
    if (wrong.length > 0) return { ...blank, act: 'faulty' };
    const spot = said.email ?? `name ${nameKey(said.name)}`;
    const twin = earlier.get(spot);
    if (twin !== undefined) {
      if (nameKey(twin.said.name) === nameKey(said.name)) return { ...blank, act: 'same' };
      const params = { key: said.email ?? said.name, row: twin.row };
      faults.push(faultAt(row, columnFor('email', columns), columns, { code: 'record-import.twice', params }));
      return { ...blank, act: 'faulty' };
    }
    earlier.set(spot, { row: row.number, said });
    const found = findPerson(said, known);
    if (found === 'several') {
      const params = { text: said.name };
      faults.push(faultAt(row, columnFor('name', columns), columns, { code: 'record-import.namesakes', params }));
      return { ...blank, act: 'faulty' };
    }
    if (found === null || claimed.has(found.id))
      return { ...blank, act: 'add', record: recordOf({ id: mint(), version: 1, ...said }) };
    claimed.add(found.id);
    const before = recordOf(found);
    const record = recordOf({ ...found, name: said.name, email: said.email ?? found.email });
    const isSame = JSON.stringify(record) === JSON.stringify(before);
    return { ...blank, act: isSame ? 'same' : 'change', before, record };
  };

  for (const [at, row] of rows.entries()) {
    if (at % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    plans.push(planOf(row));
  }
  return { plans, faults };
}

/** A name may stand in one column, or its parts in two. */
function columnFor(field: 'name' | 'email', columns: Columns): string {
  if (field === 'email' || columns.name !== undefined) return field;
  return columns.lastName === undefined ? 'firstName' : 'lastName';
}

function cellsOf({ name, email }: SaidPerson): RowPlan['cells'] {
  return { ...(name === '' ? {} : { name }), ...(email === null ? {} : { email }) };
}

type Kept = SaidPerson & { readonly id: string; readonly version: number };

/** People have no keys: they are told by their names. */
function recordOf({ id, version, name, email }: Kept): StoredRecord {
  return { id: id as RecordId, version, key: name, projectId: null, values: { name, email } };
}
