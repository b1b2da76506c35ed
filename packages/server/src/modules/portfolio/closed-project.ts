import type { Capability, Stage } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../audit/index.ts';

/** After `close`, and in the side states that end a project, its delivery is over. */
const CLOSED: readonly Stage[] = ['benefits', 'cancelled', 'rejected'];

/** What is part of delivery: on a closed project plan and status are records. A plan file brought in for one is a record too. */
const OF_DELIVERY: readonly Capability[] = ['plan.edit', 'status.report'];

export function isClosedTo(capability: Capability, stage: Stage): boolean {
  return CLOSED.includes(stage) && OF_DELIVERY.includes(capability);
}

/** One problem for each of these projects whose stage does not let this be done any more. */
export async function closedProblems(
  db: Db,
  capability: Capability,
  projectIds: readonly string[],
): Promise<readonly Problem[]> {
  if (!OF_DELIVERY.includes(capability)) return [];
  const { rows } = await sql<{ key: string; stage: Stage }>`
    select key, stage from portfolio.project
    where id = any(${[...projectIds]}::uuid[]) and stage = any(${[...CLOSED]}::text[]) order by key`.execute(db);
  return rows.map(({ key, stage }) => problem('portfolio.project-closed', { key, stage, rule: capability }));
}
