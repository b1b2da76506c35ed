import type { ResponseOf, unitRoutes } from '@sightline/contract';
import type { LocalDate, PersonId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type CommandContext, type Db, definedRecordsOf, insertRows, type ReadContext } from '../audit/index.ts';
import type { UnitId, UnitState } from './unit.ts';

type UnitsAnswer = ResponseOf<typeof unitRoutes.readUnits>;

/** Changes of the tree and of homes in it happen one after the other. */
export async function lockUnits(db: Db): Promise<void> {
  await sql`lock table organisation.unit in exclusive mode`.execute(db);
}

/** Rows of `id` and `name`: every unit under the name that it bears on the day of the read. */
export function unitNamesAt(context: Pick<ReadContext, 'asOf' | 'today'>): RawBuilder<unknown> {
  return sql`(
    select distinct on (unit_id) unit_id as id, name from ${definedRecordsOf(context, 'organisation.unit_state')} s
    order by unit_id, from_on > ${context.today}::date, abs(from_on - ${context.today}::date))`;
}

export async function readStates(db: Db): Promise<ReadonlyMap<UnitId, readonly UnitState[]>> {
  const { rows } = await sql<UnitState & { unitId: UnitId }>`
    select unit_id as "unitId", from_on as "from", is_open as "isOpen", name, parent_id as "parentId", head_id as "headId"
    from organisation.unit_state order by unit_id, from_on`.execute(db);
  const units = new Map<UnitId, UnitState[]>();
  for (const { unitId, ...state } of rows) {
    const states = units.get(unitId);
    if (states === undefined) units.set(unitId, [state]);
    else states.push(state);
  }
  return units;
}

/** Puts these states in the place of those that the unit has; one that stays as it is, is left alone. */
export async function writeStates(
  context: Pick<CommandContext, 'db' | 'mint'>,
  unitId: UnitId,
  { before, after }: { readonly before: readonly UnitState[]; readonly after: readonly UnitState[] },
): Promise<void> {
  const had = new Map(before.map((state) => [state.from, state]));
  const gone = before.filter(({ from }) => !after.some((state) => state.from === from)).map(({ from }) => from);
  if (gone.length > 0)
    await sql`delete from organisation.unit_state where unit_id = ${unitId} and from_on = any(${gone}::date[])`.execute(
      context.db,
    );
  for (const state of after) {
    const old = had.get(state.from);
    if (old === undefined) await insertRows(context.db, 'organisation.unit_state', [rowOf(context, unitId, state)]);
    else if (!isSame(old, state)) await updateState(context.db, unitId, state);
  }
}

function rowOf({ mint }: Pick<CommandContext, 'mint'>, unitId: UnitId, state: UnitState) {
  const { from, isOpen, name, parentId, headId } = state;
  const columns = { from_on: from, is_open: isOpen, name, parent_id: parentId, head_id: headId };
  return { id: mint<'unit-state'>(), version: 1, unit_id: unitId, ...columns };
}

async function updateState(db: Db, unitId: UnitId, { from, isOpen, name, parentId, headId }: UnitState): Promise<void> {
  await sql`
    update organisation.unit_state set is_open = ${isOpen}, name = ${name}, parent_id = ${parentId}, head_id = ${headId},
      version = version + 1
    where unit_id = ${unitId} and from_on = ${from}`.execute(db);
}

function isSame(one: UnitState, other: UnitState): boolean {
  return (
    one.isOpen === other.isOpen &&
    one.name === other.name &&
    one.parentId === other.parentId &&
    one.headId === other.headId
  );
}

export type Home = { readonly from: LocalDate; readonly unitId: UnitId | null };

export async function readHomes(db: Db, personId: PersonId): Promise<readonly Home[]> {
  const { rows } = await sql<Home>`
    select from_on as "from", unit_id as "unitId" from organisation.home_unit
    where person_id = ${personId} order by from_on`.execute(db);
  return rows;
}

/** The person's home from this day on; what stood for this day or a later one falls away. */
export async function writeHome(
  { db, mint }: Pick<CommandContext, 'db' | 'mint'>,
  personId: PersonId,
  { from, unitId }: Home,
): Promise<void> {
  await sql`delete from organisation.home_unit where person_id = ${personId} and from_on >= ${from}`.execute(db);
  await insertRows(db, 'organisation.home_unit', [
    { id: mint<'home-unit'>(), version: 1, person_id: personId, from_on: from, unit_id: unitId },
  ]);
}

/** People who have their home in the unit on some day from this one on, by name. */
export async function listDwellers(db: Db, unitId: UnitId, from: LocalDate): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct p.name from organisation.home_period h join organisation.person p on p.id = h.person_id
    where h.unit_id = ${unitId} and h.period && daterange(${from}, null) order by p.name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Is the unit open on every day from this one on? */
export async function isOpenFrom(db: Db, unitId: UnitId, from: LocalDate): Promise<boolean> {
  const { rows } = await sql<{ isOpen: boolean }>`
    select coalesce(range_agg(period) @> daterange(${from}, null), false) as "isOpen"
    from organisation.unit_period where unit_id = ${unitId}`.execute(db);
  return rows[0]?.isOpen === true;
}

export async function listUnits(db: Db, on: LocalDate): Promise<UnitsAnswer['units']> {
  const { rows } = await sql<UnitsAnswer['units'][number]>`
    select u.id, u.version, s.name, s.parent_id as "parentId", lower(s.period) as "from",
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as head,
      case when n.from_on is not null then json_build_object('on', n.from_on, 'isClosing', not n.is_open) end as next
    from organisation.unit_period s join organisation.unit u on u.id = s.unit_id
      left join organisation.person p on p.id = s.head_id
      left join organisation.unit_state n on n.unit_id = s.unit_id and n.from_on = upper(s.period)
    where s.period @> ${on}::date order by lower(s.name), u.id`.execute(db);
  return rows;
}

/** Units that are open on a day, by name. */
export async function listOpenUnits(
  db: Db,
  on: LocalDate,
): Promise<readonly { readonly id: UnitId; readonly name: string }[]> {
  return (await listUnits(db, on)).map(({ id, name }) => ({ id, name }));
}

export async function listHomes(db: Db, on: LocalDate): Promise<UnitsAnswer['people']> {
  const { rows } = await sql<UnitsAnswer['people'][number]>`
    select json_build_object('id', p.id, 'name', p.name) as person, h.unit_id as "unitId", h.from_on as "from"
    from organisation.person p left join lateral (
      select h.unit_id, h.from_on from organisation.home_unit h where h.person_id = p.id and h.from_on <= ${on}
      order by h.from_on desc limit 1) h on true
    order by lower(p.name), p.id`.execute(db);
  return rows;
}
