import { assert } from '@sightline/kernel';
import type { Plan, PlanLink, PlanTask } from '../../network/plan.ts';
import { earlyDates, resumeOf } from './early.ts';
import { firstOf, heldBy, lateDates, wantsToBeLate, withoutFreeFloat } from './late.ts';
import { countWorking } from './working-time.ts';
import {
  isFinished,
  isStarted,
  lagged,
  leavesOf,
  type Span,
  type Spans,
  spanOf,
  timeOf,
  type World,
  worldOf,
} from './world.ts';

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

/**
 * The second opinion on a small plan without cycles and levels of effort: no code in common with the engine, every minute
 * walked, every date recomputed until none changes.
 */
export function naiveSchedule(plan: Plan): ReadonlyMap<string, Figures> {
  const world = worldOf(plan);
  const first = earlyDates(world, new Map());
  const late = lateDates(world, first);
  const early = earlyDates(world, movedLate(world, first, late));
  const leaves = new Map(world.leaves.map((task) => [task.id, leafFigures(world, task, early, late)]));
  const summaries = plan.tasks
    .filter((task) => task.kind === 'summary' && leavesOf(world, task.id).length > 0)
    .map((task): [string, Figures] => [task.id, rolledUp(leavesOf(world, task.id), leaves)]);
  return new Map([...leaves, ...summaries]);
}

/**
 * Microsoft Project puts them at their late dates and moves their successors; elsewhere they move only until a successor would,
 * and everything else stays where it was.
 */
function movedLate(world: World, early: Spans, late: Spans): Spans {
  const isMs = world.plan.profile === 'msproject';
  const wanting = world.leaves.filter(wantsToBeLate);
  if (wanting.length === 0) return new Map();
  const spans = isMs ? late : withoutFreeFloat(world, early, late);
  const moved = wanting.filter((task) => spanOf(spans, task).start > spanOf(early, task).start);
  return new Map([...(isMs ? [] : early), ...moved.map((task): [string, Span] => [task.id, spanOf(spans, task)])]);
}

function leafFigures(world: World, task: PlanTask, early: Spans, late: Spans): Figures {
  const first = spanOf(early, task);
  const last = lateShown(world, task, early, late);
  const total = totalFloat(world, task, first, last);
  return {
    start: first.start,
    finish: first.finish,
    earlyStart: showsRemaining(world, task) ? resumeOf(world, task, early) : first.start,
    earlyFinish: first.finish,
    lateStart: last.start,
    lateFinish: last.finish,
    totalFloatMinutes: total,
    freeFloatMinutes: freeFloat(world, task, early, total),
  };
}

/** In P6 the early and late start of a started activity are those of its remaining work. */
function showsRemaining(
  world: World,
  task: PlanTask,
): task is PlanTask & { actualStart: NonNullable<PlanTask['actualStart']> } {
  return world.plan.profile === 'p6' && isStarted(task) && task.actualFinish === null && task.manual === null;
}

/** A finished task keeps its actual dates; a started one its actual start, except in P6. */
function lateShown(world: World, task: PlanTask, early: Spans, late: Spans): Span {
  if (isFinished(task)) return spanOf(early, task);
  const last = spanOf(late, task);
  return isStarted(task) && world.plan.profile !== 'p6' ? { start: task.actualStart, finish: last.finish } : last;
}

function totalFloat(world: World, task: PlanTask, first: Span, last: Span): number {
  const atFinish = countWorking(timeOf(world, task), first.finish, last.finish);
  const isByHand = task.manual !== null && world.plan.profile === 'msproject';
  if (isStarted(task) || isByHand || world.plan.profile === 'p6') return atFinish;
  return Math.min(countWorking(timeOf(world, task), first.start, last.start), atFinish);
}

function freeFloat(world: World, task: PlanTask, early: Spans, total: number): number {
  if (task.actualFinish !== null) return 0;
  const gaps = heldBy(world, task, early).map((link) => gap(world, task, link, early));
  if (gaps.length === 0) return total;
  const smallest = Math.max(0, Math.min(...gaps));
  return total > 0 ? Math.min(smallest, total) : 0;
}

/** Working minutes of the predecessor's calendar that the driving date can slip before it touches the successor's. */
function gap(world: World, task: PlanTask, link: PlanLink, early: Spans): number {
  const [from, to] = [spanOf(early, task), firstOf(world, early, link.successorId)];
  const bound = lagged(world, link, early, link.type === 'FS' || link.type === 'FF' ? from.finish : from.start, 1);
  const met = link.type === 'FS' || link.type === 'SS' ? to.start : to.finish;
  return countWorking(timeOf(world, task), bound, met);
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
