import { entriesOf } from './adjacency.ts';
import { afterLag, entersStart, isOverridden, lagMinutes, leavesFinish } from './bound.ts';
import { passesOn } from './claims.ts';
import { type CompiledLink, type CompiledPlan, type CompiledTask, taskAt } from './compiled-plan.ts';
import { durationAt, type EarlyPass } from './early.ts';
import type { Span } from './placement.ts';

/**
 * Dates by task number. For a summary: the least of its unfinished parts, which is what links that end at it may not pass; for
 * one dated by hand, the early span of its parts (as Microsoft Project has it).
 */
export type Backward = { readonly start: Float64Array; readonly finish: Float64Array };

/** The latest start and finish that successors leave a task. */
export type Leeway = { readonly start: number; readonly finish: number };

const FREE: Leeway = { start: Number.POSITIVE_INFINITY, finish: Number.POSITIVE_INFINITY };

/** Gives each task its dates by `place`, successors first. O(tasks + links) calls. */
export function backwardPass(
  compiled: CompiledPlan,
  early: EarlyPass,
  place: (task: CompiledTask, leeway: Leeway, number: number) => Span,
): Backward {
  const count = compiled.tasks.length;
  const start = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const finish = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const dates = { start, finish };
  const leeways = new Array<Leeway>(count).fill(FREE);
  for (const step of compiled.order.toReversed()) {
    const number = step % count;
    const task = taskAt(compiled, number);
    const isSummary = task.task.kind === 'summary';
    if (step >= count || !isSummary) leeways[number] = leewayOf(compiled, early, dates, leeways, number);
    if (step >= count || task.task.kind === 'level-of-effort') continue;
    if (!isSummary) {
      const placed = place(task, leeways[number] ?? FREE, number);
      start[number] = placed.start;
      finish[number] = placed.finish;
    }
    if (isSummary && task.task.manual !== null) {
      start[number] = early.parts.start[number] ?? 0;
      finish[number] = early.parts.finish[number] ?? 0;
    }
    if (task.actual?.finish == null || passesOn(compiled, task)) narrow(dates, task.parent, number);
  }
  return dates;
}

/** Of its own links and those of what encloses it. A link from a summary's start holds only the parts that set that start. */
function leewayOf(
  compiled: CompiledPlan,
  early: EarlyPass,
  dates: Backward,
  leeways: readonly Leeway[],
  number: number,
): Leeway {
  const { parent } = taskAt(compiled, number);
  const above = (parent === null ? null : leeways[parent]) ?? FREE;
  const setsStart = parent !== null && early.parts.start[number] === early.parts.start[parent];
  let { finish } = above;
  let start = setsStart ? above.start : Number.POSITIVE_INFINITY;
  for (const entry of entriesOf(compiled.outgoing, number)) {
    const link = compiled.links[entry];
    if (link === undefined || !isBinding(compiled, link)) continue;
    const at = boundBack(compiled, early, dates, link);
    if (leavesFinish(link)) finish = Math.min(finish, at);
    else start = Math.min(start, at);
  }
  return { start, finish };
}

/** Finished successors hold nothing any more, unless the profile lets them hand on what theirs say. */
export function isBinding(compiled: CompiledPlan, link: CompiledLink): boolean {
  const successor = taskAt(compiled, link.successor);
  const isOpen = successor.actual?.finish == null || passesOn(compiled, successor);
  return isOpen && !isOverridden(compiled, link);
}

function boundBack(compiled: CompiledPlan, early: EarlyPass, dates: Backward, link: CompiledLink): number {
  const to = (entersStart(link) ? dates.start : dates.finish)[link.successor] ?? 0;
  if (to === Number.POSITIVE_INFINITY || passesOn(compiled, taskAt(compiled, link.predecessor))) return to;
  return afterLag(link, to, lagMinutes(link, durationAt(compiled, early, link.predecessor)), -1);
}

function narrow(dates: Backward, parent: number | null, part: number): void {
  if (parent === null) return;
  dates.start[parent] = Math.min(dates.start[parent] ?? 0, dates.start[part] ?? 0);
  dates.finish[parent] = Math.min(dates.finish[parent] ?? 0, dates.finish[part] ?? 0);
}
