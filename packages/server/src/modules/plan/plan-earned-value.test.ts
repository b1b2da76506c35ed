import { describe, expect, it } from 'vitest';
import { leavesOf } from './leaf.ts';
import { earnedValueOf } from './plan-earned-value.ts';
import { at, type TinyTask, tinyPlan } from './testing/tiny-plan.ts';

/** Monday 4 May to Friday 8 May 2026. */
const week = { baselineStart: at('2026-05-04T08:00'), baselineFinish: at('2026-05-08T16:00') };

function earnedValue(tasks: readonly TinyTask[], statusOn: string | null) {
  const plan = tinyPlan(tasks, { plan: { statusAt: statusOn === null ? null : at(statusOn) } });
  return earnedValueOf(plan, leavesOf(plan, null));
}

describe('earnedValueOf', () => {
  it('plans by working time, earns by percent complete, and sums what was spent', () => {
    const tasks = [
      { id: 'a', percentComplete: 40, told: { ...week, baselineCostMinor: 100_00, actualCostMinor: 45_00 } },
      {
        id: 'later',
        told: {
          baselineStart: at('2026-06-01T08:00'),
          baselineFinish: at('2026-06-01T16:00'),
          baselineCostMinor: 20_00,
        },
      },
      {
        id: 'past',
        percentComplete: 100,
        told: {
          baselineStart: at('2026-04-01T08:00'),
          baselineFinish: at('2026-04-01T16:00'),
          baselineCostMinor: 10_00,
          actualCostMinor: 11_00,
        },
      },
    ];
    expect(earnedValue(tasks, '2026-05-06T12:00')).toEqual({
      on: '2026-05-06',
      currency: 'GBP',
      bacMinor: 130_00,
      pvMinor: 60_00,
      evMinor: 50_00,
      acMinor: 56_00,
      planned: { from: '2026-04-01', byMonthMinor: [10_00, 110_00, 130_00] },
    });
  });

  it('plans nothing more over a weekend', () => {
    const tasks = [
      {
        id: 'a',
        told: {
          baselineStart: at('2026-05-07T08:00'),
          baselineFinish: at('2026-05-12T16:00'),
          baselineCostMinor: 40_00,
        },
      },
    ];
    expect(earnedValue(tasks, '2026-05-08T16:00')?.pvMinor).toBe(20_00);
    expect(earnedValue(tasks, '2026-05-11T08:00')?.pvMinor).toBe(20_00);
  });

  it('lets level of effort earn what was planned', () => {
    const tasks = [{ id: 'a', kind: 'level-of-effort' as const, told: { ...week, baselineCostMinor: 100_00 } }];
    expect(earnedValue(tasks, '2026-05-06T12:00')).toMatchObject({ pvMinor: 50_00, evMinor: 50_00, acMinor: null });
  });

  it.each<[string, readonly TinyTask[], string | null]>([
    ['without a status date', [{ id: 'a', told: { ...week, baselineCostMinor: 100 } }], null],
    ['without a baseline cost', [{ id: 'a', told: week }], '2026-05-06'],
    ['without baseline dates', [{ id: 'a', told: { baselineCostMinor: 100 } }], '2026-05-06'],
    ['with a budget of nothing', [{ id: 'a', told: { ...week, baselineCostMinor: 0 } }], '2026-05-06'],
  ])('is unknown %s', (_, tasks, statusOn) => {
    expect(earnedValue(tasks, statusOn)).toBeNull();
  });
});
