import type { Stage } from '@sightline/contract';
import { daysBetween, type LocalDate } from '@sightline/kernel';
import type { MilestoneFacts, ProjectFacts } from './project-facts.ts';

/** When a project will finish and what it was to be measured against; both say where they come from. */
export type Forecast = {
  readonly finish: Finish | null;
  readonly committed: Committed | null;
  /** Calendar days; null without both. */
  readonly slipDays: number | null;
};

export type Finish = {
  readonly on: LocalDate;
  readonly from: 'plan' | 'milestone' | 'register';
  readonly name: string;
};
export type Committed = { readonly on: LocalDate; readonly from: 'plan-baseline' | 'milestone-baseline' | 'go-live' };

/**
 * Like is compared with like: a plan's finish with the plan's baseline, a milestone with its own baseline. Go-live stands in where there
 * is no baseline at all, and never beside one: a plan often ends with weeks of support after go-live.
 */
export function forecastOf(facts: ProjectFacts): Forecast {
  const [finish, committed] = [finishOf(facts), committedOf(facts)];
  const slipDays = finish === null || committed === null ? null : daysBetween(committed.on, finish.on);
  return { finish, committed, slipDays };
}

function finishOf(facts: ProjectFacts): Finish | null {
  if (facts.plan !== null) {
    const { finishOn, finishTask, name } = facts.plan;
    return finishOn === null ? null : { on: finishOn, from: 'plan', name: finishTask?.name ?? name };
  }
  const last = lastMilestone(facts.milestones);
  const on = last?.actualOn ?? last?.forecastOn ?? null;
  if (last !== null && on !== null) return { on, from: 'milestone', name: last.name };
  return facts.forecastOn === null || last !== null
    ? null
    : { on: facts.forecastOn, from: 'register', name: 'go-live' };
}

function committedOf(facts: ProjectFacts): Committed | null {
  const baseline = facts.plan?.baselineFinishOn ?? null;
  if (baseline !== null) return { on: baseline, from: 'plan-baseline' };
  if (facts.plan === null) {
    const own = lastMilestone(facts.milestones)?.baselineOn ?? null;
    if (own !== null) return { on: own, from: 'milestone-baseline' };
    if (facts.milestones.some((milestone) => milestone.baselineOn !== null)) return null;
  }
  return facts.goLiveOn === null || !isCommitted(facts) ? null : { on: facts.goLiveOn, from: 'go-live' };
}

const NOT_COMMITTED: readonly Stage[] = ['idea', 'screening', 'business-case', 'initiate', 'on-hold'];

/** Before delivery a go-live date is a wish, and on hold it is to be set anew; a baseline is a promise in any stage. */
function isCommitted({ stage }: ProjectFacts): boolean {
  return !NOT_COMMITTED.includes(stage);
}

/** The milestone that comes last by the best date known of each; of equals the later in the list. */
export function lastMilestone(milestones: readonly MilestoneFacts[]): MilestoneFacts | null {
  return milestones.reduce<MilestoneFacts | null>((last, each) => {
    const on = bestDateOf(each);
    if (on === null) return last;
    const lastOn = last === null ? null : bestDateOf(last);
    return lastOn === null || on >= lastOn ? each : last;
  }, null);
}

function bestDateOf(milestone: MilestoneFacts): LocalDate | null {
  return milestone.actualOn ?? milestone.forecastOn ?? milestone.baselineOn;
}

/** The earliest milestone that is still to be met, of those that people keep and of the plan's own. */
export type NextMilestone = {
  readonly name: string;
  readonly on: LocalDate;
  readonly baselineOn: LocalDate | null;
  /** After its baseline, or its day has passed. */
  readonly isLate: boolean;
  readonly from: 'milestones' | 'plan';
};

export function nextMilestoneOf(facts: ProjectFacts): NextMilestone | null {
  const kept = earliestOpen(facts.milestones);
  const own = facts.plan?.nextMilestone ?? null;
  if (kept !== null && (own === null || kept.on <= own.on))
    return { ...kept, isLate: isLate(kept, facts), from: 'milestones' };
  if (own === null) return null;
  return { name: own.name, on: own.on, baselineOn: own.baselineOn, isLate: isLate(own, facts), from: 'plan' };
}

type Dated = Pick<NextMilestone, 'name' | 'on' | 'baselineOn'>;

/** Of equals the first in the list. */
function earliestOpen(milestones: readonly MilestoneFacts[]): Dated | null {
  return milestones.reduce<Dated | null>((first, { name, baselineOn, forecastOn, actualOn }) => {
    const on = forecastOn ?? baselineOn;
    const isEarlier = actualOn === null && on !== null && (first === null || on < first.on);
    return isEarlier ? { name, on, baselineOn } : first;
  }, null);
}

function isLate({ on, baselineOn }: Omit<Dated, 'name'>, { today }: ProjectFacts): boolean {
  return on < today || (baselineOn !== null && on > baselineOn);
}
