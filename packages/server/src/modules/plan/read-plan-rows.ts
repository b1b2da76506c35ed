import type { Calendar, Lag, LinkType } from '@sightline/engine';
import type { LocalMinute, ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Reading, recordsOf } from '../audit/index.ts';
import type { StoredTask } from './read-plan.ts';

/** What all rows of a plan share. */
export type PlanFrame = {
  readonly minutesPerDay: number;
  readonly calendar: Calendar | null;
  readonly start: LocalMinute | null;
  readonly finish: LocalMinute | null;
  readonly total: number;
};

/** Null when the project holds no plan. */
export async function readPlanFrame(reading: Reading, projectId: ProjectId): Promise<PlanFrame | null> {
  const { rows } = await sql<PlanFrame>`
    select p.minutes_per_day as "minutesPerDay", s.start_minute as "start", s.finish_minute as "finish",
      (select c from json_array_elements(p.calendars) c where c ->> 'id' = p.default_calendar_id limit 1) as "calendar",
      s.task_count as "total"
    from ${recordsOf(reading, 'plan.plan')} p
      join ${recordsOf(reading, 'plan.schedule_summary')} s on s.project_id = p.project_id
    where p.project_id = ${projectId}`.execute(reading.db);
  return rows[0] ?? null;
}

export type RowSpan = { readonly offset: number; readonly limit: number };

export type RowFacts = Omit<StoredTask, 'storedStart' | 'startCause' | 'finishCause'>;

/** Tasks in plan order without their causes. */
export async function listRowFacts(
  reading: Reading,
  projectId: ProjectId,
  { offset, limit }: RowSpan,
): Promise<readonly RowFacts[]> {
  const { rows } = await sql<RowFacts>`
    select t.id, t.code, t.wbs, t.name, t.kind, t.outline_level as "outlineLevel", t.duration_minutes as "durationMinutes",
      t.is_elapsed as "isElapsed", t.percent_complete as "percentComplete", d.start_minute as "start", d.finish_minute as "finish",
      d.late_finish_minute as "lateFinish", t.baseline_start_minute as "baselineStart", t.baseline_finish_minute as "baselineFinish",
      t.stored_finish_minute as "storedFinish", d.total_float_minutes as "totalFloatMinutes",
      coalesce(d.is_critical, false) as "isCritical"
    from ${recordsOf(reading, 'plan.task')} t
      left join ${recordsOf(reading, 'plan.task_date')} d on d.project_id = t.project_id and d.task_id = t.id
    where t.project_id = ${projectId} order by t.position, t.id offset ${offset} limit ${limit}`.execute(reading.db);
  return rows;
}

/** A link by the places of its tasks in the plan. */
export type PlacedLink = {
  readonly from: number;
  readonly to: number;
  readonly type: LinkType;
  readonly lag: Lag;
  readonly isDriving: boolean;
};

/** The links whose successor lies in the span, in the order of their successors. */
export async function listPlacedLinks(
  reading: Reading,
  projectId: ProjectId,
  { offset, limit }: RowSpan,
): Promise<readonly PlacedLink[]> {
  const { rows } = await sql<PlacedLink>`
    with placed as (
      select t.id, (row_number() over (order by t.position, t.id))::integer - 1 as place
      from ${recordsOf(reading, 'plan.task')} t where t.project_id = ${projectId}
    )
    select f.place as "from", t.place as "to", l.type, json_build_object('amount', l.lag_amount, 'unit', l.lag_unit) as "lag",
      coalesce(l.id::text in (d.start_cause ->> 'linkId', d.finish_cause ->> 'linkId'), false) as "isDriving"
    from ${recordsOf(reading, 'plan.link')} l
      join placed f on f.id = l.predecessor_id
      join placed t on t.id = l.successor_id
      left join ${recordsOf(reading, 'plan.task_date')} d on d.project_id = l.project_id and d.task_id = l.successor_id
    where l.project_id = ${projectId} and t.place >= ${offset} and t.place < ${offset + limit}
    order by t.place, f.place, l.id`.execute(reading.db);
  return rows;
}
