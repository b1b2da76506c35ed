import type { Stage } from '@sightline/contract';
import type { Currency, LocalDate, TaskId } from '@sightline/kernel';
import type { DatedRate, StatusRules } from '../organisation/index.ts';

/** Everything that one project's computed values rest on. Null = nobody said it. */
export type ProjectFacts = {
  readonly today: LocalDate;
  /** The organisation's; budget and spend are in it. */
  readonly currency: Currency;
  readonly stage: Stage;
  readonly goLiveOn: LocalDate | null;
  /** As the register forecasts it. */
  readonly forecastOn: LocalDate | null;
  readonly budgetMinor: number | null;
  readonly spentMinor: number | null;
  /** How many lines of the ledger `spentMinor` is the sum of; null = it is what the register says. */
  readonly ledgerLines: number | null;
  readonly milestones: readonly MilestoneFacts[];
  readonly plan: PlanFacts | null;
  /** The organisation's limits. */
  readonly rules: StatusRules;
  /** Into the organisation's currency. */
  readonly rates: readonly DatedRate[];
};

export type MilestoneFacts = {
  readonly name: string;
  readonly baselineOn: LocalDate | null;
  readonly forecastOn: LocalDate | null;
  readonly actualOn: LocalDate | null;
};

export type NamedTask = { readonly id: TaskId; readonly name: string };

export type PlanFacts = {
  readonly name: string;
  readonly fileName: string | null;
  readonly startOn: LocalDate | null;
  readonly finishOn: LocalDate | null;
  readonly finishTask: NamedTask | null;
  readonly baselineFinishOn: LocalDate | null;
  readonly leastFloatDays: number | null;
  readonly leastFloatTask: NamedTask | null;
  readonly progressPercent: number | null;
  readonly taskCount: number;
  readonly statusOn: LocalDate | null;
  readonly nextMilestone: (NamedTask & { readonly on: LocalDate; readonly baselineOn: LocalDate | null }) | null;
  readonly earnedValue: EarnedValueFacts | null;
};

/** Cumulative at the plan's status date, in the plan's currency (null = not stated, taken as the organisation's). */
export type EarnedValueFacts = {
  readonly currency: Currency | null;
  readonly bacMinor: number;
  readonly pvMinor: number;
  readonly evMinor: number;
  readonly acMinor: number | null;
};

/** Work that is over and done: dates in the past are no longer a sign of lateness. */
export function isFinished(facts: ProjectFacts): boolean {
  if (facts.stage === 'close' || facts.stage === 'benefits') return true;
  return progressOf(facts)?.percent === 100;
}

export type Progress = { readonly percent: number; readonly from: 'plan' | 'milestones' };

/** The plan's own progress, else the share of milestones that are met. */
export function progressOf(facts: ProjectFacts): Progress | null {
  const percent = facts.plan?.progressPercent ?? null;
  if (percent !== null) return { percent, from: 'plan' };
  if (facts.plan !== null || facts.milestones.length === 0) return null;
  return { percent: (100 * metCount(facts)) / facts.milestones.length, from: 'milestones' };
}

export function metCount(facts: ProjectFacts): number {
  return facts.milestones.filter((milestone) => milestone.actualOn !== null).length;
}
