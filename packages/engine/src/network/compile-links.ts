import { CONTINUOUS } from '../calendar/compile-calendar.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import type { CompiledLink, CompiledTask } from './compiled-plan.ts';
import { ordering } from './order.ts';
import type { Plan, PlanLink } from './plan.ts';

/** Compiled calendars by id. */
export type Times = ReadonlyMap<string, WorkingTime>;

/** Links that can set dates, and those that only a level of effort reads. O(tasks + links). */
export function compiledLinks(
  plan: Plan,
  tasks: readonly CompiledTask[],
  times: Times,
): { readonly driving: readonly CompiledLink[]; readonly effort: readonly CompiledLink[] } {
  const numbers = new Map(tasks.map(({ task }, number) => [task.id, number]));
  const drives = drivingOf(tasks);
  const driving: CompiledLink[] = [];
  const effort: CompiledLink[] = [];
  for (const link of plan.links) {
    const [predecessor, successor] = [numbers.get(link.predecessorId), numbers.get(link.successorId)];
    if (predecessor === undefined || successor === undefined) continue;
    const ends = [tasks[predecessor], tasks[successor]];
    const lagTime = lagTimeOf(plan, link, ends, times);
    const isDriving = drives[predecessor] === true && drives[successor] === true;
    (isDriving ? driving : effort).push({ link, type: link.type, predecessor, successor, lagTime });
  }
  return { driving, effort };
}

/** Whether a task is no level of effort and, if a summary, holds a part that is none. */
function drivingOf(tasks: readonly CompiledTask[]): readonly boolean[] {
  const drives = tasks.map(({ task }) => task.kind !== 'summary' && task.kind !== 'level-of-effort');
  tasks.forEach((_task, number) => {
    if (drives[number] !== true || tasks[number]?.task.kind === 'summary') return;
    for (let above = tasks[number]?.parent ?? null; above !== null && drives[above] !== true; ) {
      drives[above] = true;
      above = tasks[above]?.parent ?? null;
    }
  });
  return drives;
}

function lagTimeOf(
  plan: Plan,
  link: PlanLink,
  [predecessor, successor]: readonly (CompiledTask | undefined)[],
  times: Times,
): WorkingTime {
  if (link.lag.unit === 'elapsed' || link.lag.unit === 'elapsed-percent') return CONTINUOUS;
  const byRule = {
    continuous: CONTINUOUS,
    project: times.get(plan.defaultCalendarId),
    predecessor: predecessor?.calendar,
    successor: successor?.calendar,
  };
  return byRule[plan.options.lagCalendar] ?? CONTINUOUS;
}

/** Steps as `CompiledPlan.order` has them: a leaf is one step, a summary opens before its parts and closes after them. */
export function orderOf(tasks: readonly CompiledTask[], links: readonly CompiledLink[]): ReturnType<typeof ordering> {
  const count = tasks.length;
  const isSummary = tasks.map(({ task }) => task.kind === 'summary');
  const from: number[] = [];
  const to: number[] = [];
  const arrow = (a: number, b: number): void => {
    from.push(a);
    to.push(b);
  };
  const endOf = (number: number): number => (isSummary[number] ? count + number : number);
  tasks.forEach(({ parent }, number) => {
    if (isSummary[number]) arrow(number, count + number);
    if (parent === null) return;
    arrow(parent, number);
    arrow(endOf(number), count + parent);
  });
  for (const link of links) arrow(endOf(link.predecessor), link.successor);
  const found = ordering({ count: count * 2, from: Int32Array.from(from), to: Int32Array.from(to) });
  if (found.kind === 'circles') return found;
  return { kind: 'order', order: found.order.filter((step) => step < count || isSummary[step - count]) };
}
