import { type Currency, convertBack, daysBetween, type LocalDate } from '@sightline/kernel';
import type { LedgerSum } from '../finance/index.ts';
import { type DatedRate, rateOn } from '../organisation/index.ts';
import type { ProjectSummary } from '../plan/index.ts';
import type { EarnedValueFacts } from './project-facts.ts';

type PlanEarnedValue = NonNullable<ProjectSummary['earnedValue']>;

type Told = {
  /** As the plan stands. */
  readonly now: PlanEarnedValue | null;
  /** As the plan stood at the last close. */
  readonly atClose: PlanEarnedValue | null;
  readonly ledger: LedgerSum['closed'] | null;
  /** The work has ended: what was earned then is what is earned now. */
  readonly isEnded: boolean;
};

type Frame = { readonly currency: Currency; readonly closedOn: LocalDate; readonly rates: readonly DatedRate[] };

/** Progress may be this many days older than the close: a plan is brought up to date once a week. */
const MOST_DAYS_APART = 7;

/**
 * Planned, earned and actual at one and the same day. Where the plan states its actual cost, at its status date; where a ledger does, at
 * the last close, with the plan as it stood then. Where the two have no day in common nothing is said of cost.
 */
export function earnedValueFacts({ now, atClose, ledger, isEnded }: Told, frame: Frame): EarnedValueFacts | null {
  if (now === null) return null;
  if (now.acMinor !== null || ledger === null || ledger.lines === 0) return factsOf(now, null);
  if (atClose === null) return factsOf(now, null);
  const isApart = daysBetween(atClose.on, frame.closedOn) > MOST_DAYS_APART;
  if (isApart && !isEnded) return factsOf(now, null);
  const acMinor = inCurrencyOf(atClose, ledger.spentMinor, frame);
  return acMinor === null ? factsOf(now, null) : factsOf({ ...atClose, acMinor }, ledger.lines);
}

function factsOf({ planned, ...earned }: PlanEarnedValue, acLines: number | null): EarnedValueFacts {
  return { ...earned, acLines, planned: planned ?? null };
}

/** Of the ledger's amount, in the plan's currency by the rate of the day; null where there is no rate. */
function inCurrencyOf(
  { currency, on }: PlanEarnedValue,
  minor: number,
  { currency: own, rates }: Frame,
): number | null {
  if (currency === null || currency === own) return minor;
  const rate = rateOn(rates, currency, on);
  return rate === null ? null : convertBack({ minor, currency: own }, rate, currency);
}
