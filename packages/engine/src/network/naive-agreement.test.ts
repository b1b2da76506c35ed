import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreements } from '../testing/naive-agreement.ts';
import { randomPlan } from '../testing/random-plan.ts';

describe('engine and naive scheduler', () => {
  const seed = 20_261_122;
  it(`agree on 100 random plans of all profiles (seed ${seed})`, () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        expect(disagreements(plan)).toEqual([]);
      }),
      { numRuns: 100, seed },
    );
  });
});
