import { convertMoney } from '@sightline/kernel';
import { rateOn } from '../organisation/index.ts';
import { costGrowthOf } from './performance.ts';
import type { ProjectFacts } from './project-facts.ts';

/** What a project will have cost in the end. */
export type CostEstimate = {
  /** In the organisation's currency. */
  readonly minor: number;
  /** Over the budget, as a share; null without a budget. */
  readonly growth: number | null;
  readonly from: 'earned-value' | 'forecast';
};

/** BAC / CPI where earned value is known (ISO 21508), else what was spent and the latest forecast of the rest. */
export function costEstimateOf(facts: ProjectFacts): CostEstimate | null {
  return byEarnedValue(facts) ?? estimateByForecast(facts);
}

function byEarnedValue({ plan, currency, rates }: ProjectFacts): CostEstimate | null {
  const earned = plan?.earnedValue ?? null;
  if (earned === null || earned.acMinor === null || earned.acMinor <= 0 || earned.evMinor <= 0) return null;
  const growth = costGrowthOf(earned.evMinor, earned.acMinor);
  const minor = Math.round(earned.bacMinor * (1 + growth));
  if (earned.currency === null || earned.currency === currency) return { minor, growth, from: 'earned-value' };
  const rate = rateOn(rates, earned.currency, earned.on);
  const converted = rate === null ? null : convertMoney({ minor, currency: earned.currency }, rate, currency);
  return converted === null ? null : { minor: converted, growth, from: 'earned-value' };
}

export function estimateByForecast({ forecast, budgetMinor }: ProjectFacts): CostEstimate | null {
  if (forecast === null) return null;
  const minor = forecast.spentMinor + forecast.toGoMinor;
  const growth = budgetMinor === null || budgetMinor <= 0 ? null : minor / budgetMinor - 1;
  return { minor, growth, from: 'forecast' };
}

/** EV / AC, rounded as it is shown; null before anything was spent. */
export function costIndexOf({ plan }: ProjectFacts): number | null {
  const earned = plan?.earnedValue ?? null;
  if (earned === null || earned.acMinor === null || earned.acMinor <= 0) return null;
  return Math.round((100 * earned.evMinor) / earned.acMinor) / 100;
}
