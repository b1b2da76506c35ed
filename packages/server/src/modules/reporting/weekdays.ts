import { dayOfDate, type LocalDate } from '@sightline/kernel';

/**
 * Working days from `a` to `b`, Monday to Friday without holidays: the organisation has no calendar of its own yet.
 * Counts the days after `a` up to and with `b`; negative when `b` is earlier. O(1).
 */
export function weekdaysBetween(a: LocalDate, b: LocalDate): number {
  return weekdaysUpTo(dayOfDate(b)) - weekdaysUpTo(dayOfDate(a));
}

/** Weekdays from Monday 1969-12-29 (day -3) up to and with the given day. */
function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7 + 1);
}
