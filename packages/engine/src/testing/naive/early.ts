import type { PlanLink, PlanTask, TaskConstraint } from '../../network/plan.ts';
import { nextStart, touchesWork } from './working-time.ts';
import {
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
  if (task.actualFinish !== null) return { start: task.actualStart, finish: task.actualFinish };
  const resume = resumeOf(world, task, known);
  return { start: task.actualStart, finish: worked(world, task, resume, toDo(task)) };
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
  const logic = bounds.length === 0 ? world.plan.start : Math.max(...bounds);
  const wish = Math.max(constrained(world, task, logic), statusFloor(world));
  const start = snapped(world, task, levelled(world, task, wish), bounds.length === 0 ? null : logic);
  return { start, finish: worked(world, task, start, task.durationMinutes) };
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
  return world.links
    .filter((link) => isWithin(world.plan, task.id, link.successorId) && !isOverridden(world, link))
    .map((link) => startBound(world, task, link, known));
}

function startBound(world: World, task: PlanTask, link: PlanLink, known: Spans): number {
  const isFromFinish = link.type === 'FS' || link.type === 'FF';
  const predecessor = spanOver(world, known, link.predecessorId);
  const bound = lagged(world, link, known, isFromFinish ? predecessor.finish : predecessor.start, 1);
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

/** A milestone stays at the end of a period if its predecessors ended there, or if that is the date given for its finish. */
function snapped(world: World, task: PlanTask, at: number, logic: number | null): number {
  const time = timeOf(world, task);
  const isGiven = task.constraints.some((constraint) => constraint.kind.includes('finish') && constraint.at === at);
  const mayStay = task.durationMinutes === 0 && (at === logic || isGiven) && touchesWork(time, at);
  return mayStay ? at : nextStart(time, at);
}

/** Where the remaining work of a started, unfinished task goes on. */
export function resumeOf(world: World, task: StartedTask, known: Spans): number {
  const { profile } = world.plan;
  if (profile === 'p6') return p6Resume(world, task, logicBounds(world, task, known));
  const done = worked(world, task, task.actualStart, Math.max(0, task.durationMinutes - toDo(task)));
  return profile === 'native' ? Math.max(done, statusFloor(world)) : done;
}

function p6Resume(world: World, task: StartedTask, bounds: readonly number[]): number {
  return nextStart(timeOf(world, task), Math.max(task.actualStart, statusFloor(world), ...bounds));
}
