import {
  type DayNumber,
  dayFromCivil,
  FIRST_YEAR,
  LAST_YEAR,
  MINUTES_PER_DAY,
  ok,
  type Problem,
  problem,
  type Result,
  refused,
  weekdayOf,
} from '@sightline/kernel';
import type { Calendar, DayShifts } from './calendar.ts';
import type { DayTable, WorkingTime } from './working-time.ts';

const FIRST_DAY = dayFromCivil(FIRST_YEAR, 1, 1);
const LAST_DAY = dayFromCivil(LAST_YEAR, 12, 31);

/**
 * Prefix sums over the days that differ from the ordinary week; exceptions outside 1950 to 2150 are left out. O(days of the
 * horizon + exceptions). Refuses a calendar in which no ordinary week has work, since no duration could ever end in it.
 * @example compileCalendar({ …, week: [[{ start: 540, finish: 1020 }], …] })
 */
export function compileCalendar(calendar: Calendar): Result<WorkingTime> {
  const problems = problemsOf(calendar);
  return problems.length > 0 ? refused(problems) : ok(compiled(calendar));
}

/** Wall-clock time: every minute of every day works. */
export const CONTINUOUS: WorkingTime = compiled({
  id: 'continuous',
  name: 'Every minute',
  week: Array.from({ length: 7 }, () => [{ start: 0, finish: MINUTES_PER_DAY }]),
  workWeeks: [],
  exceptions: [],
});

function problemsOf(calendar: Calendar): readonly Problem[] {
  const subject = { entity: 'calendar', id: calendar.id, field: null };
  const named = { calendar: calendar.name === '' ? calendar.id : calendar.name };
  const days = [
    ...calendar.week,
    ...calendar.workWeeks.flatMap((week) => week.days.flatMap((day) => (day ? [day] : []))),
  ];
  const bad = [...days, ...calendar.exceptions.map((exception) => exception.shifts)].find((day) => !isInOrder(day));
  const problems: Problem[] = [];
  if (calendar.week.length !== 7) {
    problems.push(
      problem('engine.calendar-week-not-seven-days', { ...named, days: calendar.week.length }, { subject }),
    );
  }
  if (bad !== undefined) {
    problems.push(problem('engine.calendar-shifts-not-in-order', { ...named, shifts: written(bad) }, { subject }));
  }
  if (calendar.week.every((day) => day.length === 0)) {
    problems.push(problem('engine.calendar-without-working-time', named, { subject }));
  }
  return problems;
}

function isInOrder(day: DayShifts): boolean {
  return day.every(({ start, finish }, i) => {
    const earliest = i === 0 ? 0 : (day[i - 1]?.finish ?? 0);
    return (
      Number.isInteger(start) &&
      Number.isInteger(finish) &&
      earliest <= start &&
      start < finish &&
      finish <= MINUTES_PER_DAY
    );
  });
}

function written(day: DayShifts): string {
  return day.map((shift) => `${clock(shift.start)}-${clock(shift.finish)}`).join(', ');
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function compiled(calendar: Calendar): WorkingTime {
  const patterns = new Map<string, number>();
  const shifts: Int32Array[] = [];
  const patternOf = (day: DayShifts): number => {
    const key = written(day);
    const known = patterns.get(key);
    if (known !== undefined) return known;
    patterns.set(key, shifts.length);
    return shifts.push(Int32Array.from(day.flatMap((shift) => [shift.start, shift.finish]))) - 1;
  };
  const week = Uint16Array.from(calendar.week, patternOf);
  const { firstDay, dayCount } = horizonOf(calendar);
  const horizon = Uint16Array.from({ length: dayCount }, (_, i) => week[i % 7] ?? 0);
  overwrite(calendar, firstDay, horizon, patternOf);
  return { firstDay, horizon: tableOf(horizon, shifts), week: tableOf(week, shifts), patterns: shifts };
}

/** Whole weeks from Monday on that hold every day which differs. */
function horizonOf(calendar: Calendar): { readonly firstDay: number; readonly dayCount: number } {
  const spans = [...calendar.workWeeks, ...calendar.exceptions].flatMap((span) => {
    const [from, to] = [Math.max(span.from, FIRST_DAY), Math.min(span.to, LAST_DAY)];
    return from <= to ? [{ from, to }] : [];
  });
  if (spans.length === 0) return { firstDay: mondayOf(FIRST_DAY), dayCount: 0 };
  const first = spans.reduce((least, span) => Math.min(least, span.from), LAST_DAY as number);
  const last = spans.reduce((most, span) => Math.max(most, span.to), FIRST_DAY as number);
  const firstDay = mondayOf(first as DayNumber);
  return { firstDay, dayCount: Math.ceil((last + 1 - firstDay) / 7) * 7 };
}

function mondayOf(day: DayNumber): number {
  return day - weekdayOf(day);
}

/**
 * The last exception that covers a day decides it, then the last work week. Spans are taken from the last to the first and
 * `nextOpen` jumps over decided days, so many long spans over each other cost no more than one.
 */
function overwrite(
  calendar: Calendar,
  firstDay: number,
  horizon: Uint16Array,
  patternOf: (day: DayShifts) => number,
): void {
  const nextOpen = Int32Array.from({ length: horizon.length + 1 }, (_, i) => i);
  const decide = (from: number, to: number, shiftsAt: (weekday: number) => DayShifts | null): void => {
    const end = Math.min(to - firstDay, horizon.length - 1);
    for (let i = follow(nextOpen, Math.max(0, from - firstDay)); i <= end; i = follow(nextOpen, i + 1)) {
      const day = shiftsAt(i % 7);
      nextOpen[i] = i + 1;
      if (day !== null) horizon[i] = patternOf(day);
    }
  };
  for (const { from, to, shifts } of calendar.exceptions.toReversed()) decide(from, to, () => shifts);
  for (const { from, to, days } of calendar.workWeeks.toReversed())
    decide(from, to, (weekday) => days[weekday] ?? null);
}

function follow(nextOpen: Int32Array, from: number): number {
  let open = from;
  while (open < nextOpen.length && nextOpen[open] !== open) open = nextOpen[open] ?? nextOpen.length;
  for (let i = from; i < open; ) {
    const next = nextOpen[i] ?? open;
    nextOpen[i] = open;
    i = next;
  }
  return open;
}

function tableOf(patternOf: Uint16Array, shifts: readonly Int32Array[]): DayTable {
  const lengths = shifts.map((shift) => shift.reduce((sum, minute, i) => sum + (i % 2 === 0 ? -minute : minute), 0));
  const before = new Int32Array(patternOf.length + 1);
  for (let i = 0; i < patternOf.length; i++) before[i + 1] = (before[i] ?? 0) + (lengths[patternOf[i] ?? 0] ?? 0);
  return { before, patternOf };
}
