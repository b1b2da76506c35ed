import { addDays, type ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { definedRecordsOf, isOfProject, type ReadContext } from '../audit/index.ts';

type Reading = Pick<ReadContext, 'db' | 'asOf' | 'today'>;

/** Two weeks of work; and how long before the need a role must be filled (design/domain.md 2.8). */
const LATE_AFTER_DAYS = 14;
const CRITICAL_BEFORE_DAYS = 28;

/** Requests for people that must be had and that nobody has filled. */
export type OpenRequests = {
  readonly projectId: ProjectId;
  /** Asked more than ten working days ago. */
  readonly late: number;
  /** Needed within four weeks, or already. */
  readonly critical: number;
  /** The role that is needed first. */
  readonly worst: string;
};

/** Of all projects that wait for someone, or of one. When it was asked is the day of the first row of its history. */
export async function listOpenRequests(
  reading: Reading,
  projectId: ProjectId | null,
): Promise<readonly OpenRequests[]> {
  const { today } = reading;
  const { rows } = await sql<OpenRequests>`
    select q.project_id as "projectId",
      count(*) filter (where a.asked_on < ${addDays(today, -LATE_AFTER_DAYS)}) as late,
      count(*) filter (where q.starts_on <= ${addDays(today, CRITICAL_BEFORE_DAYS)}) as critical,
      (array_agg(o.name order by q.starts_on, o.name, q.id))[1] as worst
    from ${definedRecordsOf(reading, 'deployment.resource_request')} q
    join ${definedRecordsOf(reading, 'resources.role')} o on o.id = q.role_id
    join lateral (
      select min(h.sys_from)::date as asked_on from deployment.resource_request_history h where h.id = q.id
    ) a on true
    where q.is_must and q.state in ('requested', 'proposed') and q.ends_on >= ${today}
      and ${isOfProject('q.project_id', projectId)}
    group by q.project_id`.execute(reading.db);
  return rows;
}
