import type { LocalDate, ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { definedRecordsOf, isOfProject, type Reading } from '../audit/index.ts';

/** The last month that a project reported: the first day of it. A report that was only begun is none. */
export type LastReport = { readonly projectId: ProjectId; readonly periodOn: LocalDate };

/** Of all projects that ever reported, or of one. */
export async function listLastReports(reading: Reading, projectId: ProjectId | null): Promise<readonly LastReport[]> {
  const { rows } = await sql<LastReport>`
    select project_id as "projectId", max(period_on) as "periodOn"
    from ${definedRecordsOf(reading, 'governance.period_report')} r
    where state not in ('not-started', 'draft', 'late') and ${isOfProject('r.project_id', projectId)}
    group by project_id`.execute(reading.db);
  return rows;
}

/** What a project is to cost yet by its latest forecast, from a day on; in minor units of the report currency. */
export type ToGo = { readonly projectId: ProjectId; readonly madeOn: LocalDate; readonly toGoMinor: number };

/** Of all projects that forecast, or of one. @param after months that begin later are still to come */
export async function listToGo(
  reading: Reading,
  projectId: ProjectId | null,
  after: LocalDate,
): Promise<readonly ToGo[]> {
  const { rows } = await sql<ToGo>`
    select f.project_id as "projectId", f.made_on as "madeOn",
      coalesce(sum(f.amount_minor) filter (where f.period_on > ${after}), 0)::bigint as "toGoMinor"
    from ${definedRecordsOf(reading, 'governance.forecast')} f
    join (
      select project_id, max(made_on) as made_on from ${definedRecordsOf(reading, 'governance.forecast')} r
      where ${isOfProject('r.project_id', projectId)} group by project_id
    ) l on l.project_id = f.project_id and l.made_on = f.made_on
    group by f.project_id, f.made_on`.execute(reading.db);
  return rows;
}
