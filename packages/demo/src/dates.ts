import {
  addDays,
  civilFromDay,
  dateOfDay,
  dayFromCivil,
  dayNumber,
  dayOfDate,
  type LocalDate,
  weekdayOf,
} from '@sightline/kernel';

const FRIDAY = 4;

export function fridayOnOrBefore(date: LocalDate): LocalDate {
  return addDays(date, -((weekdayOf(dayOfDate(date)) - FRIDAY + 7) % 7));
}

/** The last Monday to Friday up to `date`; holidays are not looked at. */
export function weekdayOnOrBefore(date: LocalDate): LocalDate {
  return addDays(date, -Math.max(0, weekdayOf(dayOfDate(date)) - FRIDAY));
}

export function endOfMonth(date: LocalDate, monthsLater = 0): LocalDate {
  const { year, month } = civilFromDay(dayOfDate(date));
  const next = month + monthsLater;
  return dateOfDay(dayNumber(dayFromCivil(year + Math.floor(next / 12), (((next % 12) + 12) % 12) + 1, 1) - 1));
}

/** The last days of the months from that of `from` to that of `to`. */
export function monthEnds(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const ends: LocalDate[] = [];
  for (let end = endOfMonth(from); end <= endOfMonth(to); end = endOfMonth(end, 1)) ends.push(end);
  return ends;
}

export function fridays(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const all: LocalDate[] = [];
  for (let day = fridayOnOrBefore(addDays(from, 6)); day <= to; day = addDays(day, 7)) all.push(day);
  return all;
}

export function firstOf(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

export function lastOf(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

/** Where `date` goes when the span from `start` to `end` is stretched to end on `stretchedEnd`. */
export function stretched(
  date: LocalDate,
  span: { start: LocalDate; end: LocalDate; stretchedEnd: LocalDate },
): LocalDate {
  const from = dayOfDate(span.start);
  const length = dayOfDate(span.end) - from;
  if (length <= 0) return date;
  const days = Math.round(((dayOfDate(date) - from) * (dayOfDate(span.stretchedEnd) - from)) / length);
  return dateOfDay(dayNumber(from + days));
}
