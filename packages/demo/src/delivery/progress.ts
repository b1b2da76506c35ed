import { addDays, dateOf, type LocalDate, type LocalMinute, minuteAt } from '@sightline/kernel';
import { firstOf, fridays, lastOf, monthEnds, stretched, weekdayOnOrBefore } from '../dates.ts';
import type { SpecProject } from '../spec/index.ts';
import type { World } from '../world.ts';
import type { DatedPlan, DatedTask } from './dated-plan.ts';
import type { Value } from './value.ts';

export type TaskState = {
  readonly percent: number;
  readonly actualStart: LocalMinute | null;
  readonly actualFinish: LocalMinute | null;
};
/** What one day's update said: only the tasks that moved, by their place in the plan. */
export type ProgressStep = { readonly on: LocalDate; readonly moved: ReadonlyMap<number, TaskState> };
export type Progress = { readonly steps: readonly ProgressStep[]; readonly states: readonly TaskState[] };

const UNTOUCHED: TaskState = { percent: 0, actualStart: null, actualFinish: null };

/**
 * The history of the plan: weekly where value is earned, monthly where only milestones are watched, none where nobody measures.
 * The divisions of a large demo say it monthly: they are there for the numbers, and each week of 2,000 plans would be read by nobody.
 */
export function progressOf(world: World, project: SpecProject, plan: DatedPlan, value: Value): Progress {
  const until = firstOf(project.ended ?? world.statusOn, world.statusOn);
  const states: TaskState[] = plan.tasks.map(() => UNTOUCHED);
  const steps: ProgressStep[] = [];
  for (const { on, percents } of updates(project, { plan, value, until, isWeekly: world.code === '' })) {
    const moved = new Map<number, TaskState>();
    for (const [index, percent] of percents) {
      const state = states[index] ?? UNTOUCHED;
      if (percent <= state.percent) continue;
      moved.set(index, movedTo(percent, { state, on, project, plan }));
    }
    for (const [index, state] of moved) states[index] = state;
    if (moved.size > 0) steps.push({ on, moved });
  }
  return { steps, states };
}

type Update = { readonly on: LocalDate; readonly percents: ReadonlyMap<number, number> };
type Span = { readonly plan: DatedPlan; readonly value: Value; readonly until: LocalDate; readonly isWeekly: boolean };

function updates(project: SpecProject, span: Span): readonly Update[] {
  if (project.basis === 'unknown') return [];
  const order = inOrder(span.plan.tasks);
  if (project.basis === 'earned-value') {
    const months = monthEnds(project.start, span.until).map(weekdayOnOrBefore);
    const weeks = span.isWeekly ? fridays(project.start, span.until) : [];
    const days = [...new Set([...weeks, ...months, span.until])];
    return days
      .filter((on) => on <= span.until && on >= project.start)
      .sort()
      .map((on) => ({ on, percents: swept(order, span, on) }));
  }
  const months = monthEnds(project.start, span.until).map(weekdayOnOrBefore);
  const days = [...months.filter((on) => on < span.until), span.until];
  return days.map((on) => ({ on, percents: doneBy(project, span, on) }));
}

function inOrder(tasks: readonly DatedTask[]): readonly number[] {
  const work = tasks.flatMap((task, index) => (task.kind === 'summary' ? [] : [{ index, task }]));
  const rank = (kind: DatedTask['kind']) => (kind === 'task' ? 0 : 1);
  return work
    .sort((a, b) => a.task.finish - b.task.finish || rank(a.task.kind) - rank(b.task.kind) || a.index - b.index)
    .map(({ index }) => index);
}

/** Work is finished in the order of the plan until the earned value is used up; a milestone is met when all before it is. */
function swept(order: readonly number[], { plan, value }: Span, on: LocalDate): ReadonlyMap<number, number> {
  const percents = new Map<number, number>();
  let left = value.earnedBy(on);
  for (const index of order) {
    const budget = value.budgets[index] ?? 0;
    const isMilestone = plan.tasks[index]?.kind === 'finish-milestone';
    if (left < 0 || (!isMilestone && left === 0 && budget > 0)) break;
    const percent = budget === 0 || left >= budget ? 100 : Math.floor((left * 100) / budget);
    if (percent > 0) percents.set(index, percent);
    if (percent < 100) break;
    left -= budget;
  }
  return percents;
}

/** Done or not done: what the stretched plan finishes by then. */
function doneBy(project: SpecProject, { plan }: Span, on: LocalDate): ReadonlyMap<number, number> {
  return new Map(
    plan.tasks.flatMap((task, index) =>
      task.kind !== 'summary' && onForecast(project, task.finish) <= on ? [[index, 100] as const] : [],
    ),
  );
}

/** Where a baseline date stands now that the go-live has moved. */
export function onForecast(project: SpecProject, at: LocalMinute): LocalDate {
  return stretched(dateOf(at), {
    start: project.start,
    end: project.baselineGoLive,
    stretchedEnd: project.forecastGoLive,
  });
}

function movedTo(
  percent: number,
  { state, on, project, plan }: { state: TaskState; on: LocalDate; project: SpecProject; plan: DatedPlan },
): TaskState {
  const { opens, closes } = plan.working;
  const monday = lastOf(addDays(on, -4), project.start);
  return {
    percent,
    actualStart: state.actualStart ?? minuteAt(monday, opens),
    actualFinish: percent === 100 ? minuteAt(on, closes) : null,
  };
}
