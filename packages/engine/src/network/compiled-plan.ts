import { assert } from '@sightline/kernel';
import type { WorkingTime } from '../calendar/working-time.ts';
import type { LinkType, Plan, PlanLink, PlanTask } from './plan.ts';

/** A plan that has been checked, with everything that dates depend on looked up once. Numbers of tasks and links are positions in `tasks` and `links`. */
export type CompiledPlan = {
  readonly plan: Plan;
  /** Active tasks that can have dates, in plan order: a summary is here only if an active task is below it. */
  readonly tasks: readonly CompiledTask[];
  /** Links between those tasks, without the ones at a level of effort, which set no other task's dates. */
  readonly links: readonly CompiledLink[];
  /** Links at a level of effort. */
  readonly effortLinks: readonly CompiledLink[];
  /** Per task the links that end at it, and those that begin at it. */
  readonly incoming: Adjacency;
  readonly outgoing: Adjacency;
  /**
   * Steps in an order in which each comes after all that it depends on. Step `i` below `tasks.length` is task `i`, for a
   * summary its opening (before its parts); step `tasks.length + i` is the closing of summary `i` (after its parts).
   */
  readonly order: Int32Array;
};

export type CompiledTask = {
  readonly task: PlanTask;
  readonly parent: number | null;
  /** Where the task may stand, and what its floats count in. */
  readonly calendar: WorkingTime;
  /** What its duration counts in: its calendar, or every minute if elapsed. */
  readonly work: WorkingTime;
  readonly duration: number;
  /** Minutes of `work` still to do; all of an unstarted task's duration. */
  readonly toDo: number;
  readonly actual: { readonly start: number; readonly finish: number | null } | null;
};

export type CompiledLink = {
  readonly link: PlanLink;
  readonly type: LinkType;
  readonly predecessor: number;
  readonly successor: number;
  readonly lagTime: WorkingTime;
  /** null where it is a percentage of what a summary spans. */
  readonly lagMinutes: number | null;
};

/** The numbers of each row one after the other: row `i` is `entries[from[i]]` up to before `entries[from[i + 1]]`. */
export type Adjacency = { readonly from: Int32Array; readonly entries: Int32Array };

export function taskAt(compiled: CompiledPlan, number: number): CompiledTask {
  const task = compiled.tasks[number];
  assert(task !== undefined, `task ${number} is one of the plan's ${compiled.tasks.length}`);
  return task;
}
