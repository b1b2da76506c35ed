import { localMinute, ok, problem, type Result, refused } from '@sightline/kernel';
import { addWorking, nextWorkStart, workingBetween } from '../calendar/working-time.ts';
import { adjacencyOf, entriesOf } from './adjacency.ts';
import { withLateTasks } from './as-late-as-possible.ts';
import { type Backward, backwardPass } from './backward.ts';
import { LEAST_MINUTE, MOST_MINUTE } from './check-plan.ts';
import { type CompileOptions, compilePlan } from './compile-plan.ts';
import type { CompiledLink, CompiledPlan, CompiledTask } from './compiled-plan.ts';
import { type EarlyPass, earlyPass, passesOn, type Span, taskAt } from './early.ts';
import { freeFloat, totalFloat } from './floats.ts';
import { latePass } from './late.ts';
import { effortSpan } from './level-of-effort.ts';
import type { Cause, Plan, Schedule, TaskDates } from './plan.ts';
import { PROFILE_RULES } from './profile-rules.ts';
import { rolledUp } from './roll-up.ts';

/** The passes, finished. `firsts`: early dates, for a summary the least of its unfinished parts. */
type Passes = { readonly early: EarlyPass; readonly late: Backward; readonly firsts: Backward };

/**
 * The dates of every active task and what set them, or everything that is wrong with the plan. O(tasks + links).
 * @example schedulePlan(plan) // { ok: true, value: { tasks: [{ taskId: 'build', start, finish, … }], start, finish } }
 */
export function schedulePlan(plan: Plan, options: CompileOptions = {}): Result<Schedule> {
  const compiled = compilePlan(plan, options);
  if (!compiled.ok) return compiled;
  const schedule = scheduleCompiled(compiled.value);
  const stray = schedule.tasks.find((dates) => !isInRange(dates));
  if (stray === undefined) return ok(schedule);
  const subject = { entity: 'task', id: stray.taskId, field: null };
  return refused([
    problem('engine.dates-out-of-range', { task: options.nameOf?.(stray.taskId) ?? stray.taskId }, { subject }),
  ]);
}

/** The dates of a plan that has been compiled: forward, backward, late tasks, floats, levels of effort, summaries. O(tasks + links). */
export function scheduleCompiled(compiled: CompiledPlan): Schedule {
  const first = earlyPass(compiled, new Map());
  const late = latePass(compiled, first, projectFinish(compiled, first));
  const early = withLateTasks(compiled, first, late);
  const firsts = backwardPass(compiled, early, (task, _leeway, number) => earlySpan(compiled, early, task, number));
  const tasks = withSummaries(compiled, leafDates(compiled, { early, late, firsts }));
  const fallback = compiled.plan.start;
  return {
    tasks,
    start: tasks.reduce((least, { start }) => localMinute(Math.min(start, least)), tasks[0]?.start ?? fallback),
    finish: tasks.reduce((most, { finish }) => localMinute(Math.max(finish, most)), tasks[0]?.finish ?? fallback),
  };
}

/** A finished task that hands on its predecessors' claims stands for later ones where they put it. */
function earlySpan(compiled: CompiledPlan, early: EarlyPass, task: CompiledTask, number: number): Span {
  const passed = passesOn(compiled, task) ? early.placements[number]?.resume : undefined;
  return { start: passed ?? early.start[number] ?? 0, finish: passed ?? early.finish[number] ?? 0 };
}

function isInRange(dates: TaskDates): boolean {
  const all = [dates.start, dates.finish, dates.earlyStart, dates.earlyFinish, dates.lateStart, dates.lateFinish];
  return all.every((at) => at >= LEAST_MINUTE && at <= MOST_MINUTE);
}

function projectFinish(compiled: CompiledPlan, early: EarlyPass): number {
  if (compiled.plan.finishBy !== null) return compiled.plan.finishBy;
  const latest = early.finish.reduce((most, finish) => Math.max(most, finish), Number.NEGATIVE_INFINITY);
  return Number.isFinite(latest) ? latest : compiled.plan.start;
}

function leafDates(compiled: CompiledPlan, passes: Passes): readonly (TaskDates | null)[] {
  const effortLinks = linksByTask(compiled);
  return compiled.tasks.map(({ task }, number) => {
    if (task.kind === 'summary') return null;
    if (task.kind === 'level-of-effort') return effortDates(compiled, passes, effortLinks(number), number);
    return networkDates(compiled, passes, number);
  });
}

