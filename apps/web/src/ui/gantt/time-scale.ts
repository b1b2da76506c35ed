import type { Day } from './gantt-types.ts';

/** Where days lie: pixels of the content from its left edge. */
export type TimeScale = { readonly origin: Day; readonly pxPerDay: number };

export type TimeUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Pixels per day, far to near. */
const STEPS = [0.02, 0.04, 0.08, 0.16, 0.32, 0.6, 1, 1.6, 2.5, 4, 6.5, 11, 18, 28, 44];
/** The smallest pixels per day at which a unit is told apart: its name has some 26 px. */
const LEAST: readonly (readonly [TimeUnit, number])[] = [
  ['day', 18],
  ['week', 4],
  ['month', 0.9],
  ['quarter', 0.3],
];

export function xOf(scale: TimeScale, day: Day): number {
  return (day - scale.origin) * scale.pxPerDay;
}

export function dayAt(scale: TimeScale, x: number): Day {
  return scale.origin + x / scale.pxPerDay;
}

/** The finest unit that has room for its name. */
export function unitOf(pxPerDay: number): TimeUnit {
  return LEAST.find(([, least]) => pxPerDay >= least)?.[0] ?? 'year';
}

/** Pixels per day at which so many days fill a width. */
export function fitting(days: number, width: number): number {
  return within(width / Math.max(1, days));
}

/** One step nearer (1) or farther (-1). */
export function stepped(pxPerDay: number, direction: 1 | -1): number {
  const next =
    direction > 0 ? STEPS.find((step) => step > pxPerDay * 1.01) : STEPS.findLast((step) => step < pxPerDay / 1.01);
  return next ?? pxPerDay;
}

/** Any value between the farthest and the nearest step. */
export function within(pxPerDay: number): number {
  return Math.min(STEPS.at(-1) ?? 1, Math.max(STEPS[0] ?? 1, pxPerDay));
}
