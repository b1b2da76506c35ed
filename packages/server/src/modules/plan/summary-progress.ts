import type { PlanTask } from '@sightline/engine';
import type { ImportedPlan } from '@sightline/interchange';
import { leavesOf, percentOf, weightOf } from './leaf.ts';

/**
 * Percent complete by file id of the summaries for which the file states none: the done share of the work below, weighted by
 * duration. O(tasks x depth).
 *
 * A summary over 5 days at 100% and 15 days at 0% is at 25%.
 */
export function summaryProgress(imported: ImportedPlan): ReadonlyMap<string, number> {
  const tasks = new Map(imported.plan.tasks.map((task) => [task.id, task]));
  const sums = new Map<string, { work: number; done: number }>();
  for (const { task } of leavesOf(imported, null)) {
    if (task.kind === 'level-of-effort') continue;
    const work = weightOf(task, imported.minutesPerDay);
    for (const summary of silentAbove(task, tasks)) {
      const sum = sums.get(summary) ?? { work: 0, done: 0 };
      sums.set(summary, { work: sum.work + work, done: sum.done + work * percentOf(task) });
    }
  }
  return new Map([...sums].flatMap(([id, { work, done }]) => (work === 0 ? [] : [[id, done / work]])));
}

/** The summaries over a task that state no progress, from the inmost. */
function silentAbove(task: PlanTask, tasks: ReadonlyMap<string, PlanTask>): readonly string[] {
  const above: string[] = [];
  for (let at = parentOf(task, tasks); at !== undefined; at = parentOf(at, tasks)) {
    if (at.percentComplete === 0) above.push(at.id);
  }
  return above;
}

function parentOf({ parentId }: PlanTask, tasks: ReadonlyMap<string, PlanTask>): PlanTask | undefined {
  return parentId === null ? undefined : tasks.get(parentId);
}