function linksByTask(compiled: CompiledPlan): (number: number) => readonly CompiledLink[] {
  const { effortLinks, tasks } = compiled;
  const before = adjacencyOf(
    tasks.length,
    Int32Array.from(effortLinks, (link) => link.successor),
  );
  const after = adjacencyOf(
    tasks.length,
    Int32Array.from(effortLinks, (link) => link.predecessor),
  );
  return (number) =>
    [...entriesOf(before, number), ...entriesOf(after, number)].flatMap((entry) => effortLinks[entry] ?? []);
}

function networkDates(compiled: CompiledPlan, { early, late, firsts }: Passes, number: number): TaskDates | null {
  const task = taskAt(compiled, number);
  const placement = early.placements[number];
  if (placement == null) return null;
  const isFinished = task.actual?.finish != null;
  const showsRemaining = !isFinished && PROFILE_RULES[compiled.plan.profile].startOfStarted === 'remaining-work';
  const lateStart = task.actual !== null && !showsRemaining ? task.actual.start : (late.start[number] ?? 0);
  const last = isFinished ? placement : { start: lateStart, finish: late.finish[number] ?? 0 };
  const total = totalFloat(compiled, task, placement, last);
  return {
    taskId: task.task.id,
    start: localMinute(placement.start),
    finish: localMinute(placement.finish),
    earlyStart: localMinute(showsRemaining ? placement.resume : placement.start),
    earlyFinish: localMinute(placement.finish),
    lateStart: localMinute(last.start),
    lateFinish: localMinute(last.finish),
    totalFloatMinutes: total,
    freeFloatMinutes: freeFloat(compiled, early, firsts, number, total),
    isCritical: !isFinished && total <= compiled.plan.options.criticalFloatMinutes,
    startCause: placement.startCause,
    finishCause: placement.finishCause,
  };
}

const PROJECT_START: Cause = { kind: 'project-start' };
const DURATION: Cause = { kind: 'duration' };
const ACTUAL: Cause = { kind: 'actual' };

/** Never critical: it follows the others' dates and drives none. */
function effortDates(
  compiled: CompiledPlan,
  passes: Passes,
  links: readonly CompiledLink[],
  number: number,
): TaskDates {
  const { task, actual, calendar } = taskAt(compiled, number);
  const early = effortSpan(compiled, passes.early, links, number);
  const late = effortSpan(compiled, passes.late, links, number);
  const total = totalFloat(compiled, taskAt(compiled, number), early, late);
  const left = remainingEffort(compiled, number, early);
  const lateStart = left === null ? late.start : addWorking(calendar, late.finish, -left.minutes);
  return {
    taskId: task.id,
    start: localMinute(early.start),
    finish: localMinute(early.finish),
    earlyStart: localMinute(left?.start ?? early.start),
    earlyFinish: localMinute(early.finish),
    lateStart: localMinute(lateStart),
    lateFinish: localMinute(late.finish),
    totalFloatMinutes: total,
    freeFloatMinutes: total,
    isCritical: false,
    startCause: actual === null ? (early.startCause ?? PROJECT_START) : ACTUAL,
    finishCause: actual?.finish == null ? (early.finishCause ?? DURATION) : ACTUAL,
  };
}

/** What is left of a started level of effort from the status date on, where early and late dates are those of remaining work. */
function remainingEffort(
  compiled: CompiledPlan,
  number: number,
  span: Span,
): { readonly start: number; readonly minutes: number } | null {
  const { actual, calendar } = taskAt(compiled, number);
  const showsRemaining = PROFILE_RULES[compiled.plan.profile].startOfStarted === 'remaining-work';
  if (actual === null || actual.finish !== null || !showsRemaining) return null;
  const start = nextWorkStart(calendar, Math.max(actual.start, compiled.plan.statusAt ?? actual.start));
  return { start, minutes: Math.max(0, workingBetween(calendar, start, span.finish)) };
}

/** Parts first, since a summary closes after all that it holds. */
function withSummaries(compiled: CompiledPlan, leaves: readonly (TaskDates | null)[]): readonly TaskDates[] {
  const count = compiled.tasks.length;
  const dates = [...leaves];
  const parts = adjacencyOf(
    count + 1,
    Int32Array.from(compiled.tasks, (task) => task.parent ?? count),
  );
  for (const step of compiled.order) {
    if (step < count) continue;
    const below = [...entriesOf(parts, step - count)].flatMap((part) => {
      const found = dates[part];
      return found == null ? [] : [{ dates: found, isEffort: compiled.tasks[part]?.task.kind === 'level-of-effort' }];
    });
    dates[step - count] = rolledUp(taskAt(compiled, step - count).task, below);
  }
  return dates.flatMap((found) => found ?? []);
}
