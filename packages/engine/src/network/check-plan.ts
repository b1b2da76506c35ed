import { type Problem, problem } from '@sightline/kernel';
import { isDate, MOST_MINUTES, numberProblems, ofTask, taskSubject } from './check-task.ts';
import type { Plan, PlanLink, PlanTask } from './plan.ts';

/** How problems call a task: its name or code where the plan's owner has one, else its id. */
export type NameOf = (taskId: string) => string;

/** Everything that is wrong with the plan's lists and numbers, except circles of links. O(calendars + tasks + links). */
export function problemsOfPlan(plan: Plan, nameOf: NameOf): readonly Problem[] {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  return [
    ...repeated('calendar', plan.calendars, (id) => id),
    ...repeated('task', plan.tasks, nameOf),
    ...repeated('link', plan.links, (id) => id),
    ...calendarProblems(plan, nameOf),
    ...planDateProblems(plan),
    ...plan.tasks.flatMap((task) => [...parentProblems(task, tasks, nameOf), ...numberProblems(task, nameOf(task.id))]),
    ...parentCircles(tasks, nameOf),
    ...plan.links.flatMap((link) => linkProblems(link, tasks, nameOf)),
  ];
}

function repeated(
  entity: 'calendar' | 'task' | 'link',
  list: readonly { readonly id: string }[],
  nameOf: NameOf,
): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const { id } of list) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([id, count]) =>
      problem(
        `engine.${entity}-id-repeated`,
        { [entity]: nameOf(id), count },
        { subject: { entity, id, field: 'id' } },
      ),
    );
}

function calendarProblems(plan: Plan, nameOf: NameOf): readonly Problem[] {
  const known = new Set(plan.calendars.map((calendar) => calendar.id));
  const unknownDefault = known.has(plan.defaultCalendarId)
    ? []
    : [problem('engine.default-calendar-unknown', { calendar: plan.defaultCalendarId, count: known.size })];
  const unknown = plan.tasks.flatMap((task) => {
    if (task.calendarId === null || known.has(task.calendarId)) return [];
    const params = { task: nameOf(task.id), calendar: task.calendarId };
    return [problem('engine.task-calendar-unknown', params, ofTask(task, 'calendarId'))];
  });
  return [...unknownDefault, ...unknown];
}

function planDateProblems(plan: Plan): readonly Problem[] {
  const dates = [
    ['start', plan.start],
    ['status date', plan.statusAt],
    ['finish by', plan.finishBy],
  ] as const;
  return dates
    .filter(([, at]) => !isDate(at))
    .map(([field, at]) => problem('engine.date-not-valid', { task: 'the plan', field, value: Number(at) }));
}

function parentProblems(task: PlanTask, tasks: ReadonlyMap<string, PlanTask>, nameOf: NameOf): readonly Problem[] {
  if (task.parentId === null) return [];
  const parent = tasks.get(task.parentId);
  const params = { task: nameOf(task.id), parent: parent === undefined ? task.parentId : nameOf(task.parentId) };
  if (parent === undefined) return [problem('engine.parent-unknown', params, ofTask(task, 'parentId'))];
  return parent.kind === 'summary' ? [] : [problem('engine.parent-not-summary', params, ofTask(task, 'parentId'))];
}

/** Each circle once, at the first of its tasks that is met. */
function parentCircles(tasks: ReadonlyMap<string, PlanTask>, nameOf: NameOf): readonly Problem[] {
  const walkOf = new Map<string, string>();
  const problems: Problem[] = [];
  for (const first of tasks.keys()) {
    let here: string | null = first;
    while (here !== null && !walkOf.has(here)) {
      walkOf.set(here, first);
      here = tasks.get(here)?.parentId ?? null;
    }
    if (here === null || walkOf.get(here) !== first) continue;
    const circle = circleFrom(here, tasks);
    problems.push(
      problem(
        'engine.parents-form-cycle',
        { cycle: written(circle, nameOf) },
        { subject: taskSubject(here, 'parentId') },
      ),
    );
  }
  return problems;
}

function circleFrom(first: string, tasks: ReadonlyMap<string, PlanTask>): readonly string[] {
  const circle = [first];
  for (let here = tasks.get(first)?.parentId; here != null && here !== first; here = tasks.get(here)?.parentId) {
    circle.push(here);
  }
  return circle;
}

/** `A → B → C → A`. */
export function written(circle: readonly string[], nameOf: NameOf): string {
  return [...circle, ...circle.slice(0, 1)].map(nameOf).join(' → ');
}

function linkProblems(link: PlanLink, tasks: ReadonlyMap<string, PlanTask>, nameOf: NameOf): readonly Problem[] {
  const about = { subject: { entity: 'link', id: link.id, field: null } };
  const unknown = (['predecessor', 'successor'] as const).flatMap((end) => {
    const task = end === 'predecessor' ? link.predecessorId : link.successorId;
    return tasks.has(task) ? [] : [problem('engine.link-task-unknown', { link: link.id, end, task }, about)];
  });
  const names = { predecessor: nameOf(link.predecessorId), successor: nameOf(link.successorId) };
  const { amount, unit } = link.lag;
  const isPercent = unit === 'percent' || unit === 'elapsed-percent';
  const isLag = Math.abs(amount) <= MOST_MINUTES && (isPercent || Number.isInteger(amount));
  const lag = isLag ? [] : [problem('engine.lag-not-valid', { ...names, value: amount }, about)];
  const isLoop = unknown.length === 0 && link.predecessorId === link.successorId;
  const loop = isLoop ? [problem('engine.link-to-itself', { task: names.predecessor }, about)] : [];
  return [...unknown, ...lag, ...loop];
}
