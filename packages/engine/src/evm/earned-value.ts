/** Cumulative at the status date, all in the same unit (minor units of one currency, or points). */
export type EarnedValueInputs = {
  readonly budgetAtCompletion: number;
  readonly plannedValue: number;
  readonly earnedValue: number;
  readonly actualCost: number;
};

/** Indices and estimates are null where their divisor is zero: nothing planned, spent or left to earn yet. Not rounded. */
export type EarnedValue = {
  readonly costVariance: number;
  readonly scheduleVariance: number;
  /** EV / AC. Say nothing about it before 15 % of the budget is earned: it has not settled. */
  readonly costPerformance: number | null;
  /** EV / PV. It returns to 1 on every finished project however late; see `earnedSchedule`. */
  readonly schedulePerformance: number | null;
  readonly estimates: Estimates;
  /** Of the estimate by cost performance. */
  readonly estimateToComplete: number | null;
  readonly varianceAtCompletion: number | null;
  /** The cost performance that the rest needs to end within the budget, and within the estimate by cost performance. */
  readonly toCompleteWithinBudget: number | null;
  readonly toCompleteWithinEstimate: number | null;
};

/** Estimates at completion; the range of the four is shown beside the project manager's own. */
export type Estimates = {
  /** BAC / CPI: what happened so far goes on. */
  readonly byCostPerformance: number | null;
  /** AC + (BAC - EV): the variance so far was a one-off. */
  readonly byBudgetRate: number;
  /** AC + (BAC - EV) / (CPI SPI): late work presses on cost too. */
  readonly byBothPerformances: number | null;
  /** AC + (BAC - EV) / (0.8 CPI + 0.2 SPI). */
  readonly byWeightedPerformances: number | null;
};

const COST_WEIGHT = 0.8;
const SCHEDULE_WEIGHT = 0.2;

/**
 * Earned value by EIA-748 and the PMI Standard for Earned Value Management. O(1).
 * @example earnedValue({ budgetAtCompletion: 100, plannedValue: 50, earnedValue: 40, actualCost: 45 }).estimates.byBudgetRate // 105
 */
export function earnedValue(inputs: EarnedValueInputs): EarnedValue {
  const { budgetAtCompletion, plannedValue, earnedValue, actualCost } = inputs;
  const costPerformance = quotient(earnedValue, actualCost);
  const schedulePerformance = quotient(earnedValue, plannedValue);
  const estimates = estimatesOf(inputs, costPerformance, schedulePerformance);
  const estimate = estimates.byCostPerformance;
  return {
    costVariance: earnedValue - actualCost,
    scheduleVariance: earnedValue - plannedValue,
    costPerformance,
    schedulePerformance,
    estimates,
    estimateToComplete: estimate === null ? null : estimate - actualCost,
    varianceAtCompletion: estimate === null ? null : budgetAtCompletion - estimate,
    toCompleteWithinBudget: quotient(budgetAtCompletion - earnedValue, budgetAtCompletion - actualCost),
    toCompleteWithinEstimate:
      estimate === null ? null : quotient(budgetAtCompletion - earnedValue, estimate - actualCost),
  };
}

function estimatesOf(inputs: EarnedValueInputs, cost: number | null, schedule: number | null): Estimates {
  const { budgetAtCompletion, earnedValue, actualCost } = inputs;
  const left = budgetAtCompletion - earnedValue;
  const areKnown = cost !== null && schedule !== null;
  const after = (divisor: number | null): number | null => {
    const rest = divisor === null ? null : quotient(left, divisor);
    return rest === null ? null : actualCost + rest;
  };
  return {
    byCostPerformance: cost === null ? null : quotient(budgetAtCompletion, cost),
    byBudgetRate: actualCost + left,
    byBothPerformances: after(areKnown ? cost * schedule : null),
    byWeightedPerformances: after(areKnown ? COST_WEIGHT * cost + SCHEDULE_WEIGHT * schedule : null),
  };
}

function quotient(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend / divisor;
}
