import { civilFromDay, type DayNumber, dayFromCivil, dayNumber, weekdayOf } from '@sightline/kernel';

/** A recurring exception of a Microsoft Project calendar, values as MSPDI writes them. */
export type Recurrence = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly kind: 'daily' | 'yearly-day' | 'yearly-position' | 'monthly-day' | 'monthly-position' | 'weekly';
  /** Every n-th day, week or month. */
  readonly period: number;
  /** Bit 0 = Sunday … bit 6 = Saturday. */
  readonly weekdayMask: number;
  /** 0 = any day, 1 = weekday, 2 = weekend day, 3 = Sunday … 9 = Saturday. */
  readonly monthItem: number;
  /** 0 = first … 3 = fourth, 4 = last. */
  readonly monthPosition: number;
  /** 0 = January. */
  readonly month: number;
  readonly monthDay: number;
  /** Ends after so many days when given. */
  readonly occurrences: number | null;
};

/** Ascending days on which the exception holds; at most `limit`, so that no file can ask for more. */
export function daysOf(recurrence: Recurrence, limit: number): readonly DayNumber[] {
  const most = Math.min(limit, recurrence.occurrences ?? limit);
  const days: DayNumber[] = [];
  for (const day of candidates(recurrence)) {
    if (days.length >= most || day > recurrence.to) break;
    if (day >= recurrence.from) days.push(day);
  }
  return days;
}

function* candidates(recurrence: Recurrence): Iterable<DayNumber> {
  switch (recurrence.kind) {
    case 'daily':
      for (let day: number = recurrence.from; day <= recurrence.to; day += recurrence.period) yield dayNumber(day);
      return;
    case 'weekly':
      yield* weeklyDays(recurrence);
      return;
    case 'monthly-day':
    case 'monthly-position':
      yield* monthlyDays(recurrence, recurrence.period);
      return;
    case 'yearly-day':
    case 'yearly-position':
      yield* monthlyDays(recurrence, 12);
  }
}

/** Weeks are counted from the one that holds the first day, Sunday first. */
function* weeklyDays(recurrence: Recurrence): Iterable<DayNumber> {
  const sunday = recurrence.from - ((weekdayOf(recurrence.from) + 1) % 7);
  for (let week = sunday; week <= recurrence.to; week += 7 * recurrence.period) {
    for (let i = 0; i < 7; i++) if ((recurrence.weekdayMask >> i) & 1) yield dayNumber(week + i);
  }
}

function* monthlyDays(recurrence: Recurrence, step: number): Iterable<DayNumber> {
  const first = civilFromDay(recurrence.from);
  const last = civilFromDay(recurrence.to);
  const isYearly = recurrence.kind === 'yearly-day' || recurrence.kind === 'yearly-position';
  const start = first.year * 12 + (isYearly ? recurrence.month : first.month - 1);
  for (let index = start; index <= last.year * 12 + last.month - 1; index += step) {
    const day = dayInMonth(recurrence, Math.floor(index / 12), (index % 12) + 1);
    if (day !== null) yield day;
  }
}

function dayInMonth(recurrence: Recurrence, year: number, month: number): DayNumber | null {
  const first = dayFromCivil(year, month, 1);
  const next = month === 12 ? dayFromCivil(year + 1, 1, 1) : dayFromCivil(year, month + 1, 1);
  const length = next - first;
  if (recurrence.kind === 'monthly-day' || recurrence.kind === 'yearly-day') {
    return dayNumber(first + Math.min(Math.max(1, recurrence.monthDay), length) - 1);
  }
  const fitting = Array.from({ length }, (_, i) => dayNumber(first + i)).filter((day) =>
    fits(day, recurrence.monthItem),
  );
  return (recurrence.monthPosition >= 4 ? fitting.at(-1) : fitting[recurrence.monthPosition]) ?? null;
}

function fits(day: DayNumber, monthItem: number): boolean {
  const weekday = weekdayOf(day);
  if (monthItem === 0) return true;
  if (monthItem === 1) return weekday < 5;
  if (monthItem === 2) return weekday >= 5;
  return (weekday + 1) % 7 === monthItem - 3;
}
