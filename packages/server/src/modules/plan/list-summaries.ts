import type { ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { isOfProject, type Reading, recordsOf } from '../audit/index.ts';
import type { ProjectSummary } from './schedule-summary.ts';

/** One row per project that holds a plan, or at most one for the given project; in the order of project ids. */
export async function listSummaries(reading: Reading, projectId: ProjectId | null): Promise<readonly ProjectSummary[]> {
  const { rows } = await sql<ProjectSummary>`
    select s.project_id as "projectId", l.name as "planName", l.file_name as "fileName", l.imported_at as "importedAt",
      l.minutes_per_day as "minutesPerDay", l.status_minute as "statusAt", s.start_minute as "start", s.finish_minute as "finish",
      s.finish_task_id as "finishTaskId", f.name as "finishTaskName", s.baseline_finish_minute as "baselineFinish",
      s.least_float_minutes as "leastFloatMinutes", s.least_float_task_id as "leastFloatTaskId", m.name as "leastFloatTaskName",
      s.progress_percent as "progressPercent", s.task_count as "taskCount",
      json_build_object('equal', s.agreement_equal, 'compared', s.agreement_compared) as "agreement",
      s.next_milestone as "nextMilestone", s.earned_value as "earnedValue"
    from ${recordsOf(reading, 'plan.schedule_summary')} s
    join ${recordsOf(reading, 'plan.plan')} l on l.project_id = s.project_id
    left join ${recordsOf(reading, 'plan.task')} f on f.project_id = s.project_id and f.id = s.finish_task_id
    left join ${recordsOf(reading, 'plan.task')} m on m.project_id = s.project_id and m.id = s.least_float_task_id
    where ${isOfProject('s.project_id', projectId)}
    order by s.project_id`.execute(reading.db);
  return rows;
}
