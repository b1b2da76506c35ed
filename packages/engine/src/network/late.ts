import { addWorking, lastWorkFinish, touchesWork } from '../calendar/working-time.ts';
import { type Backward, backwardPass, type Leeway } from './backward.ts';
import type { CompiledPlan, CompiledTask } from './compiled-plan.ts';
import { capOf, mandatoryFinishOf } from './constraints.ts';
import type { EarlyPass, Span } from './early.ts';
import { milestoneAt } from './milestone.ts';
import { PROFILE_RULES } from './profile-rules.ts';

/** Backward from `projectFinish`: every task as late as its successors, constraints and deadline allow. O(tasks + links). */
export function latePass(compiled: CompiledPlan, early: EarlyPass, projectFinish: number): Backward {
  return backwardPass(compiled, early, (task, leeway) => placeLate(compiled, task, leeway, projectFinish));
}

function placeLate(compiled: CompiledPlan, task: CompiledTask, leeway: Leeway, projectFinish: number): Span {
  if (task.actual?.finish != null) return { start: task.actual.start, finish: task.actual.finish };
  const finish = lateFinish(compiled, task, leeway, projectFinish);
  const isFixed = task.actual !== null && PROFILE_RULES[compiled.plan.profile].startOfStarted === 'actual';
  return { start: isFixed ? task.actual.start : addWorking(task.work, finish, -task.toDo), finish };
}

function lateFinish(compiled: CompiledPlan, task: CompiledTask, leeway: Leeway, projectFinish: number): number {
  const mandatory = mandatoryFinishOf(task);
  return mandatory ?? snappedBack(compiled, task, Math.min(projectFinish, capOf(task)), finishLeft(task, leeway));
}

/** A milestone may stand at the beginning of a working period if a successor wants it there; an elapsed task ends at any hour. */
export function snappedBack(compiled: CompiledPlan, task: CompiledTask, cap: number, left: number): number {
  const at = Math.min(cap, left);
  const sided = milestoneAt(compiled, task, at);
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
