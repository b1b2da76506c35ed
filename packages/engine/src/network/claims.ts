import { askedBy, type Bound, entersStart, isOverridden, later, leavesFinish } from './bound.ts';
import { type CompiledLink, type CompiledPlan, type CompiledTask, taskAt } from './compiled-plan.ts';
import { lagOf, type Pass } from './early.ts';
import { MANUAL } from './placement.ts';
import type { Cause, PlanTask } from './plan.ts';
import { PROFILE_RULES } from './profile-rules.ts';

/** The latest claims on a task's start and on its finish. */
export type Claims = { readonly start: Bound | null; readonly finish: Bound | null };

const NO_CLAIMS: Claims = { start: null, finish: null };

/** Of the links that end at the task, and of those that end at what encloses it. */
export function claimsOn(compiled: CompiledPlan, pass: Pass, number: number): Claims {
  const { parent, task } = taskAt(compiled, number);
  let { start, finish } = (parent === null ? null : pass.claims[parent]) ?? NO_CLAIMS;
  if (task.kind === 'summary') start = later(start, summaryStart(task));
  const { from, entries } = compiled.incoming;
  for (let i = from[number] ?? 0; i < (from[number + 1] ?? 0); i++) {
    const link = compiled.links[entries[i] ?? 0];
    if (link === undefined || isOverridden(compiled, link)) continue;
    const at = claimedAt(compiled, pass, link);
    if (entersStart(link)) start = at < (start?.at ?? at) ? start : later(start, claimOf(link, at));
    else finish = at < (finish?.at ?? at) ? finish : later(finish, claimOf(link, at));
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

function claimedAt(compiled: CompiledPlan, pass: Pass, link: CompiledLink): number {
  const from = (leavesFinish(link) ? pass.finish : pass.start)[link.predecessor] ?? 0;
  return Math.max(askedBy(link, from, lagOf(compiled, pass, link)), passedOn(compiled, pass, link.predecessor));
}

function claimOf(link: CompiledLink, at: number): Bound {
  const cause: Cause = { kind: 'link', linkId: link.link.id, taskId: link.link.predecessorId };
  return { at, cause, isOfFinish: !entersStart(link) };
}

/** What a finished task hands on of its own predecessors' claims, where the profile lets it. */
function passedOn(compiled: CompiledPlan, pass: Pass, number: number): number {
  if (!passesOn(compiled, taskAt(compiled, number))) return Number.NEGATIVE_INFINITY;
  return pass.placements[number]?.resume ?? Number.NEGATIVE_INFINITY;
}

export function passesOn(compiled: CompiledPlan, task: CompiledTask): boolean {
  return (
    task.actual?.finish != null && task.task.manual === null && PROFILE_RULES[compiled.plan.profile].finishedPassLogicOn
  );
}
