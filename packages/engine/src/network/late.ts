import { addWorking, lastWorkFinish, touchesWork, workingBetween } from '../calendar/working-time.ts';
import { type Backward, backwardPass, type Leeway } from './backward.ts';
import { passesOn } from './claims.ts';
import type { CompiledPlan, CompiledTask } from './compiled-plan.ts';
import { capOf, mandatoryFinishOf } from './constraints.ts';
import type { EarlyPass } from './early.ts';
import { lateMilestone } from './milestone.ts';
import type { Span } from './placement.ts';
import { PROFILE_RULES } from './profile-rules.ts';

/** Backward from `projectFinish`: every task as late as its successors, constraints and deadline allow. O(tasks + links). */
export function latePass(compiled: CompiledPlan, early: EarlyPass, projectFinish: number): Backward {
  return backwardPass(compiled, early, (task, leeway, number) => {
    const span = { start: early.start[number] ?? 0, finish: early.finish[number] ?? 0 };
    return placeLate(compiled, task, leeway, { early: span, projectFinish });
  });
}

function placeLate(
  compiled: CompiledPlan,
  task: CompiledTask,
  leeway: Leeway,
  { early, projectFinish }: Omit<Dated, 'late'>,
): Span {
  if (task.actual?.finish != null) return finishedLate(compiled, task, leeway, projectFinish);
  const finish = unlessNothingLies(compiled, task, lateFinish(compiled, task, leeway, projectFinish), early.finish);
  const late = { start: lateStart(task, finish, leeway), finish };
  return task.task.manual === null ? late : lateByHand(compiled, task, leeway, { early, late, projectFinish });
}

type Dated = { readonly early: Span; readonly late: Span; readonly projectFinish: number };

function lateByHand(
  compiled: CompiledPlan,
  task: CompiledTask,
  leeway: Leeway,
  { early, late, projectFinish }: Dated,
): Span {
  if (PROFILE_RULES[compiled.plan.profile].lateByHand === 'as-others') return late;
  const finish = Math.min(projectFinish, finishLeft(task, leeway), capOf(task));
  return finish < early.finish ? early : { start: addWorking(task.work, finish, -task.toDo), finish };
}

/** The early finish if no work lies between: an elapsed lag before the task would make a loss of what is none. */
function unlessNothingLies(compiled: CompiledPlan, task: CompiledTask, late: number, early: number): number {
  if (PROFILE_RULES[compiled.plan.profile].milestoneSide === 'by-kind' || early <= late) return late;
  return workingBetween(task.work, late, early) === 0 ? early : late;
}

/** A start that a link leaves stands as left, although no work would be done between it and the computed one. */
function lateStart(task: CompiledTask, finish: number, leeway: Leeway): number {
  const start = addWorking(task.work, finish, -task.toDo);
  if (task.toDo === 0 || leeway.start >= start) return start;
  return workingBetween(task.work, leeway.start, start) === 0 ? lastWorkFinish(task.calendar, leeway.start) : start;
}

/** A finished task that hands on what its successors say stands where they leave it; any other where it happened. */
function finishedLate(compiled: CompiledPlan, task: CompiledTask, leeway: Leeway, projectFinish: number): Span {
  if (!passesOn(compiled, task)) return { start: task.actual?.start ?? 0, finish: task.actual?.finish ?? 0 };
  const left = Math.min(projectFinish, finishLeft(task, leeway));
  return { start: left, finish: left };
}

function lateFinish(compiled: CompiledPlan, task: CompiledTask, leeway: Leeway, projectFinish: number): number {
  const mandatory = mandatoryFinishOf(task);
  return mandatory ?? snappedBack(compiled, task, Math.min(projectFinish, capOf(task)), finishLeft(task, leeway));
}

/** A milestone may stand at the beginning of a working period if a successor wants it there; an elapsed task ends at any hour. */
export function snappedBack(compiled: CompiledPlan, task: CompiledTask, cap: number, left: number): number {
  const at = Math.min(cap, left);
  const sided = lateMilestone(compiled, task, at);
  if (sided !== null) return sided;
  if (task.task.isElapsed) return at;
  const mayStay = task.duration === 0 && at === left && touchesWork(task.calendar, at);
  return mayStay ? at : lastWorkFinish(task.calendar, at);
}

/** The latest finish by the leeway of both ends. */
export function finishLeft(task: CompiledTask, leeway: Leeway): number {
  if (leeway.start === Number.POSITIVE_INFINITY) return leeway.finish;
  return Math.min(leeway.finish, addWorking(task.work, leeway.start, task.toDo));
}
