/**
 * The one file that converts between written dates and the numbers that the engine counts with.
 * Nothing here reads a clock or knows a zone.
 */

/** Civil minutes since 1970-01-01T00:00, no zone. Fits 32 bits for the years 0 to 6053. */
export type LocalMinute = number & { readonly __brand: 'LocalMinute' };
/** Civil days since 1970-01-01, no zone. */
export type DayNumber = number & { readonly __brand: 'DayNumber' };
/** `YYYY-MM-DD`. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };
/** UTC, ISO 8601 with milliseconds and `Z`. */
export type Instant = string & { readonly __brand: 'Instant' };

export const MINUTES_PER_DAY = 1440;

/** Plans and registers outside these years are typing errors (1899 is a spreadsheet's empty date). */
export const FIRST_YEAR = 1950;
export const LAST_YEAR = 2150;

export function localMinute(value: number): LocalMinute {
  return value as LocalMinute;
}

export function dayNumber(value: number): DayNumber {
  return value as DayNumber;
}

/** Day 0 is 1970-01-01, a Thursday; proleptic Gregorian. Algorithm: Hinnant, days_from_civil. */
export function dayFromCivil(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) as DayNumber;
}

export function civilFromDay(day: DayNumber): { readonly year: number; readonly month: number; readonly day: number } {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** 0 = Monday … 6 = Sunday (ISO order). */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function dayOf(minute: LocalMinute): DayNumber {
  return Math.floor(minute / MINUTES_PER_DAY) as DayNumber;
}

export function startOfDay(day: DayNumber): LocalMinute {
  return (day * MINUTES_PER_DAY) as LocalMinute;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MINUTE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;

/** Null unless `text` is a real calendar day written `YYYY-MM-DD`. Any year is accepted; see `isPlausibleDay`. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const civil = civilFromDay(dayFromCivil(year, month, day));
  const isReal = month >= 1 && month <= 12 && day >= 1 && civil.month === month && civil.day === day;
  return isReal ? (text as LocalDate) : null;
}

export function isPlausibleDay(date: LocalDate): boolean {
  const year = Number(date.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

export function dayOfDate(date: LocalDate): DayNumber {
  return dayFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

export function dateOfDay(day: DayNumber): LocalDate {
  const civil = civilFromDay(day);
  return `${pad(civil.year, 4)}-${pad(civil.month, 2)}-${pad(civil.day, 2)}` as LocalDate;
}

export function dateOf(minute: LocalMinute): LocalDate {
  return dateOfDay(dayOf(minute));
}

/** Reads `2026-05-04T08:00` (seconds allowed and cut off); null when it is no such instant of the civil calendar. */
export function parseLocalMinute(text: string): LocalMinute | null {
  const match = MINUTE.exec(text);
  if (match === null) return null;
  const date = parseLocalDate(match[1] ?? '');
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (date === null || hour > 23 || minute > 59 || second > 59) return null;
  return (dayOfDate(date) * MINUTES_PER_DAY + hour * 60 + minute) as LocalMinute;
}

export function formatLocalMinute(minute: LocalMinute): string {
  const day = dayOf(minute);
  const ofDay = minute - day * MINUTES_PER_DAY;
  return `${dateOfDay(day)}T${pad(Math.floor(ofDay / 60), 2)}:${pad(ofDay % 60, 2)}`;
}

/** The day so many calendar days later; earlier for a negative count. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(dayOfDate(date) + days));
}

/** Minutes after the midnight with which a day begins. */
export function minuteAt(date: LocalDate, minuteOfDay: number): LocalMinute {
  return localMinute(startOfDay(dayOfDate(date)) + minuteOfDay);
}

/** Calendar days from `a` to `b`; positive when `b` is later. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return dayOfDate(b) - dayOfDate(a);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
