import { MINUTES_PER_DAY } from '@sightline/kernel';

/** Working minutes before each day of a run of days, and which pattern of shifts each day follows. */
export type DayTable = {
  /** One more entry than days; ascending. */
  readonly before: Int32Array;
  readonly patternOf: Uint16Array;
};

/**
 * A calendar compiled to prefix sums. Days with exceptions lie inside the horizon; before and after it the ordinary week
 * repeats for ever, so a date in 1899 or 2199 costs the same as one next week.
 */
export type WorkingTime = {
  /** A Monday. */
  readonly firstDay: number;
  readonly horizon: DayTable;
  readonly week: DayTable;
  /** Starts and finishes in turn, minutes of the day. */
  readonly patterns: readonly Int32Array[];
};

/**
 * The civil minute at which `minutes` working minutes from `at` are done: the end of the last one going forward, the
 * beginning of the earliest one going back (`minutes` < 0), `at` itself for 0. O(log days of the horizon).
 * @example addWorking(nineToFive, friday16h, 120) // Monday 10:00
 */
export function addWorking(time: WorkingTime, at: number, minutes: number): number {
  if (minutes === 0) return at;
  const target = workedBefore(time, at) + minutes;
  return minutes > 0 ? minuteOf(time, target - 1) + 1 : minuteOf(time, target);
}

/** `at` if it is the beginning of a working minute, else the next such instant. O(log days). @example Friday 17:00 → Monday 09:00 */
export function nextWorkStart(time: WorkingTime, at: number): number {
  return minuteOf(time, workedBefore(time, at));
}

/** `at` if it is the end of a working minute, else the last such instant before. O(log days). @example Monday 09:00 → Friday 17:00 */
export function lastWorkFinish(time: WorkingTime, at: number): number {
  return minuteOf(time, workedBefore(time, at) - 1) + 1;
}

/** Working minutes from `from` to `to`, negative when `to` lies before. O(1). @example Friday 16:00 to Monday 10:00 → 120 */
export function workingBetween(time: WorkingTime, from: number, to: number): number {
  return workedBefore(time, to) - workedBefore(time, from);
}

/** Whether `at` lies in a period of work or at either end of one. O(log days). @example Friday 17:00 → true, 17:01 → false */
export function touchesWork(time: WorkingTime, at: number): boolean {
  return nextWorkStart(time, at) === at || lastWorkFinish(time, at) === at;
}

/** Working minutes since the horizon's first midnight; negative before it. */
function workedBefore(time: WorkingTime, at: number): number {
  const day = Math.floor(at / MINUTES_PER_DAY);
  const minuteOfDay = at - day * MINUTES_PER_DAY;
  const offset = day - time.firstDay;
  const days = time.horizon.patternOf.length;
  if (offset >= 0 && offset < days) return workedInTable(time, time.horizon, offset, minuteOfDay);
  const beyond = offset < 0 ? offset : offset - days;
  const weeks = Math.floor(beyond / 7);
  const base = weeks * total(time.week) + (offset < 0 ? 0 : total(time.horizon));
  return base + workedInTable(time, time.week, beyond - weeks * 7, minuteOfDay);
}

function workedInTable(time: WorkingTime, table: DayTable, offset: number, minuteOfDay: number): number {
  const shifts = time.patterns[table.patternOf[offset] ?? 0];
  let worked = table.before[offset] ?? 0;
  if (shifts === undefined) return worked;
  for (let i = 0; i < shifts.length; i += 2) {
    const start = shifts[i] ?? 0;
    if (minuteOfDay <= start) break;
    worked += Math.min(minuteOfDay, shifts[i + 1] ?? 0) - start;
  }
  return worked;
}

/** The beginning of the working minute that `worked` working minutes precede: the inverse of `workedBefore`. */
function minuteOf(time: WorkingTime, worked: number): number {
  const inHorizon = total(time.horizon);
  if (worked >= 0 && worked < inHorizon) return minuteInTable(time, time.horizon, time.firstDay, worked);
  const beyond = worked < 0 ? worked : worked - inHorizon;
  const weeks = Math.floor(beyond / total(time.week));
  const monday = time.firstDay + weeks * 7 + (worked < 0 ? 0 : time.horizon.patternOf.length);
  return minuteInTable(time, time.week, monday, beyond - weeks * total(time.week));
}

function minuteInTable(time: WorkingTime, table: DayTable, firstDay: number, worked: number): number {
  const offset = lastAtMost(table.before, worked);
  const shifts = time.patterns[table.patternOf[offset] ?? 0];
  let left = worked - (table.before[offset] ?? 0);
  let i = 0;
  for (; shifts !== undefined && i < shifts.length - 2; i += 2) {
    const length = (shifts[i + 1] ?? 0) - (shifts[i] ?? 0);
    if (left < length) break;
    left -= length;
  }
  return (firstDay + offset) * MINUTES_PER_DAY + (shifts?.[i] ?? 0) + left;
}

/** The last position whose value is at most `wanted`: with repeated values (days off) the day that does work. */
function lastAtMost(ascending: Int32Array, wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

function total(table: DayTable): number {
  return table.before[table.before.length - 1] ?? 0;
}
