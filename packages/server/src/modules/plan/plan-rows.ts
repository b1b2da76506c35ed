import type { PlanTask, Schedule, TaskDates } from '@sightline/engine';
import type { ImportedPlan, ImportedTask } from '@sightline/interchange';
import { assert, type ProjectId, type TaskId } from '@sightline/kernel';
import type { Row } from '../audit/index.ts';
import type { ScheduleSummary } from './schedule-summary.ts';
import { summaryProgress } from './summary-progress.ts';

/** A task of the plan that is replaced: it stays the same task when the new file holds it too. */
export type FormerTask = { readonly externalId: string; readonly id: string; readonly version: number };

/** The file's ids and ours: decided once per import, used in tasks, links, dates and causes. */
export type IdMap = {
  readonly task: (fileId: string) => TaskId;
  readonly version: (fileId: string) => number;
  readonly link: (fileId: string) => string;
};

export function idMapOf(imported: ImportedPlan, mint: () => string, former: readonly FormerTask[]): IdMap {
  const free = new Map(former.map((task) => [task.externalId, task]));
  const tasks = new Map<string, Pick<FormerTask, 'id' | 'version'>>();
  for (const task of imported.tasks) {
    const before = free.get(task.externalId);
    free.delete(task.externalId);
    tasks.set(
      task.id,
      before === undefined ? { id: mint(), version: 1 } : { id: before.id, version: before.version + 1 },
    );
  }
  // In the file's order, so that where two links set a date at once a later computation names the same one.
  const linkIds = imported.plan.links.map(() => mint()).sort();
  const links = new Map(imported.plan.links.map((link, index) => [link.id, linkIds[index] ?? mint()]));
  return {
    task: (fileId) => found(tasks, fileId).id as TaskId,
    version: (fileId) => found(tasks, fileId).version,
    link: (fileId) => found(links, fileId),
  };
}

function found<T>(map: ReadonlyMap<string, T>, fileId: string): T {
  const value = map.get(fileId);
  assert(value !== undefined, `the plan names ${fileId} but does not hold it`);
  return value;
}

export function taskRows(projectId: ProjectId, imported: ImportedPlan, ids: IdMap): readonly Row[] {
  const networkTasks = new Map(imported.plan.tasks.map((task) => [task.id, task]));
  const progress = summaryProgress(imported);
  return imported.tasks.map((task, position) => {
    return {
      project_id: projectId,
      id: ids.task(task.id),
      version: ids.version(task.id),
      position,
      ...identityColumns(task),
      ...networkColumns(found(networkTasks, task.id), ids),
      ...(progress.has(task.id) ? { percent_complete: progress.get(task.id) } : {}),
    };
  });
}

function identityColumns(task: ImportedTask): Row {
  return {
    external_id: storable(task.externalId),
    guid: task.guid === null ? null : storable(task.guid),
    code: storable(task.code),
    wbs: storable(task.wbs),
    name: storable(task.name),
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
    notes: task.notes === null ? null : storable(task.notes),
  };
}

function networkColumns(task: PlanTask, ids: IdMap): Row {
  return {
    kind: task.kind,
    parent_id: task.parentId === null ? null : ids.task(task.parentId),
    duration_minutes: task.durationMinutes,
    is_elapsed: task.isElapsed,
    remaining_minutes: task.remainingMinutes,
    calendar_id: task.calendarId === null ? null : storable(task.calendarId),
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

export function summaryRow(projectId: ProjectId, summary: ScheduleSummary): Row {
  return {
    project_id: projectId,
    start_minute: summary.start,
    finish_minute: summary.finish,
    finish_task_id: summary.finishTaskId,
    baseline_finish_minute: summary.baselineFinish,
    least_float_minutes: summary.leastFloatMinutes,
    least_float_task_id: summary.leastFloatTaskId,
    progress_percent: summary.progressPercent,
    task_count: summary.taskCount,
    agreement_equal: summary.agreement.equal,
    agreement_compared: summary.agreement.compared,
    next_milestone: storableJson(summary.nextMilestone),
    earned_value: summary.earnedValue,
  };
}

/** PostgreSQL's text holds neither NUL nor half of a surrogate pair; files do. */
export function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}

/** The same for every text inside a value that is kept as JSON. */
export function storableJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'string' ? storable(each) : each)));
}
