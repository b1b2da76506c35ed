import type { Calendar, DayShifts, Shift, WeekPattern } from '@sightline/engine';
import { MINUTES_PER_DAY } from '@sightline/kernel';

/** Ascending and disjoint, as the engine wants them; overlapping and touching periods become one. */
export function shiftsOf(periods: readonly Shift[]): DayShifts {
  const merged: Shift[] = [];
  for (const period of periods.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (period.finish <= period.start) continue;
    if (last === undefined || period.start > last.finish) merged.push(period);
    else merged[merged.length - 1] = { start: last.start, finish: Math.max(last.finish, period.finish) };
  }
  return merged;
}

/** Files write the end of a day as 00:00, and 00:00 to 00:00 for all of it. */
export function shiftOf(start: number, finish: number): Shift {
  return { start, finish: finish === 0 ? MINUTES_PER_DAY : finish };
}

/** `8:00`, `08:00`, `08:00:00`; null when it is no time of day. */
export function minuteOfDay(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text.trim());
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= MINUTES_PER_DAY && Number(match[2]) < 60 ? minute : null;
}

/** What Microsoft Project and most planners call a working day unless told otherwise. */
export const STANDARD_DAY: DayShifts = [
  { start: 480, finish: 720 },
  { start: 780, finish: 1020 },
];

export const STANDARD_WEEK: WeekPattern = [
  STANDARD_DAY,
  STANDARD_DAY,
  STANDARD_DAY,
  STANDARD_DAY,
  STANDARD_DAY,
  [],
  [],
];

/** For plans that name no calendar of their own. */
export function standardCalendar(takenIds: readonly string[]): Calendar {
  const id = takenIds.includes('standard') ? `standard-${takenIds.length}` : 'standard';
  return { id, name: 'Standard', week: STANDARD_WEEK, workWeeks: [], exceptions: [] };
}
