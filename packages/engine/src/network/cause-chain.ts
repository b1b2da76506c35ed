import { assert } from '@sightline/kernel';
import type { Cause, Plan, PlanLink, Schedule, TaskDates } from './plan.ts';

/** One task on the way back: which of its dates matters, and what set it (never `duration`, which only leads to the other date). */
export type CauseStep = { readonly dates: TaskDates; readonly end: 'start' | 'finish'; readonly cause: Cause };

/**
 * From a task's finish back along what set it, to the project start, the status date, a constraint, an actual or a date
 * fixed by hand. O(tasks + links).
 * @example causeChain(schedule, plan, 'cutover').map((step) => step.dates.taskId) // ['cutover', 'data load', 'design']
 */
export function causeChain(schedule: Schedule, plan: Plan, taskId: string): readonly CauseStep[] {
  const datesOf = new Map(schedule.tasks.map((dates) => [dates.taskId, dates]));
  const links = new Map(plan.links.map((link) => [link.id, link]));
  const chain: CauseStep[] = [];
  const seen = new Set<string>();
  let at: Place | null = { taskId, end: 'finish' };
  while (at !== null) {
    const dates = datesOf.get(at.taskId);
    assert(dates !== undefined, `task '${at.taskId}' has dates in the schedule`);
    const step = stepOf(dates, at.end);
    if (seen.has(`${step.end} ${at.taskId}`)) break;
    seen.add(`${step.end} ${at.taskId}`);
    chain.push(step);
    at = before(step.cause, step.end, links);
  }
  return chain;
}

type Place = { readonly taskId: string; readonly end: 'start' | 'finish' };

/** A date that follows from the other one by the duration is traced at the other one. */
function stepOf(dates: TaskDates, end: Place['end']): CauseStep {
  const cause = end === 'start' ? dates.startCause : dates.finishCause;
  if (cause.kind !== 'duration') return { dates, end, cause };
  const other = end === 'start' ? 'finish' : 'start';
  return { dates, end: other, cause: end === 'start' ? dates.finishCause : dates.startCause };
}

function before(cause: Cause, end: Place['end'], links: ReadonlyMap<string, PlanLink>): Place | null {
  if (cause.kind === 'children') return { taskId: cause.taskId, end };
  if (cause.kind !== 'link') return null;
  const link = links.get(cause.linkId);
  return { taskId: cause.taskId, end: link === undefined ? end : endAt(link, cause.taskId) };
}

/** A level of effort may take a date from its successor, every other task from its predecessor. */
function endAt({ type, successorId }: PlanLink, taskId: string): Place['end'] {
  if (taskId === successorId) return type === 'FS' || type === 'SS' ? 'start' : 'finish';
  return type === 'FS' || type === 'FF' ? 'finish' : 'start';
}
