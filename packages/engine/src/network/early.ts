import { workingBetween } from '../calendar/working-time.ts';
import { minutesOfLag } from './bound.ts';
import { type Claims, claimsOn, passesOn } from './claims.ts';
import { type CompiledLink, type CompiledPlan, type CompiledTask, taskAt } from './compiled-plan.ts';
import { placeTask } from './place-task.ts';
import type { Placement, Span } from './placement.ts';

/** By task number; a summary's span is that of its parts, levels of effort left out, or what a person gave it. */
export type EarlyPass = {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** The same, except that a summary dated by hand has the span of its parts here and its own dates there. */
  readonly parts: { readonly start: Float64Array; readonly finish: Float64Array };
  /** null for summaries and levels of effort. */
  readonly placements: readonly (Placement | null)[];
};

/** Tasks whose dates are set beforehand, by number. */
export type Pinned = ReadonlyMap<number, Placement>;

/** The forward pass on its way; `claims` are those on summaries, which their parts inherit. */
export type Pass = Omit<EarlyPass, 'placements'> & {
  readonly placements: (Placement | null)[];
  readonly claims: (Claims | null)[];
};

/** Forward: every task as early as its predecessors, constraints, progress and calendar allow. O(tasks + links). */
export function earlyPass(compiled: CompiledPlan, pinned: Pinned): EarlyPass {
  const { tasks, order } = compiled;
  const count = tasks.length;
  const start = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const finish = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const placements = new Array<Placement | null>(count).fill(null);
  const parts = { start: start.slice(), finish: finish.slice() };
  const pass: Pass = { start, finish, parts, placements, claims: new Array<Claims | null>(count).fill(null) };
  for (const step of order) {
    const number = step % count;
    const task = taskAt(compiled, number);
    if (task.task.kind === 'level-of-effort') continue;
    if (task.task.kind !== 'summary') {
      const placement = pinned.get(number) ?? placeTask(compiled, task, claimsOn(compiled, pass, number));
      placements[number] = placement;
      start[number] = parts.start[number] = placement.start;
      finish[number] = parts.finish[number] = placement.finish;
    } else if (step < count) pass.claims[number] = claimsOn(compiled, pass, number);
    if (task.task.kind !== 'summary' || step >= count) widen(pass, task.parent, number);
    if (step >= count) dateByHand(pass, task, number);
  }
  return { start, finish, parts: pass.parts, placements };
}

/** Minutes of a link's lag once its predecessor is placed: a summary's duration is the working time of its span. */
export function lagOf(compiled: CompiledPlan, pass: Pick<EarlyPass, 'start' | 'finish'>, link: CompiledLink): number {
  if (link.lagMinutes !== null) return link.lagMinutes;
  const { calendar } = taskAt(compiled, link.predecessor);
  const [start, finish] = [pass.start[link.predecessor] ?? 0, pass.finish[link.predecessor] ?? 0];
  return minutesOfLag(link.link.lag, workingBetween(calendar, start, finish));
}

/** A finished task that hands on its predecessors' claims stands for later ones where they put it. */
export function earlySpan(compiled: CompiledPlan, early: EarlyPass, task: CompiledTask, number: number): Span {
  const passed = passesOn(compiled, task) ? early.placements[number]?.resume : undefined;
  return { start: passed ?? early.start[number] ?? 0, finish: passed ?? early.finish[number] ?? 0 };
}

/** Parts come before the summary closes, so its own dates are still those of its parts here. */
function widen(pass: Pass, parent: number | null, part: number): void {
  if (parent === null) return;
  pass.start[parent] = Math.min(pass.start[parent] ?? 0, pass.start[part] ?? 0);
  pass.finish[parent] = Math.max(pass.finish[parent] ?? 0, pass.finish[part] ?? 0);
}

/** A summary dated by hand drives its successors by those dates. */
function dateByHand(pass: Pass, { task }: CompiledTask, number: number): void {
  pass.parts.start[number] = pass.start[number] ?? 0;
  pass.parts.finish[number] = pass.finish[number] ?? 0;
  pass.start[number] = task.manual?.start ?? pass.start[number] ?? 0;
  pass.finish[number] = task.manual?.finish ?? pass.finish[number] ?? 0;
}
