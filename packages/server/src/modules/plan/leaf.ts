import type { PlanTask, Schedule, TaskDates } from '@sightline/engine';
import type { ImportedPlan, ImportedTask } from '@sightline/interchange';
import { MINUTES_PER_DAY } from '@sightline/kernel';

/** Work that no other task stands for: its network part, what stands beside it and, where the engine gave them, its dates. */
export type Leaf = { readonly task: PlanTask; readonly told: ImportedTask; readonly dates: TaskDates | null };

/** Active work only: no summaries, nothing that the plan leaves out. */
export function leavesOf(imported: ImportedPlan, schedule: Schedule | null): readonly Leaf[] {
  const dates = new Map(schedule?.tasks.map((each) => [each.taskId, each]));
  const told = new Map(imported.tasks.map((each) => [each.id, each]));
  return imported.plan.tasks.flatMap((task) => {
    const words = told.get(task.id);
    if (words === undefined || task.kind === 'summary' || !task.isActive) return [];
    return [{ task, told: words, dates: dates.get(task.id) ?? null }];
  });
}

/** What has finished is done, whatever percentage stands beside it. */
export function percentOf(task: PlanTask): number {
  return task.actualFinish === null ? Math.min(100, Math.max(0, task.percentComplete)) : 100;
}

/** Working minutes that a task counts for; a wall-clock day counts as much as a working day. */
export function weightOf(task: PlanTask, minutesPerDay: number): number {
  return task.isElapsed ? (task.durationMinutes * minutesPerDay) / MINUTES_PER_DAY : task.durationMinutes;
}
