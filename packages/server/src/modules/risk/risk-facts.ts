import type { ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { definedRecordsOf, isOfProject, type ReadContext } from '../audit/index.ts';

type Reading = Pick<ReadContext, 'db' | 'asOf' | 'today'>;

/** Probability times impact, of 25, from which a threat is red (the 5 x 5 matrix of design/domain.md 2.4). */
export const RED_SCORE = 15;

export type RedRisks = {
  readonly projectId: ProjectId;
  /** Open threats that are red. */
  readonly red: number;
  /** Of them without a response, without an owner, or with a response whose day has passed. */
  readonly unanswered: number;
  /** The name of the worst, one without an answer first. */
  readonly worst: string;
};

/** Of all projects that have a red threat, or of one. */
export async function listRedRisks(reading: Reading, projectId: ProjectId | null): Promise<readonly RedRisks[]> {
  const isUnanswered = sql<boolean>`(response is null or owner_id is null or due_on < ${reading.today})`;
  const { rows } = await sql<RedRisks>`
    select project_id as "projectId", count(*) as red, count(*) filter (where ${isUnanswered}) as unanswered,
      (array_agg(name order by ${isUnanswered} desc, probability * impact desc, key, id))[1] as worst
    from ${definedRecordsOf(reading, 'raid.risk')} r
    where not is_opportunity and state in ('open', 'responding') and probability * impact >= ${RED_SCORE}
      and ${isOfProject('r.project_id', projectId)}
    group by project_id`.execute(reading.db);
  return rows;
}

/** Requests for change that wait for a decision which the project cannot make itself. */
export type PendingChanges = { readonly projectId: ProjectId; readonly pending: number; readonly worst: string };

/** Of all projects that have some, or of one; the dearest is named. */
export async function listPendingChanges(
  reading: Pick<Reading, 'db' | 'asOf'>,
  projectId: ProjectId | null,
): Promise<readonly PendingChanges[]> {
  const { rows } = await sql<PendingChanges>`
    select project_id as "projectId", count(*) as pending,
      (array_agg(name order by coalesce(cost_minor, 0) desc, key, id))[1] as worst
    from ${definedRecordsOf(reading, 'raid.change_request')} c
    where state in ('submitted', 'in-board') and ${isOfProject('c.project_id', projectId)}
    group by project_id`.execute(reading.db);
  return rows;
}
