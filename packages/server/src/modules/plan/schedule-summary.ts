import type { Currency, LocalDate, LocalMinute, ProjectId, TaskId } from '@sightline/kernel';

/** What a project's plan comes to: one row per project that holds a plan. Null = the plan does not say it, or could not be scheduled. */
export type ScheduleSummary = {
  readonly start: LocalMinute | null;
  readonly finish: LocalMinute | null;
  /** The unfinished or last work that sets the finish. */
  readonly finishTaskId: TaskId | null;
  /** The latest baseline finish of any leaf task. */
  readonly baselineFinish: LocalMinute | null;
  /** Least total float of an unfinished leaf task, working minutes; negative = a date cannot be kept. */
  readonly leastFloatMinutes: number | null;
  readonly leastFloatTaskId: TaskId | null;
  /** 0 to 100, leaves weighted by duration. */
  readonly progressPercent: number | null;
  readonly taskCount: number;
  /** Leaf tasks whose computed finish equals the stored one to the minute, of those with both. */
  readonly agreement: { readonly equal: number; readonly compared: number };
  readonly nextMilestone: PlanMilestone | null;
  readonly earnedValue: PlanEarnedValue | null;
};

/** A milestone of the plan itself; those that people add stand in `plan.milestone`. */
export type PlanMilestone = {
  readonly taskId: TaskId;
  readonly name: string;
  readonly on: LocalDate;
  readonly baselineOn: LocalDate | null;
};

/** Sums over leaf tasks with a baseline cost, minor units. */
export type PlanEarnedValue = {
  /** The status date: progress and actual cost are as of then. */
  readonly on: LocalDate;
  readonly currency: Currency | null;
  readonly bacMinor: number;
  readonly pvMinor: number;
  readonly evMinor: number;
  /** Null when no task states an actual cost. */
  readonly acMinor: number | null;
  /** Left out in what was summed up before curves were kept. */
  readonly planned?: PlannedCurve;
};

/** Planned value at the end of each calendar month, cumulative: from the month of the first baseline start to that of the last finish. */
export type PlannedCurve = {
  /** The first day of the first month. */
  readonly from: LocalDate;
  readonly byMonthMinor: readonly number[];
};

/** The summary of one project with the plan that it is of. */
export type ProjectSummary = ScheduleSummary & {
  readonly projectId: ProjectId;
  readonly planName: string;
  readonly fileName: string | null;
  /** UTC, ISO 8601. */
  readonly importedAt: string;
  readonly minutesPerDay: number;
  /** Data date (P6) or status date. */
  readonly statusAt: LocalMinute | null;
  /** Name of `finishTaskId` and of `leastFloatTaskId`. */
  readonly finishTaskName: string | null;
  readonly leastFloatTaskName: string | null;
};
