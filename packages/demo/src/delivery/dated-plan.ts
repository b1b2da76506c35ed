import {
  type Calendar,
  compileCalendar,
  type PlanTask,
  schedulePlan,
  type TaskConstraint,
  type WorkingTime,
  workingBetween,
} from '@sightline/engine';
import { dayOfDate, type LocalDate, type LocalMinute, minuteAt } from '@sightline/kernel';
import { minuteOfDay } from '../organisation/minute-of-day.ts';
import type { SpecProject } from '../spec/index.ts';
import type { World } from '../world.ts';
import { type DraftTask, type Network, networkOf } from './network.ts';

export type WorkingCalendar = {
  readonly calendar: Calendar;
  readonly time: WorkingTime;
  readonly minutesPerDay: number;
  readonly opens: number;
  readonly closes: number;
};

/** A line of the plan with the dates of its first baseline. */
export type DatedTask = DraftTask & {
  readonly start: LocalMinute;
  readonly finish: LocalMinute;
  readonly minutes: number;
};
export type DatedPlan = {
  readonly network: Network;
  readonly tasks: readonly DatedTask[];
  readonly working: WorkingCalendar;
};

/** The network with the dates that the schedule engine gives it, the go-live held at its baseline date. */
export function datedPlan(world: World, project: SpecProject): DatedPlan {
  const working = workingCalendar(world, project.calendar);
  const starts = minuteAt(project.start, working.opens);
  const ends = minuteAt(project.baselineGoLive, working.closes);
  const days = Math.max(1, Math.floor(workingBetween(working.time, starts, ends) / working.minutesPerDay));
  const network = networkOf(world, project, days);
  const dates = scheduled(network, working, { starts, goLive: ends });
  const tasks = network.tasks.map((task) => {
    const found = dates.get(task.key);
    if (found === undefined) throw new Error(`task '${task.key}' of '${project.id}' has no dates`);
    return { ...task, ...found, minutes: task.days * working.minutesPerDay };
  });
  return { network, tasks, working };
}

type Dates = { readonly start: LocalMinute; readonly finish: LocalMinute };

function scheduled(
  network: Network,
  working: WorkingCalendar,
  { starts, goLive }: { readonly starts: LocalMinute; readonly goLive: LocalMinute },
): ReadonlyMap<string, Dates> {
  const hold: TaskConstraint = { kind: 'finish-no-earlier-than', at: goLive, isMandatory: false };
  const schedule = schedulePlan({
    profile: 'native',
    start: starts,
    statusAt: null,
    finishBy: null,
    defaultCalendarId: working.calendar.id,
    calendars: [working.calendar],
    tasks: network.tasks.map((task) => planTask(task, working, task.key === network.goLiveKey ? [hold] : [])),
    links: network.links.map(({ from, to, lagDays }, index) => ({
      id: String(index),
      predecessorId: from,
      successorId: to,
      type: 'FS',
      lag: { amount: lagDays * working.minutesPerDay, unit: 'working' },
    })),
    options: {
      honourConstraints: true,
      lagCalendar: 'predecessor',
      outOfSequence: 'retained-logic',
      criticalFloatMinutes: 0,
    },
  });
  if (!schedule.ok) throw new Error(`a generated plan is wrong: ${JSON.stringify(schedule.problems)}`);
  return new Map(schedule.value.tasks.map(({ taskId, start, finish }) => [taskId, { start, finish }]));
}

function planTask(task: DraftTask, working: WorkingCalendar, constraints: readonly TaskConstraint[]): PlanTask {
  return {
    id: task.key,
    kind: task.kind,
    parentId: task.parentKey,
    durationMinutes: task.days * working.minutesPerDay,
    isElapsed: false,
    remainingMinutes: null,
    calendarId: null,
    constraints,
    deadline: null,
    actualStart: null,
    actualFinish: null,
    percentComplete: 0,
    manual: null,
    isActive: true,
    levellingDelayMinutes: 0,
  };
}

/** A calendar of the spec, Monday to Friday, as the engine reads it. */
export function workingCalendar({ spec }: World, id: string): WorkingCalendar {
  const found = spec.calendars.find((calendar) => calendar.id === id);
  if (found === undefined) throw new Error(`no calendar '${id}'`);
  const shifts = found.hours.map(([from, to]) => ({ start: minuteOfDay(from), finish: minuteOfDay(to) }));
  const calendar: Calendar = {
    id,
    name: found.name,
    week: [shifts, shifts, shifts, shifts, shifts, [], []],
    workWeeks: [],
    exceptions: found.holidays.map(({ date, name }) => ({
      from: dayOfDate(date),
      to: dayOfDate(date),
      name,
      shifts: [],
    })),
  };
  const time = compileCalendar(calendar);
  if (!time.ok) throw new Error(`calendar '${id}' is wrong: ${JSON.stringify(time.problems)}`);
  return {
    calendar,
    time: time.value,
    minutesPerDay: shifts.reduce((sum, { start, finish }) => sum + finish - start, 0),
    opens: shifts[0]?.start ?? 0,
    closes: shifts.at(-1)?.finish ?? 1440,
  };
}

/** How much of a task was planned to be done by the end of a day, 0 to 1 by working time. */
export function plannedShare(task: DatedTask, working: WorkingCalendar, on: LocalDate): number {
  const at = minuteAt(on, working.closes);
  if (at >= task.finish) return 1;
  if (at <= task.start || task.minutes === 0) return 0;
  return Math.min(1, workingBetween(working.time, task.start, at) / task.minutes);
}
