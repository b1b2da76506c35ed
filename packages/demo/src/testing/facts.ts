import { type EarnedSchedule, earnedSchedule, earnedValue, type Schedule, schedulePlan } from '@sightline/engine';
import { dayOfDate, type Id, type LocalDate, minuteAt } from '@sightline/kernel';
import { monthEnds } from '../dates.ts';
import type { DemoOrganisation, Project, Task } from '../records.ts';

/** What a reader of the tables can tell of one project; nothing here knows the spec. */
export type Judged = {
  readonly plannedValue: number;
  readonly earnedValue: number;
  readonly actualCost: number;
  readonly costPerformance: number | null;
  readonly estimateAtCompletion: number | null;
  readonly schedule: EarnedSchedule;
};

type ProjectId = Project['id'];

/** Percent complete of each task on a day, by replaying the history. */
export function progressBy(demo: DemoOrganisation, on: LocalDate): ReadonlyMap<Task['id'], number> {
  const percents = new Map<Task['id'], number>();
  for (const batch of demo.timeline) {
    if (batch.kind !== 'progress' || batch.on > on) continue;
    for (const { taskId, percentComplete } of batch.tasks) percents.set(taskId, percentComplete);
  }
  return percents;
}

/** Earned value of a project at the last close, all three values at that same day. */
export function judged(
  demo: DemoOrganisation,
  projectId: ProjectId,
  percents: ReadonlyMap<Task['id'], number>,
): Judged {
  const { records, closedOn } = demo;
  const project = records.projects.find(({ id }) => id === projectId);
  const baseline = records.baselines.find((row) => row.projectId === projectId);
  if (project === undefined || baseline === undefined) throw new Error(`project ${projectId} has no baseline`);
  const tasks = records.tasks.filter((task) => task.projectId === projectId && task.budget !== null);
  const dates = new Map(baseline.tasks.map((task) => [task.taskId, task]));
  const judgedOn = project.endedOn !== null && project.endedOn < closedOn ? project.endedOn : closedOn;
  const months = monthEnds(project.startOn, project.baselineGoLiveOn);
  const plannedBy = (on: LocalDate) =>
    tasks.reduce((sum, task) => sum + plannedOf(demo, task, { dates: dates.get(task.id), on }), 0);
  const plannedValues = [0, ...months.map(plannedBy)];
  const earned = tasks.reduce((sum, task) => sum + ((task.budget?.minor ?? 0) * (percents.get(task.id) ?? 0)) / 100, 0);
  const actualCost = records.actualCosts
    .filter((cost) => cost.projectId === projectId && cost.month <= closedOn)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
  const plannedValue = plannedBy(judgedOn);
  const value = earnedValue({
    budgetAtCompletion: baseline.budget.minor,
    plannedValue,
    earnedValue: earned,
    actualCost,
  });
  const actualTime = monthEnds(project.startOn, judgedOn).length;
  return {
    plannedValue,
    earnedValue: earned,
    actualCost,
    costPerformance: value.costPerformance,
    estimateAtCompletion: value.estimates.byCostPerformance,
    schedule: earnedSchedule({ plannedValues, earnedValue: earned, actualTime, plannedDuration: months.length }),
  };
}

/** By working time, counted day by day: a second way to what the generator does with prefix sums. */
function plannedOf(
  demo: DemoOrganisation,
  task: Task,
  {
    dates,
    on,
  }: { readonly dates: { readonly start: number; readonly finish: number } | undefined; readonly on: LocalDate },
): number {
  const calendar = demo.records.calendars.find(({ id }) => id === task.calendarId);
  if (dates === undefined || calendar === undefined) return 0;
  const at = minuteAt(on, calendar.shifts.at(-1)?.finish ?? 1440);
  const worked = workedBetween(calendar, dates.start, Math.min(at, dates.finish));
  return ((task.budget?.minor ?? 0) * Math.min(worked, task.durationMinutes)) / task.durationMinutes;
}

type Calendar = DemoOrganisation['records']['calendars'][number];

function workedBetween({ shifts, holidays }: Calendar, from: number, to: number): number {
  const closed = new Set(holidays.map(({ on }) => Number(dayOfDate(on))));
  let worked = 0;
  for (let day = Math.floor(from / 1440); day <= Math.floor(to / 1440); day++) {
    if ((day + 3) % 7 > 4 || closed.has(day)) continue;
    for (const { start, finish } of shifts) {
      worked += Math.max(0, Math.min(to, day * 1440 + finish) - Math.max(from, day * 1440 + start));
    }
  }
  return worked;
}

/** The plan of a project as it stands, scheduled by the engine; with or without the dates that people nailed. */
export function scheduleOf(demo: DemoOrganisation, projectId: ProjectId, options = { isNailed: true }): Schedule {
  const { records, statusOn } = demo;
  const project = records.projects.find(({ id }) => id === projectId);
  const tasks = records.tasks.filter((task) => task.projectId === projectId);
  const calendar = records.calendars.find(({ id }) => id === tasks[0]?.calendarId);
  if (project === undefined || calendar === undefined) throw new Error(`no plan of ${projectId}`);
  const week = [0, 1, 2, 3, 4].map(() => calendar.shifts);
  const schedule = schedulePlan({
    profile: 'native',
    start: minuteAt(project.startOn, calendar.shifts[0]?.start ?? 0),
    statusAt: project.endedOn === null ? minuteAt(statusOn, calendar.shifts.at(-1)?.finish ?? 1440) : null,
    finishBy: null,
    defaultCalendarId: calendar.id,
    calendars: [
      {
        id: calendar.id,
        name: calendar.name,
        week: [...week, [], []],
        workWeeks: [],
        exceptions: calendar.holidays.map(({ on, name }) => ({
          from: dayOfDate(on),
          to: dayOfDate(on),
          name,
          shifts: [],
        })),
      },
    ],
    tasks: tasks.map((task) => ({
      id: task.id,
      kind: task.kind,
      parentId: task.parentId,
      durationMinutes: task.durationMinutes,
      isElapsed: false,
      remainingMinutes: null,
      calendarId: null,
      constraints:
        task.constraint !== null && (options.isNailed || task.constraint.kind === 'finish-no-earlier-than')
          ? [{ ...task.constraint, isMandatory: false }]
          : [],
      deadline: null,
      actualStart: task.kind === 'summary' ? null : task.actualStart,
      actualFinish: task.kind === 'summary' ? null : task.actualFinish,
      percentComplete: task.percentComplete,
      manual: null,
      isActive: true,
      levellingDelayMinutes: 0,
    })),
    links: records.links
      .filter((link) => link.projectId === projectId)
      .map(({ id, predecessorId, successorId, type, lagMinutes }) => ({
        id,
        predecessorId,
        successorId,
        type,
        lag: { amount: lagMinutes, unit: 'working' },
      })),
    options: {
      honourConstraints: true,
      lagCalendar: 'predecessor',
      outOfSequence: 'retained-logic',
      criticalFloatMinutes: 0,
    },
  });
  if (!schedule.ok) throw new Error(JSON.stringify(schedule.problems));
  return schedule.value;
}

export function idsOf(rows: readonly { readonly projectId: Id<'project'> | null }[]): readonly Id<'project'>[] {
  return [...new Set(rows.flatMap(({ projectId }) => projectId ?? []))];
}
