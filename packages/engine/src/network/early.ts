import { assert } from '@sightline/kernel';
import { addWorking, nextWorkStart, touchesWork, workingBetween } from '../calendar/working-time.ts';
import { entriesOf } from './adjacency.ts';
import { afterLag, type Bound, entersStart, isOverridden, lagMinutes, later, leavesFinish } from './bound.ts';
import type { CompiledLink, CompiledPlan, CompiledTask } from './compiled-plan.ts';
import { claimedFinish, constrained, openedBefore, stampsFinish } from './constraints.ts';
import { earlyMilestone } from './milestone.ts';
import type { Cause, PlanTask } from './plan.ts';
import { PROFILE_RULES } from './profile-rules.ts';

/** Where one task came to stand in the forward pass. */
export type Placement = {
  readonly start: number;
  readonly finish: number;
  /** Where the work that is still to do begins: the start of a task that has not started. */
  readonly resume: number;
  readonly startCause: Cause;
  readonly finishCause: Cause;
};

/** By task number; a summary's span is that of its parts, levels of effort left out, or what a person gave it. */
export type EarlyPass = {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** The same, except that a summary dated by hand has the span of its parts here and its own dates there. */
  readonly parts: { readonly start: Float64Array; readonly finish: Float64Array };
  /** null for summaries and levels of effort. */
  readonly placements: readonly (Placement | null)[];
};

/** Tasks whose dates are set beforehand, by number. */
export type Span = { readonly start: number; readonly finish: number };

export type Pinned = ReadonlyMap<number, Placement>;

/** The latest claims on a task's start and on its finish. */
type Claims = { readonly start: Bound | null; readonly finish: Bound | null };
type Pass = Omit<EarlyPass, 'placements'> & {
  readonly placements: (Placement | null)[];
  readonly claims: (Claims | null)[];
};

const NO_CLAIMS: Claims = { start: null, finish: null };
export const DURATION: Cause = { kind: 'duration' };
const PROJECT_START: Cause = { kind: 'project-start' };
const ACTUAL: Cause = { kind: 'actual' };
const MANUAL: Cause = { kind: 'manual' };

/** Forward: every task as early as its predecessors, constraints, progress and calendar allow. O(tasks + links). */
export function earlyPass(compiled: CompiledPlan, pinned: Pinned): EarlyPass {
  const { tasks, order } = compiled;
  const count = tasks.length;
  const start = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const finish = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const placements = new Array<Placement | null>(count).fill(null);
  const parts = { start: start.slice(), finish: finish.slice() };
  const pass: Pass = { start, finish, parts, placements, claims: new Array<Claims | null>(count).fill(null) };
  for (const step of order) {
    const number = step % count;
    const task = taskAt(compiled, number);
    if (task.task.kind === 'level-of-effort') continue;
    if (task.task.kind !== 'summary') {
      const placement = pinned.get(number) ?? place(compiled, task, claimsOn(compiled, pass, number));
      placements[number] = placement;
      start[number] = parts.start[number] = placement.start;
      finish[number] = parts.finish[number] = placement.finish;
    } else if (step < count) pass.claims[number] = claimsOn(compiled, pass, number);
    if (task.task.kind !== 'summary' || step >= count) widen(pass, task.parent, number);
    if (step >= count) dateByHand(pass, task, number);
  }
  return { start, finish, parts: pass.parts, placements };
}

export function taskAt(compiled: CompiledPlan, number: number): CompiledTask {
  const task = compiled.tasks[number];
  assert(task !== undefined, `task ${number} is one of the plan's ${compiled.tasks.length}`);
  return task;
}

/** A summary's duration, which a percentage of lag is taken of, is the working time of its span. */
export function durationAt(compiled: CompiledPlan, pass: Pick<EarlyPass, 'start' | 'finish'>, number: number): number {
  const task = taskAt(compiled, number);
  if (task.task.kind !== 'summary') return task.duration;
  return workingBetween(task.calendar, pass.start[number] ?? 0, pass.finish[number] ?? 0);
}

/** Parts come before the summary closes, so its own dates are still those of its parts here. */
function widen(pass: Pass, parent: number | null, part: number): void {
  if (parent === null) return;
  pass.start[parent] = Math.min(pass.start[parent] ?? 0, pass.start[part] ?? 0);
  pass.finish[parent] = Math.max(pass.finish[parent] ?? 0, pass.finish[part] ?? 0);
}

/** A summary dated by hand drives its successors by those dates. */
function dateByHand(pass: Pass, { task }: CompiledTask, number: number): void {
  pass.parts.start[number] = pass.start[number] ?? 0;
  pass.parts.finish[number] = pass.finish[number] ?? 0;
  pass.start[number] = task.manual?.start ?? pass.start[number] ?? 0;
  pass.finish[number] = task.manual?.finish ?? pass.finish[number] ?? 0;
}

