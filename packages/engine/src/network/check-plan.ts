import { type Problem, problem } from '@sightline/kernel';
import { isDate, MOST_MINUTES, type NameOf, numberProblems, ofTask, taskSubject } from './check-task.ts';
import type { Plan, PlanLink, PlanTask } from './plan.ts';
import type { PlanIndex } from './plan-index.ts';

/** Everything that is wrong with the plan's lists and numbers, except circles of links. O(calendars + tasks + links). */
export function problemsOfPlan(plan: Plan, index: PlanIndex, nameOf: NameOf): readonly Problem[] {
  return [
    ...repeated('calendar', plan.calendars, (id) => id),
    ...repeated('task', plan.tasks, nameOf),
    ...repeated('link', plan.links, (id) => id),
    ...calendarProblems(plan, nameOf),
    ...planDateProblems(plan),
    ...plan.tasks.flatMap((task) => [...parentProblems(plan, index, task, nameOf), ...numberProblems(task, nameOf)]),
    ...parentCircles(plan, index, nameOf),
    ...plan.links.flatMap((link) => linkProblems(link, index, nameOf)),
  ];
}

function repeated(
  entity: 'calendar' | 'task' | 'link',
  list: readonly { readonly id: string }[],
  nameOf: NameOf,
): readonly Problem[] {
  if (new Set(list.map(({ id }) => id)).size === list.length) return [];
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

const NONE: readonly Problem[] = [];

function parentProblems(plan: Plan, { placeOf }: PlanIndex, task: PlanTask, nameOf: NameOf): readonly Problem[] {
  if (task.parentId === null) return NONE;
  const parent = plan.tasks[placeOf.get(task.parentId) ?? plan.tasks.length];
  if (parent?.kind === 'summary') return NONE;
  const params = { task: nameOf(task.id), parent: parent === undefined ? task.parentId : nameOf(task.parentId) };
  const code = parent === undefined ? 'engine.parent-unknown' : 'engine.parent-not-summary';
  return [problem(code, params, ofTask(task, 'parentId'))];
}

/** Each circle once, at the first of its tasks that is met. */
function parentCircles(plan: Plan, { parentOf }: PlanIndex, nameOf: NameOf): readonly Problem[] {
  const top = plan.tasks.length;
  const walkOf = new Int32Array(top).fill(top);
  const problems: Problem[] = [];
  for (let first = 0; first < top; first++) {
    let here = first;
    while (here < top && walkOf[here] === top) {
      walkOf[here] = first;
      here = parentOf[here] ?? top;
    }
    if (here === top || walkOf[here] !== first) continue;
    const circle = circleFrom(here, parentOf).map((place) => plan.tasks[place]?.id ?? '');
    const subject = taskSubject(circle[0] ?? '', 'parentId');
    problems.push(problem('engine.parents-form-cycle', { cycle: written(circle, nameOf) }, { subject }));
  }
  return problems;
}

function circleFrom(first: number, parentOf: Int32Array): readonly number[] {
  const circle = [first];
  for (let here = parentOf[first] ?? first; here !== first; here = parentOf[here] ?? first) circle.push(here);
  return circle;
}

/** `A → B → C → A`. */
export function written(circle: readonly string[], nameOf: NameOf): string {
  return [...circle, ...circle.slice(0, 1)].map(nameOf).join(' → ');
}

function linkProblems(link: PlanLink, { placeOf }: PlanIndex, nameOf: NameOf): readonly Problem[] {
  const { predecessorId, successorId, lag } = link;
  const isPercent = lag.unit === 'percent' || lag.unit === 'elapsed-percent';
  const isLag = Math.abs(lag.amount) <= MOST_MINUTES && (isPercent || Number.isInteger(lag.amount));
  const areKnown = placeOf.has(predecessorId) && placeOf.has(successorId);
  if (isLag && areKnown && predecessorId !== successorId) return NONE;
  const about = { subject: { entity: 'link', id: link.id, field: null } };
  const problems: Problem[] = [];
  for (const [end, task] of [['predecessor', predecessorId] as const, ['successor', successorId] as const]) {
    if (!placeOf.has(task)) problems.push(problem('engine.link-task-unknown', { link: link.id, end, task }, about));
  }
  const names = { predecessor: nameOf(predecessorId), successor: nameOf(successorId) };
  if (!isLag) problems.push(problem('engine.lag-not-valid', { ...names, value: lag.amount }, about));
  if (areKnown && predecessorId === successorId) {
    problems.push(problem('engine.link-to-itself', { task: names.predecessor }, about));
  }
  return problems;
}
