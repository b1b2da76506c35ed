import type { Calendar, LinkType, Plan, PlanLink, PlanOptions, PlanTask, RuleProfile } from '@sightline/engine';
import type { ImportedPlan, ImportedTask } from '@sightline/interchange';
import type { LocalMinute, ProjectId } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../audit/index.ts';

type Head = Pick<ImportedPlan, 'externalId' | 'name' | 'currency' | 'minutesPerDay' | 'storedFinish'> &
  Pick<Plan, 'profile' | 'start' | 'statusAt' | 'finishBy' | 'defaultCalendarId' | 'calendars' | 'options'>;

/** A kept plan in the shape in which it came from its file, under our ids; null when the project holds none. */
export async function readWholePlan(db: Db, projectId: ProjectId): Promise<ImportedPlan | null> {
  const { rows } = await sql<Head & { profile: RuleProfile; calendars: Calendar[]; options: PlanOptions }>`
    select external_id as "externalId", name, currency, minutes_per_day as "minutesPerDay", stored_finish_minute as "storedFinish",
      profile, start_minute as start, status_minute as "statusAt", finish_by_minute as "finishBy",
      default_calendar_id as "defaultCalendarId", calendars, options
    from plan.plan where project_id = ${projectId}`.execute(db);
  const head = rows[0];
  if (head === undefined) return null;
  const { externalId, name, currency, minutesPerDay, storedFinish, ...frame } = head;
  const tasks = await readTasks(db, projectId);
  const plan: Plan = { ...frame, tasks: tasks.map(({ network }) => network), links: await readLinks(db, projectId) };
  const told = tasks.map((task) => task.told);
  return { externalId, name, currency, minutesPerDay, storedFinish, plan, tasks: told, calendars: plan.calendars };
}

type TaskRow = Omit<PlanTask, 'manual'> &
  Omit<ImportedTask, 'id' | 'stored'> & {
    readonly isManual: boolean;
    readonly manualStart: LocalMinute | null;
    readonly manualFinish: LocalMinute | null;
    readonly storedStart: LocalMinute | null;
    readonly storedFinish: LocalMinute | null;
  };

async function readTasks(
  db: Db,
  projectId: ProjectId,
): Promise<readonly { readonly network: PlanTask; readonly told: ImportedTask }[]> {
  const { rows } = await sql<TaskRow>`
    select id, kind, parent_id as "parentId", duration_minutes as "durationMinutes", is_elapsed as "isElapsed",
      remaining_minutes as "remainingMinutes", calendar_id as "calendarId", constraints, deadline_minute as deadline,
      actual_start_minute as "actualStart", actual_finish_minute as "actualFinish", percent_complete as "percentComplete",
      is_manual as "isManual", manual_start_minute as "manualStart", manual_finish_minute as "manualFinish",
      is_active as "isActive", levelling_delay_minutes as "levellingDelayMinutes", external_id as "externalId", guid, code, wbs, name,
      outline_level as "outlineLevel", baseline_start_minute as "baselineStart", baseline_finish_minute as "baselineFinish",
      baseline_cost_minor as "baselineCostMinor", actual_cost_minor as "actualCostMinor", stored_start_minute as "storedStart",
      stored_finish_minute as "storedFinish", notes
    from plan.task where project_id = ${projectId} order by position, id`.execute(db);
  return rows.map((row) => ({ network: networkOf(row), told: toldOf(row) }));
}

function networkOf(row: TaskRow): PlanTask {
  const { id, kind, parentId, durationMinutes, isElapsed, remainingMinutes, calendarId, constraints, deadline } = row;
  const { actualStart, actualFinish, percentComplete, isActive, levellingDelayMinutes } = row;
  return {
    ...{ id, kind, parentId, durationMinutes, isElapsed, remainingMinutes, calendarId, constraints, deadline },
    ...{ actualStart, actualFinish, percentComplete, isActive, levellingDelayMinutes },
    manual: row.isManual ? { start: row.manualStart, finish: row.manualFinish } : null,
  };
}

function toldOf(row: TaskRow): ImportedTask {
  const { id, externalId, guid, code, wbs, name, outlineLevel, baselineStart, baselineFinish } = row;
  const { baselineCostMinor, actualCostMinor, notes, storedStart, storedFinish } = row;
  return {
    ...{ id, externalId, guid, code, wbs, name, outlineLevel, baselineStart, baselineFinish },
    ...{ baselineCostMinor, actualCostMinor, notes },
    // The rest of the stored dates judges the engine at import only.
    stored: { ...NOTHING_STORED, start: storedStart, finish: storedFinish },
  };
}

const NOTHING_STORED = {
  earlyStart: null,
  earlyFinish: null,
  lateStart: null,
  lateFinish: null,
  totalFloatMinutes: null,
};

async function readLinks(db: Db, projectId: ProjectId): Promise<readonly PlanLink[]> {
  const { rows } = await sql<{
    id: string;
    predecessorId: string;
    successorId: string;
    type: LinkType;
    lag: PlanLink['lag'];
  }>`
    select id, predecessor_id as "predecessorId", successor_id as "successorId", type,
      json_build_object('amount', lag_amount, 'unit', lag_unit) as lag
    from plan.link where project_id = ${projectId} order by id`.execute(db);
  return rows;
}
