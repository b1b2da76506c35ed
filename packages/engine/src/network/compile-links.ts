import { CONTINUOUS } from '../calendar/compile-calendar.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import { adjacencyOf } from './adjacency.ts';
import { minutesOfLag } from './bound.ts';
import type { Adjacency, CompiledLink, CompiledTask } from './compiled-plan.ts';
import { ordering } from './order.ts';
import type { Plan, PlanLink } from './plan.ts';

/** Compiled calendars by id. */
export type Times = ReadonlyMap<string, WorkingTime>;

type AdjacencyOfLinks = { readonly incoming: Adjacency; readonly outgoing: Adjacency };

export type LinkContext = {
  readonly tasks: readonly CompiledTask[];
  readonly times: Times;
  /** The number of a task that has dates. */
  readonly find: (taskId: string) => number | null;
};

/** Links that can set dates, and those that only a level of effort reads. O(tasks + links). */
export function compiledLinks(
  plan: Plan,
  context: LinkContext,
): { readonly driving: readonly CompiledLink[]; readonly effort: readonly CompiledLink[] } {
  const { tasks, find } = context;
  const drives = drivingOf(tasks);
  const driving: CompiledLink[] = [];
  const effort: CompiledLink[] = [];
  for (const link of plan.links) {
    const [predecessor, successor] = [find(link.predecessorId), find(link.successorId)];
    if (predecessor === null || successor === null) continue;
    const isDriving = drives[predecessor] === true && drives[successor] === true;
    (isDriving ? driving : effort).push(compiledLink(plan, context, link, predecessor, successor));
  }
  return { driving, effort };
}

function compiledLink(
  plan: Plan,
  { tasks, times }: LinkContext,
  link: PlanLink,
  predecessor: number,
  successor: number,
): CompiledLink {
  const [from, to] = [tasks[predecessor], tasks[successor]];
  return {
    link,
    type: link.type,
    predecessor,
    successor,
    lagTime: lagTimeOf(plan, link, from, to, times),
    lagMinutes: from === undefined || isShareOfSpan(link, from) ? null : minutesOfLag(link.lag, from.duration),
  };
}

/** A summary's duration is known only when its parts are placed. */
function isShareOfSpan({ lag }: PlanLink, from: CompiledTask): boolean {
  return from.task.kind === 'summary' && (lag.unit === 'percent' || lag.unit === 'elapsed-percent');
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
  { lag }: PlanLink,
  predecessor: CompiledTask | undefined,
  successor: CompiledTask | undefined,
  times: Times,
): WorkingTime {
  const { lagCalendar } = plan.options;
  if (lag.unit === 'elapsed' || lag.unit === 'elapsed-percent' || lagCalendar === 'continuous') return CONTINUOUS;
  if (lagCalendar === 'project') return times.get(plan.defaultCalendarId) ?? CONTINUOUS;
  return (lagCalendar === 'predecessor' ? predecessor : successor)?.calendar ?? CONTINUOUS;
}

/** Per task the links that end at it, and those that begin at it. */
export function adjacencyOfLinks(count: number, links: readonly CompiledLink[]): AdjacencyOfLinks {
  const successors = Int32Array.from(links, (link) => link.successor);
  const predecessors = Int32Array.from(links, (link) => link.predecessor);
  return { incoming: adjacencyOf(count, successors), outgoing: adjacencyOf(count, predecessors) };
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
