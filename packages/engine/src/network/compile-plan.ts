import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { CONTINUOUS, compileCalendar } from '../calendar/compile-calendar.ts';
import { addWorking, type WorkingTime } from '../calendar/working-time.ts';
import { adjacencyOf } from './adjacency.ts';
import { type NameOf, problemsOfPlan, written } from './check-plan.ts';
import { compiledLinks, orderOf, type Times } from './compile-links.ts';
import type { CompiledPlan, CompiledTask } from './compiled-plan.ts';
import type { Plan, PlanTask } from './plan.ts';

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
  const problems = [...problemsOfPlan(plan, nameOf), ...calendarProblems];
  if (problems.some((found) => BREAKS_NETWORK.has(found.code))) return refused(problems);
  const tasks = compiledTasks(plan, times);
  const links = compiledLinks(plan, tasks, times);
  const network = orderOf(tasks, links.driving);
  if (network.kind === 'circles')
    problems.push(...network.circles.map((circle) => circleProblem(circle, tasks, nameOf)));
  if (problems.length > 0 || network.kind === 'circles') return refused(problems);
  return ok({
    plan,
    tasks,
    links: links.driving,
    effortLinks: links.effort,
    incoming: adjacencyOf(
      tasks.length,
      Int32Array.from(links.driving, (link) => link.successor),
    ),
    outgoing: adjacencyOf(
      tasks.length,
      Int32Array.from(links.driving, (link) => link.predecessor),
    ),
    order: network.order,
  });
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

function compiledTasks(plan: Plan, times: Times): readonly CompiledTask[] {
  const present = datedTasks(plan);
  const numbers = new Map(present.map((task, number) => [task.id, number]));
  return present.map((task) => compiledTask(task, numbers, calendarOf(plan, task, times)));
}

/** Leaves that are active with all that encloses them, and the summaries above those. */
function datedTasks(plan: Plan): readonly PlanTask[] {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const isOn = new Map<string | null, boolean>([[null, true]]);
  const decide = (task: PlanTask): boolean => {
    const path: PlanTask[] = [];
    let here: PlanTask | undefined = task;
    for (
      ;
      here !== undefined && !isOn.has(here.id);
      here = here.parentId === null ? undefined : byId.get(here.parentId)
    ) {
      path.push(here);
    }
    for (const step of path.reverse()) isOn.set(step.id, step.isActive && isOn.get(step.parentId) === true);
    return isOn.get(task.id) === true;
  };
  const kept = new Set<string>();
  for (const task of plan.tasks) {
    if (task.kind === 'summary' || !decide(task)) continue;
    for (let id: string | null = task.id; id !== null && !kept.has(id); id = byId.get(id)?.parentId ?? null)
      kept.add(id);
  }
  return plan.tasks.filter((task) => kept.has(task.id));
}

function calendarOf(plan: Plan, task: PlanTask, times: Times): WorkingTime {
  return times.get(task.calendarId ?? plan.defaultCalendarId) ?? CONTINUOUS;
}

function compiledTask(task: PlanTask, numbers: ReadonlyMap<string, number>, calendar: WorkingTime): CompiledTask {
  const work = task.isElapsed ? CONTINUOUS : calendar;
  const isSummary = task.kind === 'summary';
  const duration = isSummary ? 0 : task.durationMinutes;
  const actual = isSummary ? null : actualOf(task, work);
  const rest = task.remainingMinutes ?? Math.round((duration * (100 - task.percentComplete)) / 100);
  const toDo = actual?.finish == null ? rest : 0;
  return {
    task,
    parent: task.parentId === null ? null : (numbers.get(task.parentId) ?? null),
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
