import { describe, expect, it } from 'vitest';
import { type Extent, proposedSize, sizeProblems, DEFAULT_SIZE_TIERS as TIERS } from './size-tiers.ts';

describe('the size that is proposed', () => {
  it.each<readonly [Extent, string | null]>([
    [{ budget: 250_000, months: 6 }, 'S'],
    // A little more of either makes it larger.
    [{ budget: 250_001, months: 6 }, 'M'],
    [{ budget: 250_000, months: 6.1 }, 'M'],
    [{ budget: 10, months: 25 }, 'XL'],
    [{ budget: 5_000_001, months: null }, 'XL'],
    [{ budget: null, months: 13 }, 'L'],
    // Nothing is known: nothing is proposed.
    [{ budget: null, months: null }, null],
  ])('of %j is %s', (extent, size) => {
    expect(proposedSize(TIERS, extent)).toBe(size);
  });
});

describe('the bounds of sizes', () => {
  it('rise, and the load of the manager does not fall; all that is wrong is said at once', () => {
    expect(sizeProblems(TIERS)).toEqual([]);
    const wrong = {
      ...TIERS,
      M: { ...TIERS.M, budgetTo: TIERS.S.budgetTo, managerLoad: 0.1 },
      L: { ...TIERS.L, monthsTo: 3 },
    };
    expect(sizeProblems(wrong).map(({ code, params }) => [code, params.larger, params.smaller])).toEqual([
      ['organisation.size-bounds-not-rising', 'M', 'S'],
      ['organisation.size-bounds-not-rising', 'L', 'M'],
      ['organisation.size-load-falls', 'M', 'S'],
    ]);
  });
});
