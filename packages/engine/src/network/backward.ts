import { afterLag, entersStart, isOverridden, leavesFinish } from './bound.ts';
import { passesOn } from './claims.ts';
import { type CompiledLink, type CompiledPlan, type CompiledTask, taskAt } from './compiled-plan.ts';
import { type EarlyPass, earlySpan, lagOf } from './early.ts';
import type { Span } from './placement.ts';

/**
 * Dates by task number. For a summary: the least of its unfinished parts, which is what links that end at it may not pass; for
 * one dated by hand, the early span of its parts (as Microsoft Project has it).
 */
export type Backward = { readonly start: Float64Array; readonly finish: Float64Array };

/** The latest start and finish that successors leave a task. */
export type Leeway = { readonly start: number; readonly finish: number };

/** Gives each task its dates by `place`, successors first. O(tasks + links). */
export function backwardPass(
  compiled: CompiledPlan,
  early: EarlyPass,
  place: (task: CompiledTask, leeway: Leeway, number: number) => Span,
): Backward {
  const count = compiled.tasks.length;
  const dates = unplaced(count);
  const leeways = unplaced(count);
  for (let i = compiled.order.length - 1; i >= 0; i--) {
    const step = compiled.order[i] ?? 0;
    const number = step % count;
    const task = taskAt(compiled, number);
    if (task.task.kind === 'level-of-effort') continue;
    const isSummary = task.task.kind === 'summary';
    if (step >= count || !isSummary) leave(compiled, early, dates, leeways, number);
    if (step >= count) continue;
    if (isSummary) standByHand(early, dates, task, number);
    else {
      const leeway = { start: leeways.start[number] ?? 0, finish: leeways.finish[number] ?? 0 };
      const placed = place(task, leeway, number);
      dates.start[number] = placed.start;
      dates.finish[number] = placed.finish;
    }
    if (isWaiting(compiled, task)) narrow(dates, task.parent, number);
  }
  return dates;
}

/** The early dates as successors' dates: for a summary the least of its unfinished parts. O(tasks). */
export function firstDates(compiled: CompiledPlan, early: EarlyPass): Backward {
  const count = compiled.tasks.length;
  const dates = unplaced(count);
  for (let i = compiled.order.length - 1; i >= 0; i--) {
    const number = compiled.order[i] ?? 0;
    if (number >= count) continue;
    const task = taskAt(compiled, number);
    if (task.task.kind === 'level-of-effort') continue;
    if (task.task.kind === 'summary') standByHand(early, dates, task, number);
    else {
      const span = earlySpan(compiled, early, task, number);
      dates.start[number] = span.start;
      dates.finish[number] = span.finish;
    }
    if (isWaiting(compiled, task)) narrow(dates, task.parent, number);
  }
  return dates;
}

function unplaced(count: number): Backward {
  const never = (): Float64Array => new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  return { start: never(), finish: never() };
}

function standByHand(early: EarlyPass, dates: Backward, { task }: CompiledTask, number: number): void {
  if (task.manual === null) return;
  dates.start[number] = early.parts.start[number] ?? 0;
  dates.finish[number] = early.parts.finish[number] ?? 0;
}

function isWaiting(compiled: CompiledPlan, task: CompiledTask): boolean {
  return task.actual?.finish == null || passesOn(compiled, task);
}

/** By its own links and those of what encloses it. A link from a summary's start holds only the parts that set that start. */
function leave(compiled: CompiledPlan, early: EarlyPass, dates: Backward, leeways: Backward, number: number): void {
  const { parent } = taskAt(compiled, number);
  const setsStart = parent !== null && early.parts.start[number] === early.parts.start[parent];
  let start = setsStart ? (leeways.start[parent] ?? 0) : Number.POSITIVE_INFINITY;
  let finish = parent === null ? Number.POSITIVE_INFINITY : (leeways.finish[parent] ?? 0);
  const { from, entries } = compiled.outgoing;
  for (let i = from[number] ?? 0; i < (from[number + 1] ?? 0); i++) {
    const link = compiled.links[entries[i] ?? 0];
    if (link === undefined || !isBinding(compiled, link)) continue;
    const at = boundBack(compiled, early, dates, link);
    if (leavesFinish(link)) finish = Math.min(finish, at);
    else start = Math.min(start, at);
  }
  leeways.start[number] = start;
  leeways.finish[number] = finish;
}

/** Finished successors hold nothing any more, unless the profile lets them hand on what theirs say. */
export function isBinding(compiled: CompiledPlan, link: CompiledLink): boolean {
  return isWaiting(compiled, taskAt(compiled, link.successor)) && !isOverridden(compiled, link);
}

function boundBack(compiled: CompiledPlan, early: EarlyPass, dates: Backward, link: CompiledLink): number {
  const to = (entersStart(link) ? dates.start : dates.finish)[link.successor] ?? 0;
  if (to === Number.POSITIVE_INFINITY || passesOn(compiled, taskAt(compiled, link.predecessor))) return to;
  return afterLag(link, to, lagOf(compiled, early, link), -1);
}

function narrow(dates: Backward, parent: number | null, part: number): void {
  if (parent === null) return;
  dates.start[parent] = Math.min(dates.start[parent] ?? 0, dates.start[part] ?? 0);
  dates.finish[parent] = Math.min(dates.finish[parent] ?? 0, dates.finish[part] ?? 0);
}
