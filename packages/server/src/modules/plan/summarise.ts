import type { PlanTask, Schedule, TaskDates } from '@sightline/engine';
import type { ImportedPlan } from '@sightline/interchange';
import {
  dateOf,
  dayOf,
  type LocalDate,
  type LocalMinute,
  localMinute,
  startOfDay,
  type TaskId,
} from '@sightline/kernel';
import { type Leaf, leavesOf, percentOf, weightOf } from './leaf.ts';
import { earnedValueOf } from './plan-earned-value.ts';
import type { PlanMilestone, ScheduleSummary } from './schedule-summary.ts';

/**
 * What a plan comes to. O(tasks). Ids are the file's until `taskIdOf` translates them.
 * @param schedule null when the plan could not be scheduled: its facts are summed, its dates are unknown
 */
export function summarise(
  imported: ImportedPlan,
  schedule: Schedule | null,
  taskIdOf: (fileId: string) => TaskId,
): ScheduleSummary {
  const leaves = leavesOf(imported, schedule);
  const last = maxBy(leaves.filter(hasOwnDates), (leaf) => leaf.dates.finish);
  const tightest = maxBy(leaves.filter(hasOwnDates).filter(isOpen), (leaf) => -leaf.dates.totalFloatMinutes);
  return {
    start: schedule?.start ?? null,
    finish: schedule?.finish ?? null,
    finishTaskId: last === null ? null : taskIdOf(last.task.id),
    baselineFinish: latest(leaves.map((leaf) => leaf.told.baselineFinish)),
    leastFloatMinutes: tightest?.dates.totalFloatMinutes ?? null,
    leastFloatTaskId: tightest === null ? null : taskIdOf(tightest.task.id),
    progressPercent: progressOf(leaves, imported.minutesPerDay),
    taskCount: imported.tasks.length,
    agreement: agreementOf(leaves),
    nextMilestone: nextMilestoneOf(leaves, taskIdOf),
    earnedValue: earnedValueOf(imported, leaves),
  };
}

type Dated = Leaf & { readonly dates: TaskDates };

/** Level of effort spans other work: it sets no date and has no float of its own. */
function hasOwnDates(leaf: Leaf): leaf is Dated {
  return leaf.dates !== null && leaf.task.kind !== 'level-of-effort';
}

function isOpen(leaf: Leaf): boolean {
  return leaf.task.actualFinish === null && leaf.task.percentComplete < 100;
}

/** Of equals the last in plan order: plans end with the milestone that names their end. */
function maxBy<T>(items: readonly T[], heightOf: (item: T) => number): T | null {
  return items.reduce<T | null>(
    (best, item) => (best === null || heightOf(item) >= heightOf(best) ? item : best),
    null,
  );
}

function latest(minutes: readonly (LocalMinute | null)[]): LocalMinute | null {
  return minutes.reduce((most, each) => (each !== null && (most === null || each > most) ? each : most), null);
}

/** Done share of all work, weighted by duration; of milestones alone, the share that is met. Null for a plan without leaves. */
function progressOf(leaves: readonly Leaf[], minutesPerDay: number): number | null {
  const work = leaves.filter((leaf) => leaf.task.kind !== 'level-of-effort');
  const weights = work.map((leaf) => weightOf(leaf.task, minutesPerDay));
  const total = weights.reduce((sum, each) => sum + each, 0);
  if (total > 0)
    return work.reduce((sum, leaf, index) => sum + percentOf(leaf.task) * (weights[index] ?? 0), 0) / total;
  if (work.length === 0) return null;
  return (100 * work.filter((leaf) => !isOpen(leaf)).length) / work.length;
}

function agreementOf(leaves: readonly Leaf[]): { readonly equal: number; readonly compared: number } {
  const compared = leaves.filter((leaf) => leaf.dates !== null && leaf.told.stored.finish !== null);
  return {
    equal: compared.filter((leaf) => leaf.dates?.finish === leaf.told.stored.finish).length,
    compared: compared.length,
  };
}

function nextMilestoneOf(leaves: readonly Leaf[], taskIdOf: (fileId: string) => TaskId): PlanMilestone | null {
  const open = leaves.filter(hasOwnDates).filter((leaf) => isMilestone(leaf.task) && isOpen(leaf));
  const next = open.reduce<Dated | null>(
    (best, leaf) => (best === null || leaf.dates.finish < best.dates.finish ? leaf : best),
    null,
  );
  if (next === null) return null;
  const baseline = next.told.baselineFinish;
  return {
    taskId: taskIdOf(next.task.id),
    name: next.told.name,
    on: dayOfMilestone(next.task, next.dates.finish),
    baselineOn: baseline === null ? null : dayOfMilestone(next.task, baseline),
  };
}

function isMilestone(task: PlanTask): boolean {
  return task.kind === 'start-milestone' || task.kind === 'finish-milestone';
}

function dayOfMilestone(task: PlanTask, at: LocalMinute): LocalDate {
  return task.kind === 'finish-milestone' ? finishDayOf(at) : dateOf(at);
}

/** The day on which something finishes: midnight is the end of the day before. */
export function finishDayOf(at: LocalMinute): LocalDate {
  return at === startOfDay(dayOf(at)) ? dateOf(localMinute(at - 1)) : dateOf(at);
}
