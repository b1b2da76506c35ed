import { sql } from 'kysely';
import type { Db, OutboxEntry } from '../../modules/audit/index.ts';
import { isHeldEverywhere, seesProject, type Viewer } from '../../modules/identity/index.ts';
import { seesPortfolio, seesProgram } from '../../modules/portfolio/index.ts';
import type { Principal } from './caller.ts';

type Moved = OutboxEntry['moved'][number];
type Seer = (viewer: Viewer, principal: Principal, ids: readonly string[]) => ReturnType<typeof sql<{ id: string }>>;

/**
 * Which of the records that moved a reader may know of, by entity; of an entity that is not here nobody hears.
 * What belongs to a project is looked up in its history, so that its removal is heard of too.
 */
const SEERS: Readonly<Record<string, Seer>> = {
  project: (viewer, _, ids) =>
    sql`select t.id from unnest(${ids}::uuid[]) as t (id) where ${seesProject(viewer, 't.id')}`,
  plan: (viewer, _, ids) => ofProject(viewer, 'plan.plan_history', ids),
  milestone: (viewer, _, ids) => ofProject(viewer, 'plan.milestone_history', ids),
  record: (viewer, _, ids) =>
    sql`select distinct t.id from records.known_record t where t.id = any(${ids}::uuid[])
      and (t.project_id is null or ${seesProject(viewer, 't.project_id')})`,
  program: (viewer, _, ids) =>
    sql`select t.id from portfolio.program t where t.id = any(${ids}::uuid[]) and ${seesProgram(viewer)}`,
  portfolio: (viewer, _, ids) =>
    sql`select t.id from portfolio.portfolio t where t.id = any(${ids}::uuid[]) and ${seesPortfolio(viewer)}`,
  person: (_viewer, _principal, ids) => everyOne(ids),
  unit: (_viewer, _principal, ids) => everyOne(ids),
  organisation: (_viewer, _principal, ids) => everyOne(ids),
  token: (_, principal, ids) => ofAccount('identity.api_token', 't.account_id', principal, ids),
  delegation: (_, principal, ids) => ofAccount('identity.delegation', 't.from_account_id', principal, ids),
  account: (_, principal, ids) =>
    everyOne(isHeldEverywhere(principal.grants, 'access.read') ? ids : ids.filter((id) => id === principal.accountId)),
};

/** The entries that hold something for this reader, with that alone; the others leave no trace in his stream. */
export async function seenMoves(
  db: Db,
  entries: readonly OutboxEntry[],
  { viewer, principal }: { readonly viewer: Viewer; readonly principal: Principal },
): Promise<readonly OutboxEntry[]> {
  const seen = new Set<string>();
  for (const [entity, ids] of idsByEntity(entries.flatMap(({ moved }) => moved))) {
    const rows = await SEERS[entity]?.(viewer, principal, ids).execute(db);
    for (const { id } of rows?.rows ?? []) seen.add(`${entity} ${id}`);
  }
  return entries
    .map((entry) => ({ ...entry, moved: entry.moved.filter(({ entity, id }) => seen.has(`${entity} ${id}`)) }))
    .filter(({ moved }) => moved.length > 0);
}

function idsByEntity(moved: readonly Moved[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { entity, id } of moved) groups.set(entity, [...(groups.get(entity) ?? []), id]);
  return groups;
}

function ofProject(viewer: Viewer, history: string, ids: readonly string[]) {
  return sql<{ id: string }>`
    select distinct t.id from ${sql.table(history)} t where t.id = any(${ids}::uuid[]) and ${seesProject(viewer, 't.project_id')}`;
}

/** Somebody's own, and everybody's for whoever may look at access. */
function ofAccount(table: string, column: string, principal: Principal, ids: readonly string[]) {
  const isAll = isHeldEverywhere(principal.grants, 'access.read');
  return sql<{ id: string }>`
    select t.id from ${sql.table(table)} t
    where t.id = any(${ids}::uuid[]) and (${isAll} or ${sql.ref(column)} = ${principal.accountId})`;
}

function everyOne(ids: readonly string[]) {
  return sql<{ id: string }>`select id from unnest(${ids}::uuid[]) as t (id)`;
}
