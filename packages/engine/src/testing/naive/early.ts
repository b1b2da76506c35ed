import type { PlanTask, TaskConstraint } from '../../network/plan.ts';
import { nextStart, touchesWork } from './working-time.ts';
import {
  isOverridden,
  isStarted,
  type LeafLink,
  lagged,
  type Span,
  type Spans,
  type StartedTask,
  settle,
  spanOf,
  timeOf,
  toDo,
  type World,
  worked,
} from './world.ts';

export function earlyDates(world: World): Spans {
  const first = { start: world.plan.start, finish: world.plan.start };
  return settle(world, first, (task, known) => earlySpan(world, task, known));
}

function earlySpan(world: World, task: PlanTask, known: Spans): Span {
  if (!isStarted(task)) return unstarted(world, task, known);
  if (task.actualFinish !== null) return { start: task.actualStart, finish: task.actualFinish };
  return { start: task.actualStart, finish: startedFinish(world, task, known) };
}

function unstarted(world: World, task: PlanTask, known: Spans): Span {
  const bounds = logicBounds(world, task, known);
  const wish = constrained(world, task, bounds.length === 0 ? world.plan.start : Math.max(...bounds));
  const start = snapped(world, task, Math.max(wish, statusFloor(world)), bounds);
  return { start, finish: worked(world, task, start, task.durationMinutes) };
}

/** Microsoft Project moves nothing for its status date on a plain recalculation (interop.md section 3, rule 10). */
function statusFloor(world: World): number {
  return world.plan.profile === 'msproject' ? Number.NEGATIVE_INFINITY : (world.plan.statusAt ?? Number.NEGATIVE_INFINITY);
}

/** The earliest start that every predecessor allows, one per link. */
function logicBounds(world: World, task: PlanTask, known: Spans): readonly number[] {
  return world.links
    .filter((link) => link.successor.id === task.id && !isOverridden(world, link))
    .map((link) => startBound(world, link, spanOf(known, link.predecessor)));
}

function startBound(world: World, link: LeafLink, predecessor: Span): number {
  const isFromFinish = link.type === 'FS' || link.type === 'FF';
  const bound = lagged(world, link, isFromFinish ? predecessor.finish : predecessor.start, 1);
  if (link.type === 'FS' || link.type === 'SS') return bound;
  return Math.max(world.plan.start, worked(world, link.successor, bound, -toDo(link.successor)));
}

const ORDER: Readonly<Record<TaskConstraint['kind'], number>> = {
  'as-late-as-possible': 0,
  'start-no-earlier-than': 1,
  'finish-no-earlier-than': 1,
  'start-no-later-than': 2,
  'finish-no-later-than': 2,
  'must-start-on': 3,
  'must-finish-on': 3,
};

/** First what delays, then what pulls, then what fixes, so the order in which constraints are written does not matter. */
function constrained(world: World, task: PlanTask, start: number): number {
  return task.constraints
    .toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])
    .reduce((wish, constraint) => constrainedBy(world, task, wish, constraint), start);
}

function constrainedBy(world: World, task: PlanTask, wish: number, constraint: TaskConstraint): number {
  if (constraint.at === null) return wish;
  const isOfFinish = constraint.kind.includes('finish');
  const date = isOfFinish ? worked(world, task, constraint.at, -task.durationMinutes) : constraint.at;
  const isHard = world.plan.options.honourConstraints || constraint.isMandatory;
  if (constraint.kind.includes('earlier')) return Math.max(wish, date);
  if (constraint.kind.includes('later')) return isHard ? Math.min(wish, date) : wish;
  return isHard ? date : Math.max(wish, date);
}

function snapped(world: World, task: PlanTask, at: number, bounds: readonly number[]): number {
  const time = timeOf(world, task);
  const mayStay = task.durationMinutes === 0 && bounds.includes(at) && touchesWork(time, at);
  return mayStay ? at : nextStart(time, at);
}

function startedFinish(world: World, task: StartedTask, known: Spans): number {
  const { profile } = world.plan;
  if (profile === 'msproject') return worked(world, task, task.actualStart, task.durationMinutes);
  const done = worked(world, task, task.actualStart, Math.max(0, task.durationMinutes - toDo(task)));
  const resume =
    profile === 'native' ? Math.max(done, statusFloor(world)) : p6Resume(world, task, logicBounds(world, task, known));
  return worked(world, task, resume, toDo(task));
}

function p6Resume(world: World, task: StartedTask, bounds: readonly number[]): number {
  return nextStart(timeOf(world, task), Math.max(task.actualStart, statusFloor(world), ...bounds));
}
