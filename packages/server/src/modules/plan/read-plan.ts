import type { Cause, Lag, LinkType } from '@sightline/engine';
import type { LocalMinute, Problem, ProjectId, TaskId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Reading, recordsOf } from '../audit/index.ts';
import type { ToldCause } from './cause-text.ts';
import type { NotCarriedCount } from './import/inspected-file.ts';

/** A plan as it is kept, without its tasks. */
export type PlanHead = {
  readonly name: string;
  readonly fileName: string | null;
  readonly format: string;
  readonly importedAt: string;
  readonly statusAt: LocalMinute | null;
  readonly minutesPerDay: number;
  readonly notCarried: readonly NotCarriedCount[];
  readonly findings: readonly Problem[];
};

export async function readPlanHead(reading: Reading, projectId: ProjectId): Promise<PlanHead | null> {
  const { rows } = await sql<PlanHead>`
    select name, file_name as "fileName", format, imported_at as "importedAt", status_minute as "statusAt",
      minutes_per_day as "minutesPerDay", not_carried as "notCarried", findings
    from ${recordsOf(reading, 'plan.plan')} p where project_id = ${projectId}`.execute(reading.db);
  return rows[0] ?? null;
}

export type StoredTask = {
  readonly id: TaskId;
  readonly code: string;
  readonly wbs: string;
  readonly name: string;
  readonly kind: 'task' | 'start-milestone' | 'finish-milestone' | 'summary' | 'level-of-effort';
  readonly outlineLevel: number;
  readonly durationMinutes: number;
  readonly isElapsed: boolean;
  readonly percentComplete: number;
  readonly start: LocalMinute | null;
  readonly finish: LocalMinute | null;
  readonly lateFinish: LocalMinute | null;
  readonly baselineStart: LocalMinute | null;
  readonly baselineFinish: LocalMinute | null;
  readonly storedStart: LocalMinute | null;
  readonly storedFinish: LocalMinute | null;
  readonly totalFloatMinutes: number | null;
  readonly isCritical: boolean;
  readonly startCause: StoredCause | null;
  readonly finishCause: StoredCause | null;
};

/** A cause with the name of its task and the shape of its link, joined where it is read. */
export type StoredCause = {
  readonly cause: Cause;
  readonly taskName: string | null;
  readonly linkType: LinkType | null;
  readonly lagAmount: number | null;
  readonly lagUnit: Lag['unit'] | null;
};

/** One page of tasks in plan order, their causes told with names: one round trip however long the page. */
export async function listTasks(
  reading: Reading,
  projectId: ProjectId,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly StoredTask[]> {
  const { rows } = await sql<StoredTask>`
    select t.id, t.code, t.wbs, t.name, t.kind, t.outline_level as "outlineLevel", t.duration_minutes as "durationMinutes",
      t.is_elapsed as "isElapsed", t.percent_complete as "percentComplete", d.start_minute as "start", d.finish_minute as "finish",
      d.late_finish_minute as "lateFinish", t.baseline_start_minute as "baselineStart",
      t.baseline_finish_minute as "baselineFinish", t.stored_start_minute as "storedStart",
      t.stored_finish_minute as "storedFinish", d.total_float_minutes as "totalFloatMinutes",
      coalesce(d.is_critical, false) as "isCritical", ${toldCause(reading, 'd.start_cause')} as "startCause",
      ${toldCause(reading, 'd.finish_cause')} as "finishCause"
    from ${recordsOf(reading, 'plan.task')} t
      left join ${recordsOf(reading, 'plan.task_date')} d on d.project_id = t.project_id and d.task_id = t.id
    where t.project_id = ${projectId} order by t.position, t.id offset ${page.offset} limit ${page.limit}`.execute(
    reading.db,
  );
  return rows;
}

/** Index look-ups per row; the page is at most 500 rows. */
function toldCause(reading: Reading, column: 'd.start_cause' | 'd.finish_cause') {
  const cause = sql.ref(column);
  const [tasks, links] = [recordsOf(reading, 'plan.task'), recordsOf(reading, 'plan.link')];
  return sql`case when ${cause} is null then null else json_build_object('cause', ${cause},
    'taskName', (select n.name from ${tasks} n where n.project_id = d.project_id and n.id = (${cause} ->> 'taskId')::uuid),
    'linkType', (select l.type from ${links} l where l.project_id = d.project_id and l.id = (${cause} ->> 'linkId')::uuid),
    'lagAmount', (select l.lag_amount from ${links} l where l.project_id = d.project_id and l.id = (${cause} ->> 'linkId')::uuid),
    'lagUnit', (select l.lag_unit from ${links} l where l.project_id = d.project_id and l.id = (${cause} ->> 'linkId')::uuid)) end`;
}

export function toldOf(stored: StoredCause): ToldCause {
  const { cause, taskName, linkType, lagAmount, lagUnit } = stored;
  const link =
    linkType === null || lagAmount === null || lagUnit === null
      ? null
      : { type: linkType, lag: { amount: lagAmount, unit: lagUnit } };
  return { cause, taskName, link };
}
