import { localMinute, ok, problem, type Result, refused } from '@sightline/kernel';
import { adjacencyOf, entriesOf } from './adjacency.ts';
import { withLateTasks } from './as-late-as-possible.ts';
import { firstDates } from './backward.ts';
import { LEAST_MINUTE, MOST_MINUTE } from './check-task.ts';
import { type CompileOptions, compilePlan } from './compile-plan.ts';
import { type CompiledPlan, taskAt } from './compiled-plan.ts';
import { type EarlyPass, earlyPass } from './early.ts';
import { latePass } from './late.ts';
import type { Plan, Schedule, TaskDates } from './plan.ts';
import { rolledUp } from './roll-up.ts';
import { leafDates } from './task-dates.ts';

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
  const firsts = firstDates(compiled, early);
  const tasks = withSummaries(compiled, leafDates(compiled, { early, late, firsts }));
  const fallback = compiled.plan.start;
  return {
    tasks,
    start: tasks.reduce((least, { start }) => localMinute(Math.min(start, least)), tasks[0]?.start ?? fallback),
    finish: tasks.reduce((most, { finish }) => localMinute(Math.max(finish, most)), tasks[0]?.finish ?? fallback),
  };
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
