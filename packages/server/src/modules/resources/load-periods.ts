import {
  civilFromDay,
  dateOfDay,
  dayFromCivil,
  dayNumber,
  dayOfDate,
  type LocalDate,
  weekdayOf,
} from '@sightline/kernel';

export type LoadPeriod = { readonly kind: 'week' | 'month'; readonly from: LocalDate; readonly to: LocalDate };

const WEEKS = 8;
const MONTHS = 12;

/** Weeks from the one of this day, Monday to Sunday, then whole months from the one in which the weeks end. */
export function loadPeriods(today: LocalDate): readonly LoadPeriod[] {
  const day = dayOfDate(today);
  const monday = day - weekdayOf(day);
  const weeks = Array.from({ length: WEEKS }, (_, at) => periodOf('week', monday + 7 * at, monday + 7 * at + 6));
  const { year, month } = civilFromDay(dayNumber(monday + 7 * WEEKS));
  const firstOf = (at: number) =>
    dayFromCivil(year + Math.floor((month - 1 + at) / 12), ((month - 1 + at) % 12) + 1, 1);
  const months = Array.from({ length: MONTHS }, (_, at) => periodOf('month', firstOf(at), firstOf(at + 1) - 1));
  return [...weeks, ...months];
}

function periodOf(kind: LoadPeriod['kind'], from: number, to: number): LoadPeriod {
  return { kind, from: dateOfDay(dayNumber(from)), to: dateOfDay(dayNumber(to)) };
}
