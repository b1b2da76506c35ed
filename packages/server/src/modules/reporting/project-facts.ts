import type { Stage } from '@sightline/contract';
import type { Currency, LocalDate, TaskId } from '@sightline/kernel';
import type { DatedRate, StatusRules } from '../organisation/index.ts';
import type { PlannedCurve } from '../plan/index.ts';

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
  /** The project manager's latest forecast of the cost at completion, in the organisation's currency. */
  readonly forecast: CostForecast | null;
  /** Null = nobody reports by the month, or the project never did. */
  readonly reports: ReportFacts | null;
  readonly risks: RiskFacts;
  readonly requests: RequestFacts;
  readonly changes: ChangeFacts;
  readonly benefits: BenefitFacts;
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

/** What was spent by the day that the forecast was made, and what is still to come by it. */
export type CostForecast = {
  readonly madeOn: LocalDate;
  readonly spentMinor: number;
  readonly toGoMinor: number;
};

export type ReportFacts = {
  /** The first day of the last month that was reported; null = none ever was. */
  readonly lastOn: LocalDate | null;
  /** Closed months since then, or since the work began. */
  readonly missing: number;
};

/** Threats that are open and score 15 of 25 or more. */
export type RiskFacts = { readonly red: number; readonly unanswered: number; readonly worst: string | null };

/** Requests for people that must be had and are not answered. */
export type RequestFacts = { readonly late: number; readonly critical: number; readonly worst: string | null };

/** Requests for change of at least the authority of the project: those that wait for a decision. */
export type ChangeFacts = { readonly pending: number; readonly worst: string | null };

export type BenefitFacts = { readonly open: number; readonly withoutOwner: number; readonly worst: string | null };

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

/** Cumulative at one day, in the plan's currency (null = not stated, taken as the organisation's). */
export type EarnedValueFacts = {
  /** The day: the plan's status date, or that of its progress at the last close where the ledger says what it cost. */
  readonly on: LocalDate;
  readonly currency: Currency | null;
  readonly bacMinor: number;
  readonly pvMinor: number;
  readonly evMinor: number;
  readonly acMinor: number | null;
  /** How many lines of the ledger `acMinor` is the sum of; null = the plan states it. */
  readonly acLines: number | null;
  /** Planned value by the end of each month; null where it was not kept. */
  readonly planned: PlannedCurve | null;
};

/** Stages in which nothing is done any more: neither schedule nor cost can still be steered. */
const ENDED_WORDS: Partial<Record<Stage, string>> = {
  close: 'The project is closed',
  benefits: 'The project has ended',
  cancelled: 'The project is cancelled',
  rejected: 'The project is rejected',
};

/** How the project ended, in words; null while work may go on. */
export function endedWords({ stage }: Pick<ProjectFacts, 'stage'>): string | null {
  return ENDED_WORDS[stage] ?? null;
}

export function isEnded(facts: Pick<ProjectFacts, 'stage'>): boolean {
  return endedWords(facts) !== null;
}

/** Work that is over and done: dates in the past are no longer a sign of lateness. */
export function isFinished(facts: ProjectFacts): boolean {
  if (isEnded(facts)) return true;
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
