import type { PlanTask, Schedule, TaskDates } from '@sightline/engine';
import type { ImportedPlan, ImportedTask } from '@sightline/interchange';
import type { ProjectId } from '@sightline/kernel';
import type { Row } from '../audit/index.ts';

/** The file's ids and ours: minted once per import, used in tasks, links, dates and causes. */
export type IdMap = { readonly task: (fileId: string) => string; readonly link: (fileId: string) => string };

export function idMapOf(plan: ImportedPlan, mint: () => string): IdMap {
  const tasks = new Map(plan.tasks.map((task) => [task.id, mint()]));
  const links = new Map(plan.plan.links.map((link) => [link.id, mint()]));
  const find = (map: ReadonlyMap<string, string>) => (id: string) => {
    const found = map.get(id);
    if (found === undefined) throw new Error(`plan row names the unknown id ${id}`);
    return found;
  };
  return { task: find(tasks), link: find(links) };
}

export function taskRows(projectId: ProjectId, imported: ImportedPlan, ids: IdMap): readonly Row[] {
  const networkTasks = new Map(imported.plan.tasks.map((task) => [task.id, task]));
  return imported.tasks.map((task, position) => {
    const inNetwork = networkTasks.get(task.id);
    if (inNetwork === undefined) throw new Error(`task ${task.id} is not in its plan`);
    return { project_id: projectId, id: ids.task(task.id), version: 1, position, ...identityColumns(task), ...networkColumns(inNetwork, ids) };
  });
}

function identityColumns(task: ImportedTask): Row {
  return {
    external_id: task.externalId,
    guid: task.guid,
    code: task.code,
    wbs: task.wbs,
    name: task.name,
    outline_level: task.outlineLevel,
    baseline_start_minute: task.baselineStart,
    baseline_finish_minute: task.baselineFinish,
    baseline_cost_minor: task.baselineCostMinor,
    actual_cost_minor: task.actualCostMinor,
    stored_start_minute: task.stored.start,
    stored_finish_minute: task.stored.finish,
    stored_early_start_minute: task.stored.earlyStart,
    stored_early_finish_minute: task.stored.earlyFinish,
    stored_late_start_minute: task.stored.lateStart,
    stored_late_finish_minute: task.stored.lateFinish,
    stored_total_float_minutes: task.stored.totalFloatMinutes,
    notes: task.notes,
  };
}

function networkColumns(task: PlanTask, ids: IdMap): Row {
  return {
    kind: task.kind,
    parent_id: task.parentId === null ? null : ids.task(task.parentId),
    duration_minutes: task.durationMinutes,
    is_elapsed: task.isElapsed,
    remaining_minutes: task.remainingMinutes,
    calendar_id: task.calendarId,
    constraints: task.constraints,
    deadline_minute: task.deadline,
    actual_start_minute: task.actualStart,
    actual_finish_minute: task.actualFinish,
    percent_complete: task.percentComplete,
    is_manual: task.manual !== null,
    manual_start_minute: task.manual?.start ?? null,
    manual_finish_minute: task.manual?.finish ?? null,
    is_active: task.isActive,
    levelling_delay_minutes: task.levellingDelayMinutes,
  };
}

export function linkRows(projectId: ProjectId, imported: ImportedPlan, ids: IdMap): readonly Row[] {
  return imported.plan.links.map((link) => ({
    project_id: projectId,
    id: ids.link(link.id),
    version: 1,
    predecessor_id: ids.task(link.predecessorId),
    successor_id: ids.task(link.successorId),
    type: link.type,
    lag_amount: link.lag.amount,
    lag_unit: link.lag.unit,
  }));
}

export function dateRows(projectId: ProjectId, schedule: Schedule, ids: IdMap): readonly Row[] {
  return schedule.tasks.map((dates) => ({
    project_id: projectId,
    task_id: ids.task(dates.taskId),
    start_minute: dates.start,
    finish_minute: dates.finish,
    early_start_minute: dates.earlyStart,
    early_finish_minute: dates.earlyFinish,
    late_start_minute: dates.lateStart,
    late_finish_minute: dates.lateFinish,
    total_float_minutes: dates.totalFloatMinutes,
    free_float_minutes: dates.freeFloatMinutes,
    is_critical: dates.isCritical,
    start_cause: withOurIds(dates.startCause, ids),
    finish_cause: withOurIds(dates.finishCause, ids),
  }));
}

function withOurIds(cause: TaskDates['startCause'], ids: IdMap): unknown {
  if (cause.kind === 'link') return { ...cause, linkId: ids.link(cause.linkId), taskId: ids.task(cause.taskId) };
  return cause.kind === 'children' ? { ...cause, taskId: ids.task(cause.taskId) } : cause;
}
