import type { PlanLink, PlanTask, TaskConstraint } from '../../network/plan.ts';
import { countWorking, nextStart, touchesWork } from './working-time.ts';
import {
  handsLogicOn,
  isOverridden,
  isStarted,
  isWithin,
  lagged,
  type Span,
  type Spans,
  type StartedTask,
  settle,
  spanOver,
  timeOf,
  toDo,
  type World,
  worked,
} from './world.ts';

/** `moved`: tasks that want to be as late as possible, where they ended up. */
export function earlyDates(world: World, moved: Spans): Spans {
  const first = { start: world.plan.start, finish: world.plan.start };
  return settle(world, first, (task, known) => moved.get(task.id) ?? earlySpan(world, task, known));
}

function earlySpan(world: World, task: PlanTask, known: Spans): Span {
  if (task.manual !== null) return byHand(world, task, known);
  if (!isStarted(task)) return unstarted(world, task, known);
  if (task.actualFinish !== null) return finished(world, task, task.actualFinish, known);
  const resume = resumeOf(world, task, known);
  return { start: task.actualStart, finish: worked(world, task, resume, toDo(task)) };
}

function finished(world: World, task: StartedTask, finish: number, known: Spans): Span {
  if (!handsLogicOn(world, task)) return { start: task.actualStart, finish };
  const claims = [...logicBounds(world, task, known), statusFloor(world)].filter(Number.isFinite);
  return { start: task.actualStart, finish, passed: claims.length === 0 ? world.plan.start : Math.max(...claims) };
}

/** Fixed dates stand as they are (interop.md section 3, rule 9); one that is missing follows from the other. */
function byHand(world: World, task: PlanTask, known: Spans): Span {
  const fixed = {
    start: task.actualStart ?? task.manual?.start ?? null,
    finish: task.actualFinish ?? task.manual?.finish ?? null,
  };
  if (fixed.start !== null) {
    const finish = fixed.finish ?? worked(world, task, fixed.start, task.durationMinutes);
    return { start: fixed.start, finish: Math.max(fixed.start, finish) };
  }
  if (fixed.finish === null) return unstarted(world, task, known);
  return { start: worked(world, task, fixed.finish, -task.durationMinutes), finish: fixed.finish };
}

function unstarted(world: World, task: PlanTask, known: Spans): Span {
  const bounds = logicBounds(world, task, known);
  const logic = bounds.length === 0 ? null : Math.max(...bounds);
  const wish = Math.max(constrained(world, task, logic ?? openStart(world, task)), statusFloor(world));
  const start = snapped(world, task, levelled(world, task, wish), logic);
  return { start, finish: claimedFinish(world, task, worked(world, task, start, task.durationMinutes), known) };
}

/** Microsoft Project lets an earliest date before the project start open the time before it for a task without predecessors. */
function openStart(world: World, task: PlanTask): number {
  const opened = task.constraints
    .filter((constraint) => constraint.kind.includes('earlier'))
    .map((constraint) => constrainedBy(world, task, Number.NEGATIVE_INFINITY, constraint))
    .filter((at) => Number.isFinite(at) && at < world.plan.start);
  return world.plan.profile === 'msproject' && opened.length > 0 ? Math.max(...opened) : world.plan.start;
}

/** A claim on the finish is shown to the minute when no work lies between the computed finish and it. */
function claimedFinish(world: World, task: PlanTask, finish: number, known: Spans): number {
  if (task.durationMinutes === 0) return finish;
  const time = timeOf(world, task);
  const linked = linksInto(world, task)
    .filter((link) => link.type === 'FF' || link.type === 'SF')
    .map((link) => linkBound(world, link, known))
    .map((at) => (touchesWork(time, at) ? at : nextStart(time, at)));
  const given = task.constraints
    .filter(({ kind }) => kind === 'finish-no-earlier-than' || kind === 'must-finish-on')
    .flatMap(({ at }) => at ?? []);
  const claim = Math.max(finish, ...linked, ...given);
  const between = task.isElapsed ? claim - finish : countWorking(time, finish, claim);
  return between === 0 ? claim : finish;
}

function levelled(world: World, task: PlanTask, wish: number): number {
  const delay = task.levellingDelayMinutes;
  return delay === 0 ? wish : nextStart(timeOf(world, task), wish) + delay;
}

/** Microsoft Project moves nothing for its status date on a plain recalculation (interop.md section 3, rule 10). */
function statusFloor(world: World): number {
  return world.plan.profile === 'msproject'
    ? Number.NEGATIVE_INFINITY
    : (world.plan.statusAt ?? Number.NEGATIVE_INFINITY);
}

/** The earliest start that every predecessor allows, one per link of the task or of what encloses it. */
function logicBounds(world: World, task: PlanTask, known: Spans): readonly number[] {
  const held = world.plan.tasks
    .filter((other) => other.kind === 'summary' && isWithin(world.plan, task.id, other.id))
    .flatMap((summary) => summary.constraints.find(({ kind }) => kind === 'start-no-earlier-than')?.at ?? []);
  return [...held, ...linksInto(world, task).map((link) => startBound(world, task, link, known))];
}

function linksInto(world: World, task: PlanTask): readonly PlanLink[] {
  return world.links.filter((link) => isWithin(world.plan, task.id, link.successorId) && !isOverridden(world, link));
}

/** What the link asks of its successor's start or finish. */
function linkBound(world: World, link: PlanLink, known: Spans): number {
  const isFromFinish = link.type === 'FS' || link.type === 'FF';
  const predecessor = spanOver(world, known, link.predecessorId);
  const bound = lagged(world, link, known, isFromFinish ? predecessor.finish : predecessor.start, 1);
  return Math.max(bound, known.get(link.predecessorId)?.passed ?? bound);
}

function startBound(world: World, task: PlanTask, link: PlanLink, known: Spans): number {
  const bound = linkBound(world, link, known);
  if (link.type === 'FS' || link.type === 'SS') return bound;
  return Math.max(world.plan.start, worked(world, task, bound, -toDo(task)));
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

/**
 * A milestone stays at the end of a period if its predecessors ended there, or if that is the date given for its finish. In P6
 * only a finish milestone stands at the end of a period, and always does when it gets there.
 */
function snapped(world: World, task: PlanTask, at: number, logic: number | null): number {
  const time = timeOf(world, task);
  const isGiven = task.constraints.some((constraint) => constraint.kind.includes('finish') && constraint.at === at);
  const isWanted = world.plan.profile === 'p6' ? task.kind === 'finish-milestone' : at === logic || isGiven;
  const mayStay = task.durationMinutes === 0 && isWanted && touchesWork(time, at);
  return mayStay ? at : nextStart(time, at);
}

/** Where the remaining work of a started, unfinished task goes on. */
export function resumeOf(world: World, task: StartedTask, known: Spans): number {
  const { profile } = world.plan;
  const bounds = logicBounds(world, task, known);
  if (profile === 'p6') {
    return nextStart(timeOf(world, task), Math.max(task.actualStart, statusFloor(world), ...bounds));
  }
  const done = worked(world, task, task.actualStart, Math.max(0, task.durationMinutes - toDo(task)));
  if (profile === 'native') return Math.max(done, statusFloor(world));
  const logic = Math.max(done, ...bounds);
  return logic === done ? done : nextStart(timeOf(world, task), logic);
}
