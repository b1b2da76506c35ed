import { workingBetween } from '../calendar/working-time.ts';
import { type Backward, isBinding } from './backward.ts';
import { askedBy, entersStart, leavesFinish } from './bound.ts';
import { type CompiledLink, type CompiledPlan, type CompiledTask, taskAt } from './compiled-plan.ts';
import { type EarlyPass, lagOf } from './early.ts';
import type { Span } from './placement.ts';
import { PROFILE_RULES } from './profile-rules.ts';

/** Working minutes of its own calendar that the task can slip before the project finish, a deadline or a hard date moves. */
export function totalFloat(compiled: CompiledPlan, task: CompiledTask, early: Span, late: Span): number {
  const atFinish = workingBetween(task.calendar, early.finish, late.finish);
  const rules = PROFILE_RULES[compiled.plan.profile];
  const isFixed = task.task.manual !== null && rules.lateByHand === 'not-before-early';
  if (task.actual !== null || isFixed || rules.totalFloat === 'finish') return atFinish;
  return Math.min(workingBetween(task.calendar, early.start, late.start), atFinish);
}

/**
 * Working minutes that the task can slip before an unfinished successor moves; without any, its total float. Links of the
 * summaries that enclose it count too. O(own links + links of those summaries).
 */
export function freeFloat(
  compiled: CompiledPlan,
  early: EarlyPass,
  firsts: Backward,
  number: number,
  total: number,
): number {
  if (taskAt(compiled, number).actual?.finish != null) return 0;
  const { from, entries } = compiled.outgoing;
  let least: number | null = null;
  for (let here: number | null = number; here !== null; here = taskAt(compiled, here).parent) {
    for (let i = from[here] ?? 0; i < (from[here + 1] ?? 0); i++) {
      const link = compiled.links[entries[i] ?? 0];
      if (link === undefined || !isBinding(compiled, link) || !isHeldBy(early, link, number)) continue;
      const found = gap(compiled, early, firsts, link, number);
      if (found !== null) least = Math.min(least ?? found, found);
    }
  }
  return least === null ? total : Math.max(0, Math.min(least, total));
}

/** A link from a summary's start holds only the parts that set that start. */
function isHeldBy(early: EarlyPass, link: CompiledLink, number: number): boolean {
  return leavesFinish(link) || early.parts.start[number] === early.parts.start[link.predecessor];
}

/** `firsts`: by task number, for summaries the least early start and finish of their unfinished parts. */
function gap(
  compiled: CompiledPlan,
  early: EarlyPass,
  firsts: Backward,
  link: CompiledLink,
  number: number,
): number | null {
  const from = (leavesFinish(link) ? early.finish : early.start)[number] ?? 0;
  const met = (entersStart(link) ? firsts.start : firsts.finish)[link.successor] ?? 0;
  if (met === Number.POSITIVE_INFINITY) return null;
  const bound = askedBy(link, from, lagOf(compiled, early, link));
  return workingBetween(taskAt(compiled, number).calendar, bound, met);
}
