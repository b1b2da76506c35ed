import { type Capability, type Route, routes } from '@sightline/contract';
import { problem } from '@sightline/kernel';
import { sql } from 'kysely';
import type { MayTakeBack, Touched } from '../modules/audit/index.ts';
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
export const mayTakeBack: MayTakeBack = async (context, { command, touched }) => {
  const permission = PERMISSIONS.get(command);
  if (permission === undefined) return problem('shell.not-found');
  const capability = isCapability(permission) ? permission : null;
  const projects = await standingProjects(context, projectsOf(touched), capability);
  if (projects.some(({ isSeen }) => !isSeen)) return problem('shell.not-found');
  if (capability === null) return null;
  if (reachOf(capability) === 'project' && projects.some(({ isHeld }) => !isHeld)) return notAllowed(capability);
  const [closed] = await closedProblems(context.db, capability, projectsOf(touched));
  if (closed !== undefined) return closed;
  const { accountId } = context.caller;
  const grants = accountId === null ? [] : plainGrants(await readHeldGrants(context.db, accountId, context.now));
  return isHeldSomewhere(grants, capability) ? null : notAllowed(capability);
};

function projectsOf(touched: readonly Touched[]): readonly string[] {
  const ids = touched.flatMap(({ table, id, projectId }) => (table === 'portfolio.project' ? [id] : (projectId ?? [])));
  return [...new Set(ids)];
}

/** Those that exist now; what a redo makes again has nobody to hide it from but its author. */
async function standingProjects(
  { db, caller, now }: Parameters<MayTakeBack>[0],
  ids: readonly string[],
  capability: Capability | null,
): Promise<readonly { readonly isSeen: boolean; readonly isHeld: boolean }[]> {
  const viewer = { caller, now };
  const { rows } = await sql<{ isSeen: boolean; isHeld: boolean }>`
    select ${seesProject(viewer, 't.id')} as "isSeen",
      ${holdsOnProject(viewer, capability ?? 'project.read', 't.id')} as "isHeld"
    from portfolio.project t where t.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}
