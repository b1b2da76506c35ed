import { dateOf, type TaskId } from '@sightline/kernel';
import { finishDayOf, type ProjectSummary } from '../plan/index.ts';
import type { EarnedValueFacts, NamedTask, PlanFacts } from './project-facts.ts';

/** What the plan module summed up, in days: minutes become dates and working days of the plan. */
export function planFactsOf(summary: ProjectSummary, earnedValue: EarnedValueFacts | null): PlanFacts {
  const { start, finish, baselineFinish, leastFloatMinutes, statusAt, nextMilestone } = summary;
  return {
    name: summary.planName,
    fileName: summary.fileName,
    startOn: start === null ? null : dateOf(start),
    finishOn: finish === null ? null : finishDayOf(finish),
    finishTask: namedTask(summary.finishTaskId, summary.finishTaskName),
    baselineFinishOn: baselineFinish === null ? null : finishDayOf(baselineFinish),
    leastFloatDays: leastFloatMinutes === null ? null : toTenths(leastFloatMinutes / summary.minutesPerDay),
    leastFloatTask: namedTask(summary.leastFloatTaskId, summary.leastFloatTaskName),
    progressPercent: summary.progressPercent === null ? null : toTenths(summary.progressPercent),
    taskCount: summary.taskCount,
    statusOn: statusAt === null ? null : dateOf(statusAt),
    nextMilestone: nextMilestone === null ? null : { ...nextMilestone, id: nextMilestone.taskId },
    earnedValue,
  };
}

function namedTask(id: TaskId | null, name: string | null): NamedTask | null {
  return id === null || name === null ? null : { id, name };
}

/** Rounded as it is shown, so that what is read is what decides; never minus zero. */
function toTenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
