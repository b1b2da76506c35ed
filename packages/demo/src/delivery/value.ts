import { allocateMinor, type LocalDate } from '@sightline/kernel';
import { firstOf, lastOf, stretched } from '../dates.ts';
import type { SpecProject } from '../spec/index.ts';
import { thousands, type World } from '../world.ts';
import { type DatedPlan, type DatedTask, plannedShare } from './dated-plan.ts';

/** Budgets of the tasks in minor units, in the order of the plan, and what they plan and earn over time. */
export type Value = {
  readonly budgets: readonly number[];
  readonly plannedBy: (on: LocalDate) => number;
  /** What has been earned by then, if the project is measured by earned value. */
  readonly earnedBy: (on: LocalDate) => number;
};

/**
 * Weighs the tasks so that the plan comes out at the spec's budget, and at its planned value on the day of the last close:
 * finished work is weighed by one factor and all other work by another, two equations with two unknowns.
 */
export function weighPlan(world: World, project: SpecProject, plan: DatedPlan): Value {
  const budget = thousands(world, project.bacK).minor;
  const natural = plan.tasks.map((task) => (task.kind === 'task' ? task.days * rateOf(world, task) : 0));
  const isFitted = project.evK !== null && project.ended === null;
  const weights = isFitted ? fitted(world, project, { plan, natural }) : natural;
  const budgets = allocateMinor(budget, weights);
  const plannedBy = (on: LocalDate) =>
    Math.round(
      plan.tasks.reduce((sum, task, index) => sum + (budgets[index] ?? 0) * plannedShare(task, plan.working, on), 0),
    );
  return { budgets, plannedBy, earnedBy: earnedBy(world, project, plannedBy) };
}

function rateOf({ spec }: World, task: DatedTask): number {
  return spec.roles.find(({ name }) => name === task.role)?.dayRate ?? 1;
}

function fitted(
  world: World,
  project: SpecProject,
  { plan, natural }: { readonly plan: DatedPlan; readonly natural: readonly number[] },
): readonly number[] {
  const shares = plan.tasks.map((task) => plannedShare(task, plan.working, world.closedOn));
  const sum = (of: (weight: number, share: number) => number) =>
    natural.reduce((total, weight, index) => total + of(weight, shares[index] ?? 0), 0);
  const done = sum((weight, share) => (share === 1 ? weight : 0));
  const rest = sum((weight, share) => (share === 1 ? 0 : weight));
  const restPlanned = sum((weight, share) => (share === 1 ? 0 : weight * share));
  const ofRest = (project.bacK - project.pvK) / Math.max(1, rest - restPlanned);
  const ofDone = (project.pvK - ofRest * restPlanned) / Math.max(1, done);
  return natural.map((weight, index) =>
    Math.max(0, Math.round(weight * (shares[index] === 1 ? ofDone : ofRest) * 1_000_000)),
  );
}

/** Earning falls behind (or runs ahead) evenly, and stands at the spec's value on the day of the last close or at the end. */
function earnedBy(world: World, project: SpecProject, plannedBy: (on: LocalDate) => number): Value['earnedBy'] {
  const earned = thousands(world, project.evK ?? 0).minor;
  const judgedOn = project.ended ?? world.closedOn;
  const late = lastOf(judgedOn, project.baselineGoLive);
  const span = { start: project.start, end: late, stretchedEnd: firstOf(late, project.baselineGoLive) };
  const planned = (on: LocalDate) => plannedBy(project.ended === null ? on : stretched(on, span));
  const whole = Math.max(1, planned(judgedOn));
  const ratio = earned / whole;
  const top = thousands(world, project.bacK).minor;
  return (on) => {
    const reached = planned(on);
    const share = Math.min(1, reached / whole);
    const raw = reached <= whole ? reached * (1 - (1 - ratio) * share) : earned + (reached - whole) * ratio;
    return Math.max(0, Math.min(top, Math.round(raw)));
  };
}
