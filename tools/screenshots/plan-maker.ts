import { type Schedule, schedulePlan } from '@sightline/engine';
import { readPlanFile } from '@sightline/interchange';
import { formatLocalMinute, type LocalMinute, parseLocalMinute } from '@sightline/kernel';
import { type Elements, mspdi } from '../../packages/interchange/src/testing/build-mspdi.ts';

export type PlannedTask = {
  readonly name: string;
  /** 1 = a summary, 2 = below it. */
  readonly level: 1 | 2;
  /** Working days as they are; 0 = a milestone; left out on summaries. */
  readonly days?: number;
  /** Working days as they were agreed, where they grew or shrank since. */
  readonly baselineDays?: number;
  /** Positions of the tasks that it follows, from 1. */
  readonly after?: readonly number[];
  /** Budget in pounds. */
  readonly cost?: number;
};

export type PlanSpec = {
  readonly title: string;
  /** A working day. */
  readonly start: string;
  readonly statusOn: string;
  readonly tasks: readonly PlannedTask[];
  /** Work done of the work that time has passed for, where a task is under way; 1 = as planned. */
  readonly pace: number;
  /** Money spent for the work done; 1 = as budgeted. */
  readonly price: number;
  /** People in the file, who stay behind. */
  readonly staff: number;
};

/**
 * A plan as Microsoft Project would save it: baseline, progress up to the status date, and stored dates, which our own engine computes.
 * @returns the file's text
 */
export function planFileOf(spec: PlanSpec): string {
  const agreed = datesOf(
    spec,
    spec.tasks.map((task) => scopeOf(task, task.baselineDays ?? task.days)),
  );
  const scopes = spec.tasks.map((task) => scopeOf(task, task.days));
  const planned = datesOf(spec, scopes);
  const progress = withSummaries(
    spec,
    spec.tasks.map((task, index) => progressOf(task, datesAt(planned, index), spec)),
  );
  const told = scopes.map((scope, index) => ({ ...scope, ...progressElements(progress[index] ?? NOT_BEGUN) }));
  const stored = datesOf(spec, told);
  const tasks = told.map((elements, index) => ({
    ...elements,
    WBS: wbsOf(spec.tasks, index),
    ...datesAt(stored, index).written,
    Baseline: { Number: 0, ...datesAt(agreed, index).written, ...costOf(spec.tasks[index]) },
  }));
  return mspdi(tasks, { project: { ...projectOf(spec), FinishDate: textOf(stored.finish), ...staffOf(spec) } });
}

/** The engine's dates of the tasks as they are given. */
function datesOf(spec: PlanSpec, tasks: readonly Elements[]): Schedule {
  const read = readPlanFile(new TextEncoder().encode(mspdi(tasks, { project: projectOf(spec) })), 'plan.xml');
  const plan = read.ok ? read.value.plans[0]?.plan : undefined;
  const schedule = plan === undefined ? null : schedulePlan(plan);
  if (schedule?.ok !== true) throw new Error(`'${spec.title}' is no plan: ${JSON.stringify(schedule ?? read)}`);
  return schedule.value;
}

type Dates = {
  readonly start: LocalMinute;
  readonly finish: LocalMinute;
  readonly written: { readonly Start: string; readonly Finish: string };
};

function datesAt(schedule: Schedule, index: number): Dates {
  const found = schedule.tasks.find((each) => each.taskId === String(index + 1));
  if (found === undefined) throw new Error(`task ${index + 1} has no dates`);
  const { start, finish } = found;
  return { start, finish, written: { Start: textOf(start), Finish: textOf(finish) } };
}

function textOf(minute: LocalMinute): string {
  return `${formatLocalMinute(minute)}:00`;
}

function projectOf({ title, start, statusOn }: PlanSpec): Elements {
  return { Name: `${title}.xml`, Title: title, StartDate: `${start}T08:00:00`, StatusDate: `${statusOn}T17:00:00` };
}

const FINISH_TO_START = 1;
const HOURS_A_DAY = 8;

function scopeOf(task: PlannedTask, days: number | undefined): Elements {
  return {
    Name: task.name,
    OutlineLevel: task.level,
    Duration: days === undefined ? null : `PT${days * HOURS_A_DAY}H0M0S`,
    Milestone: days === 0 ? 1 : null,
    PredecessorLink: (task.after ?? []).map((place) => ({ PredecessorUID: place, Type: FINISH_TO_START })),
  };
}

/** Microsoft Project writes money in hundredths. */
function costOf(task: PlannedTask | undefined): Elements {
  return task?.cost === undefined ? {} : { Cost: task.cost * 100 };
}

function staffOf({ staff, tasks }: PlanSpec): Elements {
  if (staff === 0) return {};
  const people = Array.from({ length: staff }, (_, index) => ({ UID: index + 1, Name: `Crew ${index + 1}` }));
  const work = tasks.map((_, index) => ({ UID: index + 1, TaskUID: index + 1, ResourceUID: 1 + (index % staff) }));
  return { Resources: { Resource: people }, Assignments: { Assignment: work } };
}

type Progress = {
  readonly percent: number;
  readonly start: LocalMinute | null;
  readonly finish: LocalMinute | null;
  readonly spent: number;
};

const NOT_BEGUN: Progress = { percent: 0, start: null, finish: null, spent: 0 };

/** What is over by the status date is done as it was planned; what is under way is done at the plan's pace. */
function progressOf(task: PlannedTask, { start, finish }: Dates, { statusOn, pace, price }: PlanSpec): Progress {
  const status = parseLocalMinute(`${statusOn}T17:00`);
  if (status === null || task.days === undefined || start >= status) return NOT_BEGUN;
  const spend = (percent: number) => Math.round((task.cost ?? 0) * percent * price);
  if (finish <= status) return { percent: 100, start, finish, spent: spend(100) };
  const passed = (status - start) / (finish - start);
  const percent = Math.max(5, Math.min(95, 5 * Math.round(20 * passed * pace)));
  return { percent, start, finish: null, spent: spend(percent) };
}

/** A summary is as far as what it holds, by working days. */
function withSummaries({ tasks }: PlanSpec, progress: readonly Progress[]): readonly Progress[] {
  return progress.map((own, index) => {
    if (tasks[index]?.level !== 1) return own;
    const after = tasks.findIndex((task, place) => place > index && task.level === 1);
    const parts = tasks.slice(index + 1, after === -1 ? undefined : after);
    const days = parts.reduce((sum, part) => sum + (part.days ?? 0), 0);
    const done = parts.reduce(
      (sum, part, place) => sum + (part.days ?? 0) * (progress[index + 1 + place]?.percent ?? 0),
      0,
    );
    return { ...NOT_BEGUN, percent: days === 0 ? 0 : Math.round(done / days) };
  });
}

function progressElements({ percent, start, finish, spent }: Progress): Elements {
  return {
    PercentComplete: percent === 0 ? null : percent,
    ActualStart: start === null ? null : textOf(start),
    ActualFinish: finish === null ? null : textOf(finish),
    ActualCost: spent === 0 ? null : spent,
  };
}

function wbsOf(tasks: readonly PlannedTask[], index: number): string {
  const before = tasks.slice(0, index + 1);
  const summary = before.filter((task) => task.level === 1).length;
  if (tasks[index]?.level === 1) return String(summary);
  const place = before.length - 1 - before.map((task) => task.level).lastIndexOf(1);
  return `${summary}.${place}`;
}
