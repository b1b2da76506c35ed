import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { CONTINUOUS, compileCalendar } from '../calendar/compile-calendar.ts';
import { addWorking, type WorkingTime } from '../calendar/working-time.ts';
import { problemsOfPlan, written } from './check-plan.ts';
import type { NameOf } from './check-task.ts';
import { adjacencyOfLinks, compiledLinks, orderOf, type Times } from './compile-links.ts';
import type { CompiledPlan, CompiledTask } from './compiled-plan.ts';
import type { Plan, PlanTask } from './plan.ts';
import { indexOf, type PlanIndex } from './plan-index.ts';

export type CompileOptions = {
  /** What problems call a task, e.g. its code and name; the id if not given. */
  readonly nameOf?: NameOf;
};

/**
 * Checks the plan and looks up once all that its dates depend on. Refuses with everything that is wrong; circles are looked
 * for as soon as ids and parents are sound. O(tasks + links + days of the calendars).
 * @example compilePlan(plan, { nameOf: (id) => names.get(id) ?? id })
 */
export function compilePlan(plan: Plan, options: CompileOptions = {}): Result<CompiledPlan> {
  const nameOf = options.nameOf ?? ((id) => id);
  const { times, problems: calendarProblems } = compiledCalendars(plan);
  const index = indexOf(plan);
  const problems = [...problemsOfPlan(plan, index, nameOf), ...calendarProblems];
  if (problems.some((found) => BREAKS_NETWORK.has(found.code))) return refused(problems);
  const numberOf = datedTasks(plan, index);
  const tasks = compiledTasks(plan, index, numberOf, times);
  const links = compiledLinks(plan, { tasks, times, find: (id) => numberOf[index.placeOf.get(id) ?? -1] ?? null });
  const network = orderOf(tasks, links.driving);
  if (network.kind === 'circles')
    problems.push(...network.circles.map((circle) => circleProblem(circle, tasks, nameOf)));
  if (problems.length > 0 || network.kind === 'circles') return refused(problems);
  const ends = adjacencyOfLinks(tasks.length, links.driving);
  return ok({ plan, tasks, links: links.driving, effortLinks: links.effort, ...ends, order: network.order });
}

/** With these there is no telling which task or parent is meant, so circles cannot be looked for. */
const BREAKS_NETWORK: ReadonlySet<string> = new Set([
  'engine.task-id-repeated',
  'engine.parent-unknown',
  'engine.parent-not-summary',
  'engine.parents-form-cycle',
]);

/** Only calendars in use are compiled: an empty one that no task names does no harm. */
function compiledCalendars(plan: Plan): { readonly times: Times; readonly problems: readonly Problem[] } {
  const used = new Set([plan.defaultCalendarId, ...plan.tasks.map((task) => task.calendarId)]);
  const results = plan.calendars
    .filter((calendar) => used.has(calendar.id))
    .map((calendar) => ({ id: calendar.id, result: compileCalendar(calendar) }));
  return {
    times: new Map(results.flatMap(({ id, result }) => (result.ok ? [[id, result.value]] : []))),
    problems: results.flatMap(({ result }) => (result.ok ? [] : result.problems)),
  };
}

function compiledTasks(plan: Plan, index: PlanIndex, numberOf: NumberOf, times: Times): readonly CompiledTask[] {
  return plan.tasks.flatMap((task, place) => {
    if (numberOf[place] === null) return [];
    const parent = numberOf[index.parentOf[place] ?? plan.tasks.length] ?? null;
    return [compiledTask(task, parent, calendarOf(plan, task, times))];
  });
}

/** By place in the plan: the number of a task that has dates. */
type NumberOf = readonly (number | null)[];

/** Leaves that are active with all that encloses them, and the summaries above those. */
function datedTasks({ tasks }: Plan, { parentOf }: PlanIndex): NumberOf {
  const top = tasks.length;
  const isOn = activeTasks(tasks, parentOf);
  const isKept = new Uint8Array(top);
  tasks.forEach((task, place) => {
    if (task.kind === 'summary' || isOn[place] !== ON) return;
    for (let here = place; here < top && isKept[here] === 0; here = parentOf[here] ?? top) isKept[here] = 1;
  });
  let count = 0;
  return tasks.map((_task, place) => (isKept[place] === 1 ? count++ : null));
}

const ON = 1;
const OFF = 2;

/** Each task is decided once, after what encloses it. */
function activeTasks(tasks: readonly PlanTask[], parentOf: Int32Array): Uint8Array {
  const top = tasks.length;
  const isOn = new Uint8Array(top + 1);
  isOn[top] = ON;
  for (let place = 0; place < top; place++) {
    const path: number[] = [];
    for (let here = place; isOn[here] === 0; here = parentOf[here] ?? top) path.push(here);
    for (const step of path.reverse()) {
      const isParentOn = isOn[parentOf[step] ?? top] === ON;
      isOn[step] = isParentOn && tasks[step]?.isActive === true ? ON : OFF;
    }
  }
  return isOn;
}

function calendarOf(plan: Plan, task: PlanTask, times: Times): WorkingTime {
  return times.get(task.calendarId ?? plan.defaultCalendarId) ?? CONTINUOUS;
}

function compiledTask(task: PlanTask, parent: number | null, calendar: WorkingTime): CompiledTask {
  const work = task.isElapsed ? CONTINUOUS : calendar;
  const isSummary = task.kind === 'summary';
  const duration = isSummary ? 0 : task.durationMinutes;
  const actual = isSummary ? null : actualOf(task, work);
  const rest = task.remainingMinutes ?? Math.round((duration * (100 - task.percentComplete)) / 100);
  const toDo = actual?.finish == null ? rest : 0;
  return {
    task,
    parent,
    calendar,
    work,
    duration,
    toDo: actual === null ? duration : toDo,
    actual,
  };
}

/** A finish without a start is taken to have started its duration before. */
function actualOf(task: PlanTask, work: WorkingTime): CompiledTask['actual'] {
  const { actualStart, actualFinish } = task;
  if (actualFinish === null) return actualStart === null ? null : { start: actualStart, finish: null };
  const start = actualStart ?? addWorking(work, actualFinish, -task.durationMinutes);
  return { start, finish: Math.max(start, actualFinish) };
}

function circleProblem(circle: readonly number[], tasks: readonly CompiledTask[], nameOf: NameOf): Problem {
  const ids = circle.map((step) => tasks[step % tasks.length]?.task.id ?? '');
  const steps = ids.filter((id, i) => id !== ids[(i + ids.length - 1) % ids.length]);
  const subject = { entity: 'task', id: steps[0] ?? '', field: null };
  return problem('engine.links-form-cycle', { cycle: written(steps, nameOf) }, { subject });
}
