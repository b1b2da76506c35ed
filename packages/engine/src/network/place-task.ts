import { addWorking, nextWorkStart, touchesWork, workingBetween } from '../calendar/working-time.ts';
import { type Bound, later } from './bound.ts';
import { type Claims, passesOn } from './claims.ts';
import type { CompiledPlan, CompiledTask } from './compiled-plan.ts';
import { claimedFinish, constrained, openedBefore, stampsFinish } from './constraints.ts';
import { earlyMilestone } from './milestone.ts';
import { ACTUAL, DURATION, MANUAL, type Placement, PROJECT_START } from './placement.ts';
import { PROFILE_RULES } from './profile-rules.ts';

/** As early as claims, constraints, progress and calendar allow; by hand where a person said so. O(constraints). */
export function placeTask(compiled: CompiledPlan, task: CompiledTask, claims: Claims): Placement {
  if (task.task.manual !== null) return placeByHand(compiled, task, claims);
  return task.actual === null
    ? placeUnstarted(compiled, task, claims)
    : placeStarted(compiled, task, task.actual, claims);
}

function placeUnstarted(compiled: CompiledPlan, task: CompiledTask, claims: Claims): Placement {
  const logic = logicOf(compiled, task, claims);
  const wish = heldByStatusDate(compiled, constrained(compiled.plan, task, logic ?? openStart(compiled, task)));
  const delayed = levelled(task, wish);
  const start = snapped(compiled, task, delayed, logic);
  return spanned(start, stretched(task, addWorking(task.work, start, task.duration), claims), delayed);
}

/** Where a task without predecessors begins. */
function openStart(compiled: CompiledPlan, task: CompiledTask): Bound {
  const mayPrecede = PROFILE_RULES[compiled.plan.profile].mayPrecedeProject;
  return (mayPrecede ? openedBefore(task, compiled.plan.start) : null) ?? projectStart(compiled);
}

/** A finish that a link or a constraint claims stands as claimed, although no work is done between the computed one and it. */
function stretched(task: CompiledTask, finish: number, claims: Claims): number {
  if (task.duration === 0) return finish;
  const linked = claims.finish === null ? finish : nextWorkStart(task.calendar, claims.finish.at);
  const touched = claims.finish !== null && touchesWork(task.calendar, claims.finish.at) ? claims.finish.at : linked;
  const claim = Math.max(touched, claimedFinish(task) ?? finish);
  return claim > finish && workingBetween(task.work, finish, claim) === 0 ? claim : finish;
}

/** The start that the latest claim of a link allows; null without links. A claim on the finish pulls nothing before the project start. */
function logicOf(compiled: CompiledPlan, task: CompiledTask, claims: Claims): Bound | null {
  if (claims.finish === null) return claims.start;
  const at = addWorking(task.work, claims.finish.at, -task.toDo);
  const fromFinish = at < compiled.plan.start ? projectStart(compiled) : { ...claims.finish, at };
  return later(claims.start, fromFinish);
}

function projectStart(compiled: CompiledPlan): Bound {
  return { at: compiled.plan.start, cause: PROJECT_START, isOfFinish: false };
}

function statusDate(compiled: CompiledPlan): Bound | null {
  const { statusAt, profile } = compiled.plan;
  if (statusAt === null || !PROFILE_RULES[profile].statusDateHoldsWork) return null;
  return { at: statusAt, cause: { kind: 'status-date' }, isOfFinish: false };
}

function heldByStatusDate(compiled: CompiledPlan, wish: Bound): Bound {
  return later(wish, statusDate(compiled)) ?? wish;
}

function levelled(task: CompiledTask, wish: Bound): Bound {
  const delay = task.task.levellingDelayMinutes;
  if (delay === 0) return wish;
  return { at: nextWorkStart(task.calendar, wish.at) + delay, cause: { kind: 'levelling' }, isOfFinish: false };
}

/** A milestone may stay at the end of a working period if a predecessor ended there or a date was given for its finish. */
function snapped(compiled: CompiledPlan, task: CompiledTask, wish: Bound, logic: Bound | null): number {
  const { calendar, duration } = task;
  const sided = earlyMilestone(compiled, task, wish.at);
  if (sided !== null) return sided;
  const isWanted = wish.at === logic?.at || stampsFinish(task, wish.at);
  const mayStay = duration === 0 && isWanted && touchesWork(calendar, wish.at);
  return mayStay ? wish.at : nextWorkStart(calendar, wish.at);
}

function spanned(start: number, finish: number, { cause, isOfFinish }: Bound): Placement {
  const [startCause, finishCause] = isOfFinish ? [DURATION, cause] : [cause, DURATION];
  return { start, finish, resume: start, startCause, finishCause };
}

function placeStarted(
  compiled: CompiledPlan,
  task: CompiledTask,
  actual: { readonly start: number; readonly finish: number | null },
  claims: Claims,
): Placement {
  const { start, finish } = actual;
  if (finish !== null) {
    const resume = passesOn(compiled, task) ? passed(compiled, task, claims) : start;
    return { start, finish, resume, startCause: ACTUAL, finishCause: ACTUAL };
  }
  const rest = remainingWork(compiled, task, start, claims);
  const resumed = rest.at;
  const finishCause = rest.cause.kind === 'actual' ? DURATION : rest.cause;
  return { start, finish: addWorking(task.work, resumed, task.toDo), resume: resumed, startCause: ACTUAL, finishCause };
}

/** Where the nothing that is left of a finished task would be done. */
function passed(compiled: CompiledPlan, task: CompiledTask, claims: Claims): number {
  return later(logicOf(compiled, task, claims), statusDate(compiled))?.at ?? compiled.plan.start;
}

/** Where a started task's work goes on, and what holds it there; `actual` when nothing does. */
function remainingWork(compiled: CompiledPlan, task: CompiledTask, start: number, claims: Claims): Bound {
  const rule = PROFILE_RULES[compiled.plan.profile].remainingWork;
  const done = rule === 'status-date-and-logic' ? 0 : Math.max(0, task.duration - task.toDo);
  const straightOn: Bound = { at: addWorking(task.work, start, done), cause: ACTUAL, isOfFinish: false };
  const held = heldByStatusDate(compiled, straightOn);
  if (rule === 'status-date') return held;
  const resume = later(held, logicOf(compiled, task, claims)) ?? held;
  const goesStraightOn = resume === straightOn && rule === 'logic';
  return goesStraightOn ? resume : { ...resume, at: nextWorkStart(task.calendar, resume.at) };
}

/** Dates that a person fixed stand; what is left open follows from the other date, else from the network. */
function placeByHand(compiled: CompiledPlan, task: CompiledTask, claims: Claims): Placement {
  const { actual, work, duration } = task;
  const fixedStart = actual?.start ?? task.task.manual?.start ?? null;
  const fixedFinish = actual?.finish ?? task.task.manual?.finish ?? null;
  if (fixedStart === null && fixedFinish === null) return placeUnstarted(compiled, task, claims);
  const finish = fixedFinish ?? addWorking(work, fixedStart ?? 0, duration);
  const start = fixedStart ?? addWorking(work, finish, -duration);
  const startCause = actual !== null ? ACTUAL : fixedStart === null ? DURATION : MANUAL;
  const finishCause = actual?.finish != null ? ACTUAL : fixedFinish === null ? DURATION : MANUAL;
  return { start, finish: Math.max(start, finish), resume: start, startCause, finishCause };
}
