import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDER } from '../testing/data-folder.ts';
import { earnedSchedule } from './earned-schedule.ts';
import { earnedValue } from './earned-value.ts';

const vectors =
  DATA_FOLDER === null ? null : JSON.parse(readFileSync(join(DATA_FOLDER, 'demo', 'formula_vectors.json'), 'utf8'));

describe('earned value', () => {
  it.skipIf(vectors === null)('equals the golden vector (no-data: skipped without the data folder)', () => {
    const { inputs, ...expected } = vectors.evm;
    const found = earnedValue({
      budgetAtCompletion: inputs.BAC,
      plannedValue: inputs.PV,
      earnedValue: inputs.EV,
      actualCost: inputs.AC,
    });
    expect({
      CV: found.costVariance,
      SV: found.scheduleVariance,
      CPI: found.costPerformance,
      SPI: found.schedulePerformance,
      EAC_cpi: found.estimates.byCostPerformance,
      EAC_budget_rate: found.estimates.byBudgetRate,
      EAC_cpi_spi: found.estimates.byBothPerformances,
      EAC_weighted_08_02: found.estimates.byWeightedPerformances,
      ETC: found.estimateToComplete,
      VAC: found.varianceAtCompletion,
      TCPI_BAC: found.toCompleteWithinBudget,
      TCPI_EAC: found.toCompleteWithinEstimate,
    }).toEqual(expected);
  });

  it.each([
    // nothing spent and nothing planned yet: no index, but the budget rate still estimates
    [{ budgetAtCompletion: 100, plannedValue: 0, earnedValue: 0, actualCost: 0 }, null, null, 100],
    // spent without earning: the cost index is 0 and its estimate has no end
    [{ budgetAtCompletion: 100, plannedValue: 10, earnedValue: 0, actualCost: 20 }, 0, 0, 120],
  ])('leaves open what has no divisor: %j', (inputs, costPerformance, schedulePerformance, byBudgetRate) => {
    const found = earnedValue(inputs);
    expect(found).toMatchObject({ costPerformance, schedulePerformance });
    expect(found.estimates).toEqual({
      byCostPerformance: null,
      byBudgetRate,
      byBothPerformances: null,
      byWeightedPerformances: null,
    });
    expect(found).toMatchObject({
      estimateToComplete: null,
      varianceAtCompletion: null,
      toCompleteWithinEstimate: null,
    });
  });

  it('needs just the performance so far to end within the estimate by it (seed 7)', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, amount, (budget, planned, earned, spent) => {
        const inputs = {
          budgetAtCompletion: budget + earned,
          plannedValue: planned,
          earnedValue: earned,
          actualCost: spent,
        };
        const found = earnedValue(inputs);
        expect(found.estimates.byBudgetRate - spent).toBe(budget);
        expect((found.toCompleteWithinEstimate ?? 0) / (earned / spent)).toBeCloseTo(1, 9);
      }),
      { seed: 7 },
    );
  });
});

describe('earned schedule', () => {
  it.skipIf(vectors === null)('equals the golden vector (no-data: skipped without the data folder)', () => {
    const vector = vectors.earned_schedule;
    const found = earnedSchedule({
      plannedValues: vector.pv_cumulative_by_month,
      earnedValue: vector.EV,
      actualTime: vector.AT,
      plannedDuration: vector.PD,
    });
    expect([found.earnedTime, found.scheduleVariance, found.schedulePerformance]).toEqual([
      vector.ES,
      vector.SVt,
      vector.SPIt,
    ]);
    expect([found.estimatedDuration, found.toComplete]).toEqual([vector.IEACt, vector.TSPI]);
  });

  it.each([
    // everything earned: the last period
    [[0, 50, 100], 100, 2],
    // more than was ever planned
    [[0, 50, 100], 120, 2],
    // nothing earned
    [[0, 50, 100], 0, 0],
    // a flat stretch is earned as a whole
    [[0, 50, 50, 100], 50, 2],
    // no plan at all
    [[], 10, 0],
  ])('of %j with %d earned is at period %d', (plannedValues, earned, period) => {
    const inputs = { plannedValues, earnedValue: earned, actualTime: 1, plannedDuration: 2 };
    expect(earnedSchedule(inputs).earnedTime).toBe(period);
  });

  it('leaves open what has no divisor', () => {
    const inputs = { plannedValues: [0, 10], earnedValue: 0, actualTime: 0, plannedDuration: 0 };
    expect(earnedSchedule(inputs)).toMatchObject({
      schedulePerformance: null,
      estimatedDuration: null,
      toComplete: null,
    });
  });
});
