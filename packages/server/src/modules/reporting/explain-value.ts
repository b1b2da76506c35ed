import { costEstimateOf, costIndexOf } from './cost-estimate.ts';
import { earnedValueInputs, input, moneyInputs } from './explain-inputs.ts';
import { indexOf, schedulePerformanceOf } from './performance.ts';
import type { ProjectFacts } from './project-facts.ts';
import { dateWords, moneyWords, percentWords } from './words.ts';

/** Why the indices of earned value and the estimate are what they are. */
export function explainCostIndex(facts: ProjectFacts) {
  const index = costIndexOf(facts);
  return {
    value: index === null ? UNKNOWN : indexOf(index),
    formula:
      'Cost performance index: earned value / actual cost (ISO 21508), both at the same day. Where a ledger says what was spent, that is the last close, with the plan as it stood then.',
    inputs: [...earnedValueInputs(facts)],
    reasons: index === null ? [missingEarnedValue(facts)] : [],
    chainFrom: null,
  };
}

export function explainScheduleIndex(facts: ProjectFacts) {
  const performance = schedulePerformanceOf(facts.plan?.earnedValue ?? null);
  return {
    value: performance === null ? UNKNOWN : indexOf(performance.index),
    formula:
      performance?.by === 'value'
        ? 'Schedule performance index: earned value / planned value. The curve of planned value was not kept for this plan; with it the index would be by time.'
        : 'SPI(t): earned schedule / time passed, in months (Lipke 2003). Earned schedule is when the value earned by now was to be earned by the baseline. It does not return to 1 on a late project.',
    inputs: [...earnedValueInputs(facts)],
    reasons: performance === null ? [missingEarnedValue(facts)] : [],
    chainFrom: null,
  };
}

export function explainEstimate(facts: ProjectFacts) {
  const estimate = costEstimateOf(facts);
  const { forecast, currency } = facts;
  return {
    value:
      estimate === null
        ? UNKNOWN
        : `${moneyWords(estimate.minor, currency)}${estimate.growth === null ? '' : `, ${percentWords(Math.round(estimate.growth * 1000) / 10)} over budget`}`,
    formula:
      'Estimate at completion (EAC): budget at completion / cost performance index where earned value is known, else what the closed months cost and the latest forecast of the months to come.',
    inputs: [
      ...moneyInputs(facts),
      ...(forecast === null
        ? []
        : [
            input('Forecast made', dateWords(forecast.madeOn)),
            input('Spent in closed months', moneyWords(forecast.spentMinor, currency)),
            input('Forecast of the months to come', moneyWords(forecast.toGoMinor, currency)),
          ]),
      ...earnedValueInputs(facts),
    ],
    reasons: estimate === null ? ['There is neither earned value with an actual cost nor a forecast.'] : [],
    chainFrom: null,
  };
}

const UNKNOWN = 'Not known';

function missingEarnedValue({ plan }: ProjectFacts): string {
  if (plan === null) return 'The project has no plan.';
  const { earnedValue } = plan;
  if (earnedValue === null)
    return 'No task of the plan has a budget over baseline dates, or the plan has no status date.';
  return 'Nothing says what the work done by then has cost.';
}
