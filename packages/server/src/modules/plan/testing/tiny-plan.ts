import type { Calendar, Cause, Plan, PlanLink, PlanTask, Schedule, TaskDates } from '@sightline/engine';
import type { ImportedPlan, ImportedTask } from '@sightline/interchange';
import { type LocalMinute, localMinute, parseLocalMinute } from '@sightline/kernel';

/** `2026-05-04` is its first minute. */
export function at(text: string): LocalMinute {
  return parseLocalMinute(text.includes('T') ? text : `${text}T00:00`) ?? localMinute(Number.NaN);
}

const DAY = [{ start: 480, finish: 960 }];

/** Monday to Friday, 08:00 to 16:00. */
export const WEEKDAYS: Calendar = {
  id: 'weekdays',
  name: 'Weekdays',
  week: [DAY, DAY, DAY, DAY, DAY, [], []],
  workWeeks: [],
  exceptions: [],
};

export type TinyTask = Partial<Omit<PlanTask, 'id'>> & {
  readonly id: string;
  readonly told?: Partial<Omit<ImportedTask, 'id'>>;
};

/** A plan of a few tasks: one day each, no progress, nothing stored, unless said otherwise. */
export function tinyPlan(
  tasks: readonly TinyTask[],
  more: Partial<Omit<ImportedPlan, 'plan' | 'tasks'>> & {
    readonly plan?: Partial<Plan>;
    readonly links?: readonly PlanLink[];
  } = {},
): ImportedPlan {
  const { plan, links, ...rest } = more;
  return {
    externalId: 'tiny',
    name: 'Tiny plan',
    calendars: [WEEKDAYS],
    currency: 'GBP',
    minutesPerDay: 480,
    storedFinish: null,
    ...rest,
    plan: { ...EMPTY_PLAN, ...plan, tasks: tasks.map(networkTask), links: links ?? [] },
    tasks: tasks.map(toldTask),
  };
}

const EMPTY_PLAN: Omit<Plan, 'tasks' | 'links'> = {
  profile: 'native',
  start: at('2026-05-04T08:00'),
  statusAt: null,
  finishBy: null,
  defaultCalendarId: WEEKDAYS.id,
  calendars: [WEEKDAYS],
  options: {
    honourConstraints: true,
    lagCalendar: 'successor',
    outOfSequence: 'retained-logic',
    criticalFloatMinutes: 0,
  },
};

function networkTask({ told: _, ...task }: TinyTask): PlanTask {
  return {
    kind: 'task',
    parentId: null,
    durationMinutes: 480,
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
    ...task,
  };
}

function toldTask({ id, told }: TinyTask): ImportedTask {
  return {
    id,
    externalId: id,
    guid: null,
    code: id,
    wbs: id,
    name: `Task ${id}`,
    outlineLevel: 1,
    baselineStart: null,
    baselineFinish: null,
    baselineCostMinor: null,
    actualCostMinor: null,
    stored: {
      start: null,
      finish: null,
      earlyStart: null,
      earlyFinish: null,
      lateStart: null,
      lateFinish: null,
      totalFloatMinutes: null,
    },
    notes: null,
    ...told,
  };
}

const PROJECT_START: Cause = { kind: 'project-start' };

/** Dates as an engine would give them, for tests that are not about the engine. */
export function tinySchedule(
  tasks: readonly { readonly id: string; readonly start: string; readonly finish: string; readonly float?: number }[],
): Schedule {
  const dates = tasks.map(
    ({ id, start, finish, float = 0 }): TaskDates => ({
      taskId: id,
      start: at(start),
      finish: at(finish),
      earlyStart: at(start),
      earlyFinish: at(finish),
      lateStart: at(start),
      lateFinish: at(finish),
      totalFloatMinutes: float,
      freeFloatMinutes: 0,
      isCritical: float <= 0,
      startCause: PROJECT_START,
      finishCause: { kind: 'duration' },
    }),
  );
  const [starts, finishes] = [dates.map((each) => each.start), dates.map((each) => each.finish)];
  return { tasks: dates, start: localMinute(Math.min(...starts)), finish: localMinute(Math.max(...finishes)) };
}
