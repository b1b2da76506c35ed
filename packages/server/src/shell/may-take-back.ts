import { type Capability, type Route, routes } from '@sightline/contract';
import { problem } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { HiddenProjects, MayTakeBack } from '../modules/audit/index.ts';
import {
  holdsOnProject,
  isHeldSomewhere,
  notAllowed,
  plainGrants,
  reachOf,
  readHeldGrants,
  seesProject,
} from '../modules/identity/index.ts';
import { closedProblems } from '../modules/portfolio/index.ts';
import { isCapability } from './http/named-objects.ts';

const PERMISSIONS: ReadonlyMap<string, Route['permission']> = new Map(
  Object.values(routes).map((route) => [route.id, route.permission]),
);

/** Taking a command back needs today what giving it would: sight of every project that moves, and the capability of its route. */
export const mayTakeBack: MayTakeBack = async (context, { first, last }) => {
  const permission = PERMISSIONS.get(first);
  if (permission === undefined) return problem('shell.not-found');
  const capability = isCapability(permission) ? permission : null;
  const projects = await standingProjects(context, sql`audit.projects_touched(${last})`, capability);
  if (projects.some(({ isSeen }) => !isSeen)) return problem('shell.not-found');
  if (capability === null) return null;
  if (reachOf(capability) === 'project' && projects.some(({ isHeld }) => !isHeld)) return notAllowed(capability);
  const [closed] = await closedProblems(
    context.db,
    capability,
    projects.map(({ id }) => id),
  );
  if (closed !== undefined) return closed;
  const { accountId } = context.caller;
  const grants = accountId === null ? [] : plainGrants(await readHeldGrants(context.db, accountId, context.now));
  return isHeldSomewhere(grants, capability) ? null : notAllowed(capability);
};

/** What somebody did in a project that is closed to him today tells him nothing of it any more. */
export const hiddenProjects: HiddenProjects = async (context, ids) => {
  const standing = await standingProjects(context, sql`unnest(${[...ids]}::uuid[])`, null);
  return new Set(standing.filter(({ isSeen }) => !isSeen).map(({ id }) => id));
};

type Standing = { readonly id: string; readonly isSeen: boolean; readonly isHeld: boolean };

/**
 * Those of these projects that exist now; what a redo makes again has nobody to hide it from but its author.
 * The database names them, those that the caller does not see among them, whose rows no query of his finds.
 */
async function standingProjects(
  { db, caller, now }: Parameters<MayTakeBack>[0],
  ids: RawBuilder<unknown>,
  capability: Capability | null,
): Promise<readonly Standing[]> {
  const viewer = { caller, now };
  const { rows } = await sql<Standing>`
    select t.id::text as id, ${seesProject(viewer, 't.id')} as "isSeen",
      ${holdsOnProject(viewer, capability ?? 'project.read', 't.id')} as "isHeld"
    from ${ids} as t (id) where identity.is_project(t.id)`.execute(db);
  return rows;
}
