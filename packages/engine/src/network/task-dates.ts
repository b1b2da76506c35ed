import { localMinute } from '@sightline/kernel';
import { addWorking, nextWorkStart, workingBetween } from '../calendar/working-time.ts';
import { entriesOf } from './adjacency.ts';
import type { Backward } from './backward.ts';
import { adjacencyOfLinks } from './compile-links.ts';
import { type CompiledLink, type CompiledPlan, taskAt } from './compiled-plan.ts';
import type { EarlyPass } from './early.ts';
import { freeFloat, totalFloat } from './floats.ts';
import { effortSpan } from './level-of-effort.ts';
import { ACTUAL, DURATION, PROJECT_START, type Span } from './placement.ts';
import type { TaskDates } from './plan.ts';
import { PROFILE_RULES } from './profile-rules.ts';

/** The passes, finished. `firsts`: early dates, for a summary the least of its unfinished parts. */
export type Passes = { readonly early: EarlyPass; readonly late: Backward; readonly firsts: Backward };

/** What the passes say about each task, by number; null for summaries, whose dates follow from these. O(tasks + links). */
export function leafDates(compiled: CompiledPlan, passes: Passes): readonly (TaskDates | null)[] {
  const effortLinks = linksByTask(compiled);
  return compiled.tasks.map(({ task }, number) => {
    if (task.kind === 'summary') return null;
    if (task.kind === 'level-of-effort') return effortDates(compiled, passes, effortLinks(number), number);
    return networkDates(compiled, passes, number);
  });
}

function linksByTask({ effortLinks, tasks }: CompiledPlan): (number: number) => readonly CompiledLink[] {
  const { incoming, outgoing } = adjacencyOfLinks(tasks.length, effortLinks);
  return (number) =>
    [...entriesOf(incoming, number), ...entriesOf(outgoing, number)].flatMap((entry) => effortLinks[entry] ?? []);
}

function networkDates(compiled: CompiledPlan, { early, late, firsts }: Passes, number: number): TaskDates | null {
  const task = taskAt(compiled, number);
  const placement = early.placements[number];
  if (placement == null) return null;
  const isFinished = task.actual?.finish != null;
  const showsRemaining = !isFinished && PROFILE_RULES[compiled.plan.profile].startOfStarted === 'remaining-work';
  const lateStart = task.actual !== null && !showsRemaining ? task.actual.start : (late.start[number] ?? 0);
  const last = isFinished ? placement : { start: lateStart, finish: late.finish[number] ?? 0 };
  const total = totalFloat(compiled, task, placement, last);
  return {
    taskId: task.task.id,
    start: localMinute(placement.start),
    finish: localMinute(placement.finish),
    earlyStart: localMinute(showsRemaining ? placement.resume : placement.start),
    earlyFinish: localMinute(placement.finish),
    lateStart: localMinute(last.start),
    lateFinish: localMinute(last.finish),
    totalFloatMinutes: total,
    freeFloatMinutes: freeFloat(compiled, early, firsts, number, total),
    isCritical: !isFinished && total <= compiled.plan.options.criticalFloatMinutes,
    startCause: placement.startCause,
    finishCause: placement.finishCause,
  };
}

/** Never critical: it follows the others' dates and drives none. */
function effortDates(
  compiled: CompiledPlan,
  passes: Passes,
  links: readonly CompiledLink[],
  number: number,
): TaskDates {
  const { task, actual, calendar } = taskAt(compiled, number);
  const early = effortSpan(compiled, passes.early, links, number);
  const late = effortSpan(compiled, passes.late, links, number);
  const total = totalFloat(compiled, taskAt(compiled, number), early, late);
  const left = remainingEffort(compiled, number, early);
  const lateStart = left === null ? late.start : addWorking(calendar, late.finish, -left.minutes);
  return {
    taskId: task.id,
    start: localMinute(early.start),
    finish: localMinute(early.finish),
    earlyStart: localMinute(left?.start ?? early.start),
    earlyFinish: localMinute(early.finish),
    lateStart: localMinute(lateStart),
    lateFinish: localMinute(late.finish),
    totalFloatMinutes: total,
    freeFloatMinutes: total,
    isCritical: false,
    startCause: actual === null ? (early.startCause ?? PROJECT_START) : ACTUAL,
    finishCause: actual?.finish == null ? (early.finishCause ?? DURATION) : ACTUAL,
  };
}

/** What is left of a started level of effort from the status date on, where early and late dates are those of remaining work. */
function remainingEffort(
  compiled: CompiledPlan,
  number: number,
  span: Span,
): { readonly start: number; readonly minutes: number } | null {
  const { actual, calendar } = taskAt(compiled, number);
  const showsRemaining = PROFILE_RULES[compiled.plan.profile].startOfStarted === 'remaining-work';
  if (actual === null || actual.finish !== null || !showsRemaining) return null;
  const start = nextWorkStart(calendar, Math.max(actual.start, compiled.plan.statusAt ?? actual.start));
  return { start, minutes: Math.max(0, workingBetween(calendar, start, span.finish)) };
}
