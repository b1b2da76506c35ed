import { entriesOf } from './adjacency.ts';
import { askedBy, type Bound, entersStart, isOverridden, lagMinutes, later, leavesFinish } from './bound.ts';
import { type CompiledLink, type CompiledPlan, type CompiledTask, taskAt } from './compiled-plan.ts';
import { durationAt, type Pass } from './early.ts';
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
  const at = Math.max(askedBy(link, from, minutes), passedOn(compiled, pass, link.predecessor));
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
  return (
    task.actual?.finish != null && task.task.manual === null && PROFILE_RULES[compiled.plan.profile].finishedPassLogicOn
  );
}
