import type { PlanLink, PlanTask } from '../../network/plan.ts';
import { countWorking, lastFinish, nextStart, touchesWork } from './working-time.ts';
import {
  handsLogicOn,
  isFinished,
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
  taskOf,
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
    if (!wantsToBeLate(task)) return now.passed === undefined ? now : { start: now.passed, finish: now.passed };
    const bounds = logicBounds(world, task, known, early);
    const wish = bounds.length === 0 ? spanOf(late, task).finish : Math.min(...bounds);
    const isBeginning = world.plan.profile === 'p6' && task.kind === 'start-milestone';
    const finish = isBeginning ? nextStart(timeOf(world, task), wish) : snapped(world, task, wish, bounds);
    return finish > now.finish ? { start: worked(world, task, finish, -task.durationMinutes), finish } : now;
  });
}

export function wantsToBeLate(task: PlanTask): boolean {
  const isFree = !isStarted(task) && task.manual === null;
  return isFree && task.constraints.some((constraint) => constraint.kind === 'as-late-as-possible');
}

/** The start of a started task is where its remaining work may begin at the latest. */
function lateSpan(world: World, task: PlanTask, known: Spans, early: Spans): Span {
  if (task.actualFinish !== null) return finishedSpan(world, task, known, early);
  if (task.manual !== null && world.plan.profile === 'msproject') return byHand(world, task, known, early);
  const computed = mandatoryFinish(world, task) ?? freeFinish(world, task, known, early);
  const finish = notEarlierForNothing(world, task, computed, spanOf(early, task).finish);
  return { start: claimedStart(world, task, worked(world, task, finish, -toDo(task)), { known, early }), finish };
}

/** Late and early finish are one where no work lies between; P6 keeps the end of the day. */
function notEarlierForNothing(world: World, task: PlanTask, late: number, early: number): number {
  if (world.plan.profile === 'p6' || early <= late) return late;
  const between = task.isElapsed ? early - late : countWorking(timeOf(world, task), late, early);
  return between === 0 ? early : late;
}

function finishedSpan(world: World, task: PlanTask, known: Spans, early: Spans): Span {
  if (!handsLogicOn(world, task)) return spanOf(early, task);
  const left = Math.min(projectFinish(world, early), ...logicBounds(world, task, known, early));
  return { start: left, finish: left };
}

/** In Microsoft Project a task dated by hand keeps the very minute that is left to it, and is never late by its own dates. */
function byHand(world: World, task: PlanTask, known: Spans, early: Spans): Span {
  const bounds = logicBounds(world, task, known, early);
  const finish = Math.min(projectFinish(world, early), ...bounds, ...caps(world, task));
  const own = spanOf(early, task);
  return finish < own.finish ? own : { start: worked(world, task, finish, -toDo(task)), finish };
}

/** A claim on the start is shown where it is, or at the end of the work before it, when no work lies between. */
function claimedStart(
  world: World,
  task: PlanTask,
  start: number,
  { known, early }: { known: Spans; early: Spans },
): number {
  const claims = heldBy(world, task, early)
    .filter((link) => link.type === 'SS' || link.type === 'SF')
    .map((link) => linkBound(world, link, known, early));
  const claim = Math.min(start, ...claims);
  const between = task.isElapsed ? start - claim : countWorking(timeOf(world, task), claim, start);
  return toDo(task) > 0 && claim < start && between === 0 ? lastFinish(timeOf(world, task), claim) : start;
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

/** What still has to wait for its predecessors. */
export function unfinished(world: World, id: string): readonly PlanTask[] {
  return leavesOf(world, id).filter((leaf) => !isFinished(leaf) || handsLogicOn(world, leaf));
}

/** The least start and the least finish of what is unfinished: every leaf of a successor has to wait. */
export function firstOf(world: World, known: Spans, id: string): Span {
  const spans = unfinished(world, id).map((leaf) => spanOf(known, leaf));
  const [starts, finishes] = [
    spans.map((span) => span.passed ?? span.start),
    spans.map((span) => span.passed ?? span.finish),
  ];
  return { start: Math.min(...starts), finish: Math.min(...finishes) };
}

/** What the link leaves to its predecessor's finish or start; a finished predecessor's lag has run. */
function linkBound(world: World, link: PlanLink, known: Spans, early: Spans): number {
  const isToStart = link.type === 'FS' || link.type === 'SS';
  const successor = firstOf(world, known, link.successorId);
  const at = isToStart ? successor.start : successor.finish;
  return handsLogicOn(world, taskOf(world, link.predecessorId)) ? at : lagged(world, link, early, at, -1);
}

function finishBound(world: World, task: PlanTask, link: PlanLink, known: Spans, early: Spans): number {
  const bound = linkBound(world, link, known, early);
  return link.type === 'FS' || link.type === 'FF' ? bound : worked(world, task, bound, toDo(task));
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

/**
 * An elapsed task may finish at any hour; a milestone may stand at a period's start if a successor wants it there, in P6 only a
 * start milestone and that always.
 */
function snapped(world: World, task: PlanTask, at: number, bounds: readonly number[]): number {
  const time = timeOf(world, task);
  const isMilestone = task.durationMinutes === 0;
  if (task.isElapsed && !(isMilestone && world.plan.profile === 'p6')) return at;
  const isWanted = world.plan.profile === 'p6' ? task.kind === 'start-milestone' : bounds.includes(at);
  return isMilestone && isWanted && touchesWork(time, at) ? at : lastFinish(time, at);
}
