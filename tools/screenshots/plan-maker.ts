import { type Schedule, schedulePlan } from '@sightline/engine';
import { readPlanFile } from '@sightline/interchange';
import { formatLocalMinute, type LocalMinute } from '@sightline/kernel';
import { type Elements, mspdi } from '../../packages/interchange/src/testing/build-mspdi.ts';

export type PlannedTask = {
  readonly name: string;
  readonly level: number;
  /** Working days as they are; 0 = a milestone; left out on summaries. */
  readonly days?: number;
  /** Working days as they were agreed, where they grew or shrank since. */
  readonly baselineDays?: number;
  /** Positions of the tasks that it follows, from 1. */
  readonly after?: readonly number[];
  /** `2027-01-11`: it starts then at the earliest. */
  readonly notBefore?: string;
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
  readonly staff?: number;
};

/**
 * A plan as Microsoft Project would save it: baseline, progress up to the status date, and stored dates, which our own engine computes.
 * @returns the file's text
 */
export function planFileOf(spec: PlanSpec): string {
  const agreed = datesOf(spec, (task) => ({ days: task.baselineDays ?? task.days }));
  const planned = datesOf(spec, (task) => ({ days: task.days }));
  const progress = (task: PlannedTask, index: number) => ({ days: task.days, ...progressOf(spec, planned, index) });
  const stored = datesOf(spec, progress);
  return mspdi(
    spec.tasks.map((task, index) => ({
      ...elementsOf(task, index, progress(task, index)),
      Start: written(stored, index).start,
      Finish: written(stored, index).finish,
      Baseline: {
        Number: 0,
        Start: written(agreed, index).start,
        Finish: written(agreed, index).finish,
        ...costOf(task),
      },
    })),
    { project: { ...projectOf(spec, written(stored, null).finish), ...staffOf(spec) } },
  );
}

function staffOf({ staff = 0, tasks }: PlanSpec): Elements {
  if (staff === 0) return {};
  const people = Array.from({ length: staff }, (_, index) => ({ UID: index + 1, Name: `Crew ${index + 1}` }));
  const work = tasks.map((_, index) => ({ UID: index + 1, TaskUID: index + 1, ResourceUID: 1 + (index % staff) }));
  return { Resources: { Resource: people }, Assignments: { Assignment: work } };
}

type Progress = {
  readonly percent: number;
  readonly start: string | null;
  readonly finish: string | null;
  readonly spent: number;
};
type Version = { readonly days: number | undefined } & Partial<Progress>;

function datesOf(spec: PlanSpec, versionOf: (task: PlannedTask, index: number) => Version): Schedule {
  const text = mspdi(
    spec.tasks.map((task, index) => elementsOf(task, index, versionOf(task, index))),
    { project: projectOf(spec, null) },
  );
  const read = readPlanFile(new TextEncoder().encode(text), 'plan.xml');
  const plan = read.ok ? read.value.plans[0]?.plan : undefined;
  const schedule = plan === undefined ? null : schedulePlan(plan);
  if (schedule?.ok !== true) throw new Error(`'${spec.title}' is no plan: ${JSON.stringify(schedule ?? read)}`);
  return schedule.value;
}

function projectOf({ title, start, statusOn }: PlanSpec, finish: string | null): Elements {
  return {
    Name: `${title}.xml`,
    Title: title,
    StartDate: `${start}T08:00:00`,
    FinishDate: finish,
    StatusDate: `${statusOn}T17:00:00`,
  };
}

const FINISH_TO_START = 1;
const NOT_BEFORE = 4;
const HOURS_A_DAY = 8;

function elementsOf(task: PlannedTask, index: number, { days, percent, start, finish, spent }: Version): Elements {
  return {
    UID: index + 1,
    ID: index + 1,
    Name: task.name,
    OutlineLevel: task.level,
    Duration: days === undefined ? null : `PT${days * HOURS_A_DAY}H0M0S`,
    Milestone: days === 0 ? 1 : null,
    ConstraintType: task.notBefore === undefined ? null : NOT_BEFORE,
    ConstraintDate: task.notBefore === undefined ? null : `${task.notBefore}T08:00:00`,
    PercentComplete: percent === undefined || percent === 0 ? null : percent,
    ActualStart: start ?? null,
    ActualFinish: finish ?? null,
    ActualCost: spent === undefined || spent === 0 ? null : spent,
    PredecessorLink: (task.after ?? []).map((place) => ({ PredecessorUID: place, Type: FINISH_TO_START })),
  };
}

/** Microsoft Project writes money in hundredths. */
function costOf({ cost }: PlannedTask): Elements {
  return cost === undefined ? {} : { Cost: cost * 100 };
}

/** What is over by the status date is done as it was planned; what is under way is done at the plan's pace. */
function progressOf(spec: PlanSpec, planned: Schedule, index: number): Progress {
  const { start, finish } = written(planned, index);
  const status = `${spec.statusOn}T17:00:00`;
  const task = spec.tasks[index];
  const spend = (percent: number) => Math.round((task?.cost ?? 0) * percent * spec.price);
  if (task?.days === undefined || start >= status) return { percent: 0, start: null, finish: null, spent: 0 };
  if (finish <= status) return { percent: 100, start, finish, spent: spend(100) };
  const passed = (Date.parse(status) - Date.parse(start)) / (Date.parse(finish) - Date.parse(start));
  const percent = Math.max(5, Math.min(95, 5 * Math.round(20 * passed * spec.pace)));
  return { percent, start, finish: null, spent: spend(percent) };
}

/** As MSPDI writes dates; of the whole plan for no index. */
function written(schedule: Schedule, index: number | null): { readonly start: string; readonly finish: string } {
  const dates = index === null ? schedule : schedule.tasks.find((each) => each.taskId === String(index + 1));
  if (dates === undefined) throw new Error(`task ${index} has no dates`);
  return { start: textOf(dates.start), finish: textOf(dates.finish) };
}

function textOf(minute: LocalMinute): string {
  return `${formatLocalMinute(minute)}:00`;
}
