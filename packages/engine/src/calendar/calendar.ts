import type { DayNumber } from '@sightline/kernel';

/** Half-open `[start, finish)` in minutes of the day, 0 ≤ start < finish ≤ 1440. A night shift is written as two. */
export type Shift = { readonly start: number; readonly finish: number };

/** Working time of one day, ascending and disjoint; empty = not a working day. */
export type DayShifts = readonly Shift[];

/** Seven days, Monday first. */
export type WeekPattern = readonly DayShifts[];

/** A named working calendar as it is written down. Inheritance is resolved before it gets here. */
export type Calendar = {
  readonly id: string;
  readonly name: string;
  readonly week: WeekPattern;
  /** Other weeks for a span of days; null keeps the ordinary weekday. Where two overlap, the later one in the list wins. */
  readonly workWeeks: readonly {
    readonly from: DayNumber;
    readonly to: DayNumber;
    readonly days: readonly (DayShifts | null)[];
  }[];
  /** Single days and spans (both ends included) that differ; they win over weeks; the later one in the list wins. */
  readonly exceptions: readonly {
    readonly from: DayNumber;
    readonly to: DayNumber;
    readonly name: string;
    readonly shifts: DayShifts;
  }[];
};
