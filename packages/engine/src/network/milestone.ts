import { lastWorkFinish, nextWorkStart, touchesWork } from '../calendar/working-time.ts';
import type { CompiledPlan, CompiledTask } from './compiled-plan.ts';
import { PROFILE_RULES } from './profile-rules.ts';

type Place = (compiled: CompiledPlan, task: CompiledTask, at: number) => number | null;

/** Where the profile puts a task without duration that its kind decides about; null if links or the calendar decide. */
export const earlyMilestone: Place = (compiled, task, at) => {
  if (!isDecidedByKind(compiled, task)) return null;
  const mayEndThere = task.task.kind === 'finish-milestone' && touchesWork(task.calendar, at);
  return mayEndThere ? at : nextWorkStart(task.calendar, at);
};

export const lateMilestone: Place = (compiled, task, at) => {
  if (!isDecidedByKind(compiled, task)) return null;
  const mayBeginThere = task.task.kind === 'start-milestone' && touchesWork(task.calendar, at);
  return mayBeginThere ? at : lastWorkFinish(task.calendar, at);
};

function isDecidedByKind({ plan }: CompiledPlan, { duration }: CompiledTask): boolean {
  return duration === 0 && PROFILE_RULES[plan.profile].milestoneSide === 'by-kind';
}
