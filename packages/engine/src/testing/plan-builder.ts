import { type LocalMinute, localMinute, parseLocalMinute } from '@sightline/kernel';
import type { Calendar, DayShifts } from '../calendar/calendar.ts';
import type { Lag, LinkType, Plan, PlanLink, PlanTask, Schedule, TaskDates } from '../network/plan.ts';
import { schedulePlan } from '../network/schedule-plan.ts';

export const OFFICE_DAY: DayShifts = [
  { start: 480, finish: 720 },
  { start: 780, finish: 1020 },
];

/** Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00. */
export const OFFICE: Calendar = {
  id: 'office',
  name: 'Office hours',
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? OFFICE_DAY : [])),
  workWeeks: [],
  exceptions: [],
};

export const DAY = 480;
export const NO_LAG: Lag = { amount: 0, unit: 'working' };

/** `2026-03-02T08:00`; a Monday. */
export const START = at('2026-03-02T08:00');

export function at(text: string): LocalMinute {
  const minute = parseLocalMinute(text);
  if (minute === null) throw new Error(`'${text}' is no date and time`);
  return minute;
}

export function taskOf(id: string, fields: Partial<PlanTask> = {}): PlanTask {
  return {
    id,
    kind: 'task',
    parentId: null,
    durationMinutes: DAY,
    isElapsed: false,
    remainingMinutes: null,
    calendarId: null,
    constraints: [],
    deadline: null,
    actualStart: null,
    actualFinish: null,
    percentComplete: 0,
    manual: null,
    isActive: true,
    levellingDelayMinutes: 0,
    ...fields,
  };
}

export function linkOf(predecessorId: string, successorId: string, type: LinkType = 'FS', lag: Lag = NO_LAG): PlanLink {
  return { id: `${predecessorId}>${successorId}`, predecessorId, successorId, type, lag };
}

export function planOf(fields: Partial<Plan>): Plan {
  return {
    profile: 'native',
    start: START,
    statusAt: null,
    finishBy: null,
    defaultCalendarId: OFFICE.id,
    calendars: [OFFICE],
    tasks: [],
    links: [],
    options: {
      honourConstraints: true,
      lagCalendar: 'successor',
      outOfSequence: 'retained-logic',
      criticalFloatMinutes: 0,
    },
    ...fields,
  };
}

/** The schedule of a plan that has to be sound. */
export function scheduleOf(plan: Plan): Schedule {
  const result = schedulePlan(plan);
  if (!result.ok) throw new Error(`the plan is refused: ${JSON.stringify(result.problems)}`);
  return result.value;
}

export function datesOf(schedule: Schedule, taskId: string): TaskDates {
  const dates = schedule.tasks.find((task) => task.taskId === taskId);
  if (dates === undefined) throw new Error(`task '${taskId}' has no dates`);
  return dates;
}

/** Minutes from one date to another, for tests that count. */
export function shifted(minute: LocalMinute, by: number): LocalMinute {
  return localMinute(minute + by);
}
