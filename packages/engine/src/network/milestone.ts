import { lastWorkFinish, nextWorkStart } from '../calendar/working-time.ts';
import type { CompiledPlan, CompiledTask } from './compiled-plan.ts';
import { PROFILE_RULES } from './profile-rules.ts';

/** Where the profile puts a milestone whose kind decides its side of the night; null if links or the calendar decide. */
export function milestoneAt(compiled: CompiledPlan, task: CompiledTask, at: number): number | null {
  if (PROFILE_RULES[compiled.plan.profile].milestoneSide === 'by-links') return null;
  if (task.task.kind === 'start-milestone') return nextWorkStart(task.calendar, at);
  return task.task.kind === 'finish-milestone' ? lastWorkFinish(task.calendar, at) : null;
}
