import { assert } from '@sightline/kernel';
import type { Plan, PlanTask } from '../../network/plan.ts';
import { earlyDates } from './early.ts';
import { lateDates } from './late.ts';
import { countWorking } from './working-time.ts';
import { isOverridden, isStarted, type LeafLink, lagged, leavesBelow, type Spans, spanOf, timeOf, type World, worldOf } from './world.ts';

/** The figures that two schedulers must agree on. */
export type Figures = {
  readonly start: number;
  readonly finish: number;
  readonly earlyStart: number;
  readonly earlyFinish: number;
  readonly lateStart: number;
  readonly lateFinish: number;
  readonly totalFloatMinutes: number;
  readonly freeFloatMinutes: number;
};

/** The second opinion on a small plan without cycles: no code in common with the engine, every minute walked. */
export function naiveSchedule(plan: Plan): ReadonlyMap<string, Figures> {
  const world = worldOf(plan);
  const early = earlyDates(world);
  const late = lateDates(world, early);
  const leaves = new Map(world.leaves.map((task) => [task.id, leafFigures(world, task, early, late)]));
  const summaries = plan.tasks
    .filter((task) => task.isActive && task.kind === 'summary')
    .map((task): [string, Figures] => [task.id, rolledUp(leavesBelow(plan, world.leaves, task.id), leaves)]);
  return new Map([...leaves, ...summaries]);
}

function leafFigures(world: World, task: PlanTask, early: Spans, late: Spans): Figures {
  const [first, last] = [spanOf(early, task), spanOf(late, task)];
  const total = totalFloat(world, task, early, late);
  return {
    start: first.start,
    finish: first.finish,
    earlyStart: first.start,
    earlyFinish: first.finish,
    lateStart: last.start,
    lateFinish: last.finish,
    totalFloatMinutes: total,
    freeFloatMinutes: freeFloat(world, task, early, total),
  };
}

function totalFloat(world: World, task: PlanTask, early: Spans, late: Spans): number {
  const [first, last] = [spanOf(early, task), spanOf(late, task)];
  const atFinish = countWorking(timeOf(world, task), first.finish, last.finish);
  if (isStarted(task)) return atFinish;
  return Math.min(countWorking(timeOf(world, task), first.start, last.start), atFinish);
}

function freeFloat(world: World, task: PlanTask, early: Spans, total: number): number {
  if (task.actualFinish !== null) return 0;
  const gaps = world.links
    .filter((link) => link.predecessor.id === task.id && link.successor.actualFinish === null)
    .filter((link) => !isOverridden(world, link))
    .map((link) => gap(world, link, early));
  if (gaps.length === 0) return total;
  const smallest = Math.max(0, Math.min(...gaps));
  return total > 0 ? Math.min(smallest, total) : 0;
}

/** Working minutes of the predecessor's calendar that the driving date can slip before it touches the successor's. */
function gap(world: World, link: LeafLink, early: Spans): number {
  const [from, to] = [spanOf(early, link.predecessor), spanOf(early, link.successor)];
  const bound = lagged(world, link, link.type === 'FS' || link.type === 'FF' ? from.finish : from.start, 1);
  const met = link.type === 'FS' || link.type === 'SS' ? to.start : to.finish;
  return countWorking(timeOf(world, link.predecessor), bound, met);
}

function rolledUp(below: readonly PlanTask[], leaves: ReadonlyMap<string, Figures>): Figures {
  const figures = below.flatMap((task) => leaves.get(task.id) ?? []);
  assert(figures.length > 0, 'random plans have no summary without an active leaf');
  const least = (key: keyof Figures) => Math.min(...figures.map((figure) => figure[key]));
  const most = (key: keyof Figures) => Math.max(...figures.map((figure) => figure[key]));
  return {
    start: least('start'),
    finish: most('finish'),
    earlyStart: least('earlyStart'),
    earlyFinish: most('earlyFinish'),
    lateStart: least('lateStart'),
    lateFinish: most('lateFinish'),
    totalFloatMinutes: least('totalFloatMinutes'),
    freeFloatMinutes: least('freeFloatMinutes'),
  };
}
