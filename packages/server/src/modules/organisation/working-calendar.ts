import type { WorkingCalendar } from '@sightline/contract';
import { compileCalendar, lastWorkFinish, type WorkingTime, workingBetween } from '@sightline/engine';
import {
  type DayNumber,
  dayOfDate,
  type LocalDate,
  type LocalMinute,
  MINUTES_PER_DAY,
  type Problem,
  problem,
  startOfDay,
} from '@sightline/kernel';

const NINE_TO_FIVE = [{ start: 540, finish: 1020 }];

/** Monday to Friday from 09:00 to 17:00; holidays are the organisation's own. */
export const DEFAULT_WORKING_CALENDAR: WorkingCalendar = {
  week: [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, [], []],
  exceptions: [],
};

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** All that is wrong with a calendar. A span of a day that ends at its beginning, or begins inside the one before, is named. */
export function calendarProblems({ week, exceptions }: WorkingCalendar): readonly Problem[] {
  const days = [
    ...week.map((shifts, index) => ({ day: DAYS[index] ?? '', shifts })),
    ...exceptions.map(({ on, shifts }) => ({ day: on, shifts })),
  ];
  const twice = exceptions.filter(({ on }, index) => exceptions.findIndex((each) => each.on === on) < index);
  return [
    ...(week.every((shifts) => shifts.length === 0) ? [about('organisation.calendar-never-works', {})] : []),
    ...days.flatMap(({ day, shifts }) => shifts.flatMap((_, index) => shiftProblems(day, shifts, index))),
    ...twice.map(({ on, name }) => about('organisation.exception-twice', { on, name })),
  ];
}

type Shifts = WorkingCalendar['week'][number];

function shiftProblems(day: string, shifts: Shifts, index: number): readonly Problem[] {
  const shift = shifts[index];
  if (shift === undefined) return [];
  const earliest = shifts[index - 1]?.finish ?? 0;
  if (shift.start >= earliest && shift.finish > shift.start) return [];
  return [
    about('organisation.shift-not-valid', { day, start: clockText(shift.start), finish: clockText(shift.finish) }),
  ];
}

function about(code: string, params: Problem['params']): Problem {
  return problem(code, params, {
    subject: { entity: 'organisation', id: 'working-calendar', field: 'workingCalendar' },
  });
}

/** `09:30`. */
function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Compiled for the engine; the calendar is known to be right. */
export function workingTimeOf({ week, exceptions }: WorkingCalendar): WorkingTime {
  const compiled = compileCalendar({
    id: 'organisation',
    name: 'Working calendar',
    week,
    workWeeks: [],
    exceptions: exceptions.map(({ on, name, shifts }) => {
      const day = dayOfDate(on);
      return { from: day, to: day, name, shifts };
    }),
  });
  if (!compiled.ok) throw new Error(`the working calendar does not compile: ${compiled.problems[0]?.code}`);
  return compiled.value;
}

/** Days that are looked at before a clock is given up: more than any run of holidays. */
const FURTHEST_DAYS = 20_000;

/**
 * When a clock of whole working days ends that begins on a day, whatever its hour: with the last working minute of the day that
 * is so many working days later. Null when the calendar does not have as many. O(days).
 */
export function clockEnd(time: WorkingTime, from: LocalDate, days: number): LocalMinute | null {
  let left = days;
  for (let day = dayOfDate(from) + 1; day < dayOfDate(from) + FURTHEST_DAYS; day++) {
    const [start, end] = [startOfDay(day as DayNumber), startOfDay(day as DayNumber) + MINUTES_PER_DAY];
    if (workingBetween(time, start, end) > 0) left--;
    if (left === 0) return lastWorkFinish(time, end) as LocalMinute;
  }
  return null;
}
