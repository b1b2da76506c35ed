import { assert, dayOf, type LocalMinute } from '@sightline/kernel';
import type { Plan, PlanLink, PlanTask } from '../../network/plan.ts';
import { countWorking, lastFinish, step, type WorkingTime, writeOut } from './working-time.ts';

/** Days written out around the plan's dates; small random plans stay well within them. */
const DAYS_BEFORE = 250;
const DAYS_AFTER = 500;

/** The plan as both naive passes see it. */
export type World = {
  readonly plan: Plan;
  /** Active tasks that are no summaries, under active summaries only. */
  readonly leaves: readonly PlanTask[];
  /** Links of which both ends hold an active leaf. */
  readonly links: readonly PlanLink[];
  readonly times: ReadonlyMap<string, WorkingTime>;
};

/** `passed`: where a finished task that hands logic on would do the nothing that is left. */
export type Span = { readonly start: number; readonly finish: number; readonly passed?: number };
export type Spans = ReadonlyMap<string, Span>;

export function worldOf(plan: Plan): World {
  const today = dayOf(plan.start);
  const times = new Map(plan.calendars.map((c) => [c.id, writeOut(c, today - DAYS_BEFORE, today + DAYS_AFTER)]));
  const leaves = plan.tasks.filter(
    (task) => task.kind !== 'summary' && lineage(plan, task.id).every((t) => t.isActive),
  );
  const holdsLeaf = (id: string) => leaves.some((leaf) => isWithin(plan, leaf.id, id));
  const links = plan.links.filter((link) => holdsLeaf(link.predecessorId) && holdsLeaf(link.successorId));
  return { plan, leaves, links, times };
}

/** The task and what encloses it, innermost first. */
function lineage(plan: Plan, id: string | null): readonly PlanTask[] {
  const task = plan.tasks.find((other) => other.id === id);
  return task === undefined ? [] : [task, ...lineage(plan, task.parentId)];
}

/** Whether `part` is `whole` or stands below it. */
export function isWithin(plan: Plan, part: string, whole: string): boolean {
  return lineage(plan, part).some((task) => task.id === whole);
}

/** The task itself, or the leaves below a summary. */
export function leavesOf(world: World, id: string): readonly PlanTask[] {
  return world.leaves.filter((leaf) => isWithin(world.plan, leaf.id, id));
}

export function taskOf(world: World, id: string): PlanTask {
  const task = world.plan.tasks.find((other) => other.id === id);
  assert(task !== undefined, `task '${id}' is in the plan`);
  return task;
}

export function timeOf(world: World, task: PlanTask): WorkingTime {
  return timeNamed(world, task.calendarId ?? world.plan.defaultCalendarId);
}

function timeNamed(world: World, calendarId: string): WorkingTime {
  const time = world.times.get(calendarId);
  assert(time !== undefined, `random plans name only calendars that they have, not '${calendarId}'`);
  return time;
}

/** `minutes` of the task's own work from `at`; negative goes back. */
export function worked(world: World, task: PlanTask, at: number, minutes: number): number {
  return task.isElapsed ? at + minutes : step(timeOf(world, task), at, minutes);
}

/** First start and last finish of a leaf or of the leaves below a summary. */
export function spanOver(world: World, spans: Spans, id: string): Span {
  const below = leavesOf(world, id).map((leaf) => spanOf(spans, leaf));
  return { start: Math.min(...below.map((span) => span.start)), finish: Math.max(...below.map((span) => span.finish)) };
}

/**
 * A lead to a finish ends with the work before it. `sign` 1 goes from the predecessor's date to the bound of the successor, -1 back again. A percentage is of the predecessor's
 * duration; a summary's is the working time that it spans in the forward pass.
 */
export function lagged(world: World, link: PlanLink, early: Spans, at: number, sign: 1 | -1): number {
  const isPercent = link.lag.unit === 'percent' || link.lag.unit === 'elapsed-percent';
  const whole = isPercent ? (link.lag.amount * durationOf(world, early, link.predecessorId)) / 100 : link.lag.amount;
  const minutes = sign * Math.round(whole);
  const time = link.lag.unit.startsWith('elapsed') ? null : lagTime(world, link);
  if (time === null) return at + minutes;
  const isLeadOnFinish = sign === 1 && minutes < 0 && (link.type === 'FF' || link.type === 'SF');
  return isLeadOnFinish ? lastFinish(time, step(time, at, minutes)) : step(time, at, minutes);
}

function durationOf(world: World, early: Spans, id: string): number {
  const task = taskOf(world, id);
  if (task.kind !== 'summary') return task.durationMinutes;
  const span = spanOver(world, early, id);
  return countWorking(timeOf(world, task), span.start, span.finish);
}

function lagTime(world: World, link: PlanLink): WorkingTime | null {
  switch (world.plan.options.lagCalendar) {
    case 'continuous':
      return null;
    case 'project':
      return timeNamed(world, world.plan.defaultCalendarId);
    case 'predecessor':
      return timeOf(world, taskOf(world, link.predecessorId));
    case 'successor':
      return timeOf(world, taskOf(world, link.successorId));
  }
}

export type StartedTask = PlanTask & { readonly actualStart: LocalMinute };

export function isStarted(task: PlanTask): task is StartedTask {
  return task.actualStart !== null;
}

export function isFinished(task: PlanTask): boolean {
  return task.actualFinish !== null;
}

/** With P6's retained logic a finished activity is one with nothing left to do, which still waits for what comes before it. */
export function handsLogicOn(world: World, task: PlanTask): boolean {
  return world.plan.profile === 'p6' && isFinished(task) && task.manual === null;
}

/** What is still to do: all of an unstarted task's duration. */
export function toDo(task: PlanTask): number {
  if (isFinished(task)) return 0;
  if (!isStarted(task)) return task.durationMinutes;
  return task.remainingMinutes ?? Math.round((task.durationMinutes * (100 - task.percentComplete)) / 100);
}

/** Progress override drops what an unfinished predecessor says to a started successor, forward and backward. */
export function isOverridden(world: World, link: PlanLink): boolean {
  const { profile, options } = world.plan;
  const drops = profile === 'p6' && options.outOfSequence === 'progress-override';
  return drops && isStarted(taskOf(world, link.successorId)) && taskOf(world, link.predecessorId).actualFinish === null;
}

/** Recomputes every task from the others' current dates until a whole round changes nothing. */
export function settle(world: World, first: Span, next: (task: PlanTask, known: Spans) => Span): Spans {
  let known: Spans = new Map(world.leaves.map((task) => [task.id, first]));
  for (let round = 0; round <= world.leaves.length * 2 + 2; round++) {
    const before = known;
    known = new Map(world.leaves.map((task) => [task.id, next(task, before)]));
    if (world.leaves.every((task) => isSame(before.get(task.id), known.get(task.id)))) return known;
  }
  assert(false, 'random plans have no cycles, so their dates settle');
  return known;
}

function isSame(a: Span | undefined, b: Span | undefined): boolean {
  return a?.start === b?.start && a?.finish === b?.finish && a?.passed === b?.passed;
}

export function spanOf(spans: Spans, task: PlanTask): Span {
  const span = spans.get(task.id);
  assert(span !== undefined, `task '${task.id}' is a leaf of the plan`);
  return span;
}
