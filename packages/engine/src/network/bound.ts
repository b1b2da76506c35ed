import { addWorking, lastWorkFinish } from '../calendar/working-time.ts';
import type { CompiledLink, CompiledPlan } from './compiled-plan.ts';
import type { Cause, Lag } from './plan.ts';

/** One claim on a date and who makes it. */
export type Bound = {
  readonly at: number;
  readonly cause: Cause;
  /** Whether the claim was on the finish; `at` may be the start that follows from it. */
  readonly isOfFinish: boolean;
};

/** Minutes of a lag; a percentage is of the predecessor's duration. */
export function minutesOfLag({ amount, unit }: Lag, predecessorDuration: number): number {
  const isPercent = unit === 'percent' || unit === 'elapsed-percent';
  return Math.round(isPercent ? (amount * predecessorDuration) / 100 : amount);
}

/** From a predecessor's date to what it allows its successor (`direction` 1), or back again (-1). */
export function afterLag(link: CompiledLink, at: number, minutes: number, direction: 1 | -1): number {
  return addWorking(link.lagTime, at, direction * minutes);
}

/**
 * What a predecessor's date asks of the successor's. Going back by a lead lands on the beginning of work; a finish is asked for
 * at the end of the work before it.
 */
export function askedBy(link: CompiledLink, from: number, minutes: number): number {
  const bound = afterLag(link, from, minutes, 1);
  return minutes < 0 && !entersStart(link) ? lastWorkFinish(link.lagTime, bound) : bound;
}

export function leavesFinish(link: CompiledLink): boolean {
  return link.type === 'FS' || link.type === 'FF';
}

export function entersStart(link: CompiledLink): boolean {
  return link.type === 'FS' || link.type === 'SS';
}

/** The later claim; of two equal ones that of the link with the lower id, so the order of the plan's lists changes no cause. */
export function later(a: Bound | null, b: Bound | null): Bound | null {
  if (a === null || b === null) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return linkOf(b) < linkOf(a) ? b : a;
}

function linkOf(bound: Bound): string {
  return bound.cause.kind === 'link' ? bound.cause.linkId : '';
}

/** Progress override drops what an unfinished predecessor says to a started successor, forward and backward. */
export function isOverridden(compiled: CompiledPlan, link: CompiledLink): boolean {
  const { profile, options } = compiled.plan;
  if (profile !== 'p6' || options.outOfSequence !== 'progress-override') return false;
  const [predecessor, successor] = [compiled.tasks[link.predecessor], compiled.tasks[link.successor]];
  return successor?.actual !== null && predecessor?.actual?.finish == null;
}