/** Of the links that end at the task, and of those that end at what encloses it. */
function claimsOn(compiled: CompiledPlan, pass: Pass, number: number): Claims {
  const { parent, task } = taskAt(compiled, number);
  let { start, finish } = (parent === null ? null : pass.claims[parent]) ?? NO_CLAIMS;
  if (task.kind === 'summary') start = later(start, summaryStart(task));
  for (const entry of entriesOf(compiled.incoming, number)) {
    const link = compiled.links[entry];
    if (link === undefined || isOverridden(compiled, link)) continue;
    if (entersStart(link)) start = later(start, claimOf(compiled, pass, link));
    else finish = later(finish, claimOf(compiled, pass, link));
  }
  return { start, finish };
}

/** A summary dated by hand, or held by a constraint on its start, keeps its parts from starting before that. */
function summaryStart({ manual, constraints }: PlanTask): Bound | null {
  const byHand = manual?.start ?? null;
  if (byHand !== null) return { at: byHand, cause: MANUAL, isOfFinish: false };
  const held = constraints.find((constraint) => constraint.kind === 'start-no-earlier-than');
  if (held === undefined || held.at === null) return null;
  return { at: held.at, cause: { kind: 'constraint', constraint: held.kind, at: held.at }, isOfFinish: false };
}

function claimOf(compiled: CompiledPlan, pass: Pass, link: CompiledLink): Bound {
  const from = (leavesFinish(link) ? pass.finish : pass.start)[link.predecessor] ?? 0;
  const minutes = lagMinutes(link, durationAt(compiled, pass, link.predecessor));
  const cause: Cause = { kind: 'link', linkId: link.link.id, taskId: link.link.predecessorId };
  const at = Math.max(afterLag(link, from, minutes, 1), passedOn(compiled, pass, link.predecessor));
  return { at, cause, isOfFinish: !entersStart(link) };
}

/** What a finished task hands on of its own predecessors' claims, where the profile lets it. */
function passedOn(compiled: CompiledPlan, pass: Pass, number: number): number {
  const placement = pass.placements[number];
  return placement != null && passesOn(compiled, taskAt(compiled, number))
    ? placement.resume
    : Number.NEGATIVE_INFINITY;
}

export function passesOn(compiled: CompiledPlan, task: CompiledTask): boolean {
  return task.actual?.finish != null && PROFILE_RULES[compiled.plan.profile].finishedPassLogicOn;
}

function place(compiled: CompiledPlan, task: CompiledTask, claims: Claims): Placement {
  if (task.task.manual !== null) return placeByHand(compiled, task, claims);
  return task.actual === null
    ? placeUnstarted(compiled, task, claims)
    : placeStarted(compiled, task, task.actual, claims);
}

function placeUnstarted(compiled: CompiledPlan, task: CompiledTask, claims: Claims): Placement {
  const logic = logicOf(compiled, task, claims);
  const wish = heldByStatusDate(compiled, constrained(compiled.plan, task, logic ?? openStart(compiled, task)));
  const delayed = levelled(task, wish);
  const start = snapped(compiled, task, delayed, logic);
  return spanned(start, stretched(task, addWorking(task.work, start, task.duration), claims), delayed);
}

/** Where a task without predecessors begins. */
function openStart(compiled: CompiledPlan, task: CompiledTask): Bound {
  const mayPrecede = PROFILE_RULES[compiled.plan.profile].mayPrecedeProject;
  return (mayPrecede ? openedBefore(task, compiled.plan.start) : null) ?? projectStart(compiled);
}

/** A finish that a link or a constraint claims stands as claimed, although no work is done between the computed one and it. */
function stretched(task: CompiledTask, finish: number, claims: Claims): number {
  if (task.duration === 0) return finish;
  const linked = claims.finish === null ? finish : nextWorkStart(task.calendar, claims.finish.at);
  const touched = claims.finish !== null && touchesWork(task.calendar, claims.finish.at) ? claims.finish.at : linked;
  const claim = Math.max(touched, claimedFinish(task) ?? finish);
  return claim > finish && workingBetween(task.work, finish, claim) === 0 ? claim : finish;
}

/** The start that the latest claim of a link allows; null without links. A claim on the finish pulls nothing before the project start. */
function logicOf(compiled: CompiledPlan, task: CompiledTask, claims: Claims): Bound | null {
  if (claims.finish === null) return claims.start;
  const at = addWorking(task.work, claims.finish.at, -task.toDo);
  const fromFinish = at < compiled.plan.start ? projectStart(compiled) : { ...claims.finish, at };
  return later(claims.start, fromFinish);
}

