import type { PlanTask } from '../../network/plan.ts';
import { lastFinish, touchesWork } from './working-time.ts';
import {
  isOverridden,
  isStarted,
  type LeafLink,
  lagged,
  type Span,
  type Spans,
  settle,
  spanOf,
  timeOf,
  toDo,
  type World,
  worked,
} from './world.ts';

export function lateDates(world: World, early: Spans): Spans {
  const finish = world.plan.finishBy ?? Math.max(...[...early.values()].map((span) => span.finish));
  return settle(world, { start: finish, finish }, (task, known) => lateSpan(world, task, known, finish));
}

function lateSpan(world: World, task: PlanTask, known: Spans, projectFinish: number): Span {
  if (isStarted(task) && task.actualFinish !== null) return { start: task.actualStart, finish: task.actualFinish };
  const bounds = logicBounds(world, task, known);
  const finish = snapped(world, task, Math.min(projectFinish, ...bounds, ...caps(world, task)), bounds);
  const isFixed = isStarted(task) && world.plan.profile === 'msproject';
  return { start: isFixed ? task.actualStart : worked(world, task, finish, -toDo(task)), finish };
}

/** The latest finish that every unfinished successor allows, one per link. */
function logicBounds(world: World, task: PlanTask, known: Spans): readonly number[] {
  return world.links
    .filter((link) => link.predecessor.id === task.id && link.successor.actualFinish === null)
    .filter((link) => !isOverridden(world, link))
    .map((link) => finishBound(world, link, spanOf(known, link.successor)));
}

function finishBound(world: World, link: LeafLink, successor: Span): number {
  const isToStart = link.type === 'FS' || link.type === 'SS';
  const bound = lagged(world, link, isToStart ? successor.start : successor.finish, -1);
  if (link.type === 'FS' || link.type === 'FF') return bound;
  return worked(world, link.predecessor, bound, toDo(link.predecessor));
}

/** The dates of constraints cap late dates whether they are honoured or not; a deadline caps nothing else. */
function caps(world: World, task: PlanTask): readonly number[] {
  const fixed = task.constraints.flatMap(({ kind, at }) => {
    if (at === null || kind.includes('earlier')) return [];
    if (kind.includes('finish')) return [at];
    return isStarted(task) ? [] : [worked(world, task, at, task.durationMinutes)];
  });
  return task.deadline === null ? fixed : [...fixed, task.deadline];
}

/** An elapsed task may finish at any hour; a milestone may stand at a period's start if a successor wants it there. */
function snapped(world: World, task: PlanTask, at: number, bounds: readonly number[]): number {
  const time = timeOf(world, task);
  if (task.isElapsed) return at;
  const mayStay = task.durationMinutes === 0 && bounds.includes(at) && touchesWork(time, at);
  return mayStay ? at : lastFinish(time, at);
}
