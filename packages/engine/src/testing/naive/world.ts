import { assert, dayOf, type LocalMinute } from '@sightline/kernel';
import type { Lag, Plan, PlanLink, PlanTask } from '../../network/plan.ts';
import { step, type WorkingTime, writeOut } from './working-time.ts';

/** Days written out around the plan's dates; small random plans stay well within them. */
const DAYS_BEFORE = 250;
const DAYS_AFTER = 500;

/** A link between two leaves; a link on a summary appears once per leaf below it. */
export type LeafLink = {
  readonly predecessor: PlanTask;
  readonly successor: PlanTask;
  readonly type: PlanLink['type'];
  readonly lag: Lag;
};

/** The plan as both naive passes see it. */
export type World = {
  readonly plan: Plan;
  readonly leaves: readonly PlanTask[];
  readonly links: readonly LeafLink[];
  readonly times: ReadonlyMap<string, WorkingTime>;
};

export type Span = { readonly start: number; readonly finish: number };
export type Spans = ReadonlyMap<string, Span>;

export function worldOf(plan: Plan): World {
  const today = dayOf(plan.start);
  const times = new Map(plan.calendars.map((c) => [c.id, writeOut(c, today - DAYS_BEFORE, today + DAYS_AFTER)]));
  const leaves = plan.tasks.filter((task) => task.isActive && task.kind !== 'summary');
  return { plan, leaves, links: plan.links.flatMap((link) => leafLinks(plan, leaves, link)), times };
}

export function leavesBelow(plan: Plan, leaves: readonly PlanTask[], id: string): readonly PlanTask[] {
  return leaves.filter((leaf) => {
    let here: string | null = leaf.id;
    while (here !== null && here !== id) here = plan.tasks.find((task) => task.id === here)?.parentId ?? null;
    return here === id;
  });
}

function leafLinks(plan: Plan, leaves: readonly PlanTask[], link: PlanLink): readonly LeafLink[] {
  const successors = leavesBelow(plan, leaves, link.successorId);
  return leavesBelow(plan, leaves, link.predecessorId).flatMap((predecessor) =>
    successors.map((successor) => ({ predecessor, successor, type: link.type, lag: link.lag })),
  );
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

/** `sign` 1 goes from the predecessor's date to the bound of the successor, -1 back again. */
export function lagged(world: World, link: LeafLink, at: number, sign: 1 | -1): number {
  const isPercent = link.lag.unit === 'percent' || link.lag.unit === 'elapsed-percent';
  const whole = isPercent ? (link.lag.amount * link.predecessor.durationMinutes) / 100 : link.lag.amount;
  const minutes = sign * Math.round(whole);
  const time = link.lag.unit.startsWith('elapsed') ? null : lagTime(world, link);
  return time === null ? at + minutes : step(time, at, minutes);
}

function lagTime(world: World, link: LeafLink): WorkingTime | null {
  switch (world.plan.options.lagCalendar) {
    case 'continuous':
      return null;
    case 'project':
      return timeNamed(world, world.plan.defaultCalendarId);
    case 'predecessor':
      return timeOf(world, link.predecessor);
    case 'successor':
      return timeOf(world, link.successor);
  }
}

export type StartedTask = PlanTask & { readonly actualStart: LocalMinute };

export function isStarted(task: PlanTask): task is StartedTask {
  return task.actualStart !== null;
}

/** What is still to do: all of an unstarted task's duration. */
export function toDo(task: PlanTask): number {
  if (!isStarted(task)) return task.durationMinutes;
  return task.remainingMinutes ?? Math.round((task.durationMinutes * (100 - task.percentComplete)) / 100);
}

/** Progress override drops what an unfinished predecessor says to a started successor, forward and backward. */
export function isOverridden(world: World, link: LeafLink): boolean {
  const { profile, options } = world.plan;
  const drops = profile === 'p6' && options.outOfSequence === 'progress-override';
  return drops && isStarted(link.successor) && link.predecessor.actualFinish === null;
}

/** Recomputes every task from the others' current dates until a whole round changes nothing. */
export function settle(world: World, first: Span, next: (task: PlanTask, known: Spans) => Span): Spans {
  let known: Spans = new Map(world.leaves.map((task) => [task.id, first]));
  for (let round = 0; round <= world.leaves.length + 1; round++) {
    const before = known;
    known = new Map(world.leaves.map((task) => [task.id, next(task, before)]));
    if (world.leaves.every((task) => isSame(before.get(task.id), known.get(task.id)))) return known;
  }
  assert(false, 'random plans have no cycles, so their dates settle');
  return known;
}

function isSame(a: Span | undefined, b: Span | undefined): boolean {
  return a?.start === b?.start && a?.finish === b?.finish;
}

export function spanOf(spans: Spans, task: PlanTask): Span {
  const span = spans.get(task.id);
  assert(span !== undefined, `task '${task.id}' is a leaf of the plan`);
  return span;
}