function projectStart(compiled: CompiledPlan): Bound {
  return { at: compiled.plan.start, cause: PROJECT_START, isOfFinish: false };
}

function statusDate(compiled: CompiledPlan): Bound | null {
  const { statusAt, profile } = compiled.plan;
  if (statusAt === null || !PROFILE_RULES[profile].statusDateHoldsWork) return null;
  return { at: statusAt, cause: { kind: 'status-date' }, isOfFinish: false };
}

function heldByStatusDate(compiled: CompiledPlan, wish: Bound): Bound {
  return later(wish, statusDate(compiled)) ?? wish;
}

function levelled(task: CompiledTask, wish: Bound): Bound {
  const delay = task.task.levellingDelayMinutes;
  if (delay === 0) return wish;
  return { at: nextWorkStart(task.calendar, wish.at) + delay, cause: { kind: 'levelling' }, isOfFinish: false };
}

/** A milestone may stay at the end of a working period if a predecessor ended there or a date was given for its finish. */
function snapped(compiled: CompiledPlan, task: CompiledTask, wish: Bound, logic: Bound | null): number {
  const { calendar, duration } = task;
  const sided = earlyMilestone(compiled, task, wish.at);
  if (sided !== null) return sided;
  const isWanted = wish.at === logic?.at || stampsFinish(task, wish.at);
  const mayStay = duration === 0 && isWanted && touchesWork(calendar, wish.at);
  return mayStay ? wish.at : nextWorkStart(calendar, wish.at);
}

function spanned(start: number, finish: number, { cause, isOfFinish }: Bound): Placement {
  const [startCause, finishCause] = isOfFinish ? [DURATION, cause] : [cause, DURATION];
  return { start, finish, resume: start, startCause, finishCause };
}

function placeStarted(
  compiled: CompiledPlan,
  task: CompiledTask,
  actual: { readonly start: number; readonly finish: number | null },
  claims: Claims,
): Placement {
  const { start, finish } = actual;
  if (finish !== null) {
    const resume = passesOn(compiled, task) ? passed(compiled, task, claims) : start;
    return { start, finish, resume, startCause: ACTUAL, finishCause: ACTUAL };
  }
  const rest = remainingWork(compiled, task, start, claims);
  const resumed = rest.at;
  const finishCause = rest.cause.kind === 'actual' ? DURATION : rest.cause;
  return { start, finish: addWorking(task.work, resumed, task.toDo), resume: resumed, startCause: ACTUAL, finishCause };
}

/** Where the nothing that is left of a finished task would be done. */
function passed(compiled: CompiledPlan, task: CompiledTask, claims: Claims): number {
  return later(logicOf(compiled, task, claims), statusDate(compiled))?.at ?? compiled.plan.start;
}

/** Where a started task's work goes on, and what holds it there; `actual` when nothing does. */
function remainingWork(compiled: CompiledPlan, task: CompiledTask, start: number, claims: Claims): Bound {
  const rule = PROFILE_RULES[compiled.plan.profile].remainingWork;
  const done = rule === 'status-date-and-logic' ? 0 : Math.max(0, task.duration - task.toDo);
  const straightOn: Bound = { at: addWorking(task.work, start, done), cause: ACTUAL, isOfFinish: false };
  const held = heldByStatusDate(compiled, straightOn);
  if (rule === 'status-date') return held;
  const resume = later(held, logicOf(compiled, task, claims)) ?? held;
  return resume.cause.kind === 'actual' ? resume : { ...resume, at: nextWorkStart(task.calendar, resume.at) };
}

/** Dates that a person fixed stand; what is left open follows from the other date, else from the network. */
function placeByHand(compiled: CompiledPlan, task: CompiledTask, claims: Claims): Placement {
  const { actual, work, duration } = task;
  const fixedStart = actual?.start ?? task.task.manual?.start ?? null;
  const fixedFinish = actual?.finish ?? task.task.manual?.finish ?? null;
  if (fixedStart === null && fixedFinish === null) return placeUnstarted(compiled, task, claims);
  const finish = fixedFinish ?? addWorking(work, fixedStart ?? 0, duration);
  const start = fixedStart ?? addWorking(work, finish, -duration);
  const startCause = actual !== null ? ACTUAL : fixedStart === null ? DURATION : MANUAL;
  const finishCause = actual?.finish != null ? ACTUAL : fixedFinish === null ? DURATION : MANUAL;
  return { start, finish: Math.max(start, finish), resume: start, startCause, finishCause };
}
