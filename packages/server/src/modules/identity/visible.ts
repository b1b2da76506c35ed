import type { Capability, Role } from '@sightline/contract';
import type { AccountId, ProjectId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Db, ReadContext } from '../audit/index.ts';
import { capabilitiesOnProject, reachOf, rolesWith } from './capability.ts';

/** Whose eyes a list is read with. Whoever holds the machine's own token sees everything; no route of the business lets that token in. */
export type Viewer = Pick<ReadContext, 'caller' | 'now'> & {
  /** Whose rights count; left out: all that the viewer holds, his own and those that others gave him for a time. */
  readonly rightsOf?: readonly AccountId[];
};

/** SQL condition over a row of rights with its days and whose they are. */
function holdsNow({ now, rightsOf }: Viewer, alias: string): RawBuilder<boolean> {
  const whose =
    rightsOf === undefined ? sql`` : sql` and ${sql.ref(`${alias}.rights_of`)} = any(${[...rightsOf]}::uuid[])`;
  return sql<boolean>`${sql.ref(`${alias}.since`)} <= ${now} and ${sql.ref(`${alias}.until`)} > ${now}${whose}`;
}

/** SQL condition: the viewer holds the capability on the project with the id in this column. */
export function holdsOnProject(viewer: Viewer, capability: Capability, column: string): RawBuilder<boolean> {
  const { accountId, isInstance } = viewer.caller;
  if (isInstance) return sql<boolean>`true`;
  return sql<boolean>`exists (
    select 1 from identity.visible_project v where v.project_id = ${sql.ref(column)} and v.account_id = ${accountId}
      and v.role = any(${[...rolesWith(capability)]}::text[]) and ${holdsNow(viewer, 'v')})`;
}

/** SQL condition: the viewer may see the project with the id in this column. */
export function seesProject(viewer: Viewer, column: string): RawBuilder<boolean> {
  return holdsOnProject(viewer, 'project.read', column);
}

/**
 * SQL condition: a grant of the viewer covers the program or portfolio. The columns are its id and its portfolio's;
 * `capability` null = any role of the business.
 */
export function holdsOnContainer(
  viewer: Viewer,
  capability: Capability | null,
  columns: { readonly program: string | null; readonly portfolio: string },
): RawBuilder<boolean> {
  const { accountId, isInstance } = viewer.caller;
  if (isInstance) return sql<boolean>`true`;
  const roles = rolesWith(capability ?? 'sight.read');
  const program = columns.program === null ? sql`null` : sql.ref(columns.program);
  return sql<boolean>`exists (
    select 1 from identity.held_grant g where g.account_id = ${accountId} and g.role = any(${[...roles]}::text[])
      and ${holdsNow(viewer, 'g')} and (g.scope_kind = 'all' or (g.scope_kind = 'portfolio' and g.scope_id = ${sql.ref(columns.portfolio)})
        or (g.scope_kind = 'program' and g.scope_id = ${program})))`;
}

/** SQL condition: some grant of the viewer carries the capability; one over all where it is held everywhere or not at all. */
export function holdsAtAll(viewer: Viewer, capability: Capability): RawBuilder<boolean> {
  const { accountId, isInstance } = viewer.caller;
  if (isInstance) return sql<boolean>`true`;
  const over = reachOf(capability) === 'everywhere' ? sql` and g.scope_kind = 'all'` : sql``;
  return sql<boolean>`exists (
    select 1 from identity.held_grant g where g.account_id = ${accountId}
      and g.role = any(${[...rolesWith(capability)]}::text[]) and ${holdsNow(viewer, 'g')}${over})`;
}

/** SQL condition: the viewer holds a role of the business over everything. */
export function holdsOverAll(viewer: Viewer): RawBuilder<boolean> {
  if (viewer.caller.isInstance) return sql<boolean>`true`;
  return sql<boolean>`exists (
    select 1 from identity.held_grant g where g.account_id = ${viewer.caller.accountId} and g.scope_kind = 'all'
      and g.role = any(${[...rolesWith('sight.read')]}::text[]) and ${holdsNow(viewer, 'g')})`;
}

/** SQL condition: a grant of the viewer covers the organisation unit with the id in this column, as the tree stands today. */
export function holdsOnUnit(viewer: Viewer, capability: Capability, column: string): RawBuilder<boolean> {
  const { accountId, isInstance } = viewer.caller;
  if (isInstance) return sql<boolean>`true`;
  return sql<boolean>`exists (
    select 1 from identity.held_grant g where g.account_id = ${accountId}
      and g.role = any(${[...rolesWith(capability)]}::text[]) and ${holdsNow(viewer, 'g')}
      and (g.scope_kind = 'all' or (g.scope_kind = 'unit' and exists (
        select 1 from organisation.unit_beneath b where b.root_id = g.scope_id and b.unit_id = ${sql.ref(column)}
          and b.period @> organisation.day_of(${viewer.now})))))`;
}

/** SQL: the viewer's roles on the project with the id in this column. */
export function rolesOnProject(viewer: Viewer, column: string): RawBuilder<readonly Role[]> {
  return sql`array(
    select distinct v.role from identity.visible_project v
    where v.project_id = ${sql.ref(column)} and v.account_id = ${viewer.caller.accountId} and ${holdsNow(viewer, 'v')})`;
}

/** What the viewer may do on one project. */
export async function capabilitiesOn(db: Db, viewer: Viewer, projectId: ProjectId): Promise<readonly Capability[]> {
  const { rows } = await sql<{ roles: readonly Role[] }>`
    select ${rolesOnProject(viewer, 'p.id')} as roles from portfolio.project p where p.id = ${projectId}`.execute(db);
  return capabilitiesOnProject(rows[0]?.roles ?? []);
}
