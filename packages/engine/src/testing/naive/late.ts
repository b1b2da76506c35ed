import type { PlanLink, PlanTask } from '../../network/plan.ts';
import { lastFinish, touchesWork } from './working-time.ts';
import {
  isOverridden,
  isStarted,
  isWithin,
  lagged,
  leavesOf,
  type Span,
  type Spans,
  settle,
  spanOf,
  spanOver,
  timeOf,
  toDo,
  type World,
  worked,
} from './world.ts';

export function lateDates(world: World, early: Spans): Spans {
  const finish = projectFinish(world, early);
  return settle(world, { start: finish, finish }, (task, known) => lateSpan(world, task, known, early));
}

function projectFinish(world: World, early: Spans): number {
  return world.plan.finishBy ?? Math.max(...[...early.values()].map((span) => span.finish));
}

/** Tasks that want to be late, pushed as far as their successors' early dates allow; all others where they are. */
export function withoutFreeFloat(world: World, early: Spans, late: Spans): Spans {
  return settle(world, { start: world.plan.start, finish: world.plan.start }, (task, known) => {
    const now = spanOf(early, task);
    if (!wantsToBeLate(task)) return now;
    const bounds = logicBounds(world, task, known, early);
    const finish = snapped(world, task, Math.min(spanOf(late, task).finish, ...bounds), bounds);
    return finish > now.finish ? { start: worked(world, task, finish, -task.durationMinutes), finish } : now;
  });
}

export function wantsToBeLate(task: PlanTask): boolean {
  const isFree = !isStarted(task) && task.manual === null;
  return isFree && task.constraints.some((constraint) => constraint.kind === 'as-late-as-possible');
}

function lateSpan(world: World, task: PlanTask, known: Spans, early: Spans): Span {
  if (isStarted(task) && task.actualFinish !== null) return { start: task.actualStart, finish: task.actualFinish };
  const finish = mandatoryFinish(world, task) ?? freeFinish(world, task, known, early);
  const isFixed = isStarted(task) && world.plan.profile !== 'p6';
  return { start: isFixed ? task.actualStart : worked(world, task, finish, -toDo(task)), finish };
}

function freeFinish(world: World, task: PlanTask, known: Spans, early: Spans): number {
  const bounds = logicBounds(world, task, known, early);
  return snapped(world, task, Math.min(projectFinish(world, early), ...bounds, ...caps(world, task)), bounds);
}

/** The latest finish that every unfinished successor allows, one per link of the task or of what encloses it. */
function logicBounds(world: World, task: PlanTask, known: Spans, early: Spans): readonly number[] {
  return heldBy(world, task, early).map((link) => finishBound(world, task, link, known, early));
}

/** Links that the task's dates hold or break; from a summary's start only through the leaves that set it. */
export function heldBy(world: World, task: PlanTask, early: Spans): readonly PlanLink[] {
  return world.links
    .filter((link) => isWithin(world.plan, task.id, link.predecessorId) && !isOverridden(world, link))
    .filter((link) => unfinished(world, link.successorId).length > 0)
    .filter((link) => {
      const isFromFinish = link.type === 'FS' || link.type === 'FF';
      return isFromFinish || spanOf(early, task).start === spanOver(world, early, link.predecessorId).start;
    });
}

export function unfinished(world: World, id: string): readonly PlanTask[] {
  return leavesOf(world, id).filter((leaf) => leaf.actualFinish === null);
}

/** The least start and the least finish of what is unfinished: every leaf of a successor has to wait. */
export function firstOf(world: World, known: Spans, id: string): Span {
  const spans = unfinished(world, id).map((leaf) => spanOf(known, leaf));
  return { start: Math.min(...spans.map((span) => span.start)), finish: Math.min(...spans.map((span) => span.finish)) };
}

function finishBound(world: World, task: PlanTask, link: PlanLink, known: Spans, early: Spans): number {
  const isToStart = link.type === 'FS' || link.type === 'SS';
  const successor = firstOf(world, known, link.successorId);
  const bound = lagged(world, link, early, isToStart ? successor.start : successor.finish, -1);
  if (link.type === 'FS' || link.type === 'FF') return bound;
  return worked(world, task, bound, toDo(task));
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

/** A mandatory date breaks logic in both passes (interop.md section 3, P6 rule 5). */
function mandatoryFinish(world: World, task: PlanTask): number | null {
  if (isStarted(task)) return null;
  const fixed = task.constraints.findLast(({ kind, isMandatory }) => isMandatory && kind.startsWith('must'));
  if (fixed === undefined || fixed.at === null) return null;
  return fixed.kind === 'must-finish-on' ? fixed.at : worked(world, task, fixed.at, task.durationMinutes);
}

/** An elapsed task may finish at any hour; a milestone may stand at a period's start if a successor wants it there. */
function snapped(world: World, task: PlanTask, at: number, bounds: readonly number[]): number {
  const time = timeOf(world, task);
  if (task.isElapsed) return at;
  const mayStay = task.durationMinutes === 0 && bounds.includes(at) && touchesWork(time, at);
  return mayStay ? at : lastFinish(time, at);
}
