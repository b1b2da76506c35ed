import { describe, expect, it } from 'vitest';
import type { Tier } from './gantt-types.ts';
import { placeLabels } from './labels.ts';

const wish = (left: number, text: string, tier: Tier = 2) => ({ left, right: left + 10, tier, text });
const placed = (...wishes: ReturnType<typeof wish>[]) =>
  [...placeLabels(wishes, { from: 0, to: 400, measure: (text) => text.length * 6 })]
    .sort((a, b) => a.x - b.x)
    .map(({ x, text }) => `${x} ${text}`);

describe('texts beside marks', () => {
  it('stand right of their mark', () => expect(placed(wish(100, 'Gate'))).toEqual(['116 Gate']));
  it('are shared by marks nearer than 31 px, in date order', () =>
    expect(placed(wish(130, 'two'), wish(100, 'one'))).toEqual(['146 one, two']));
  it('flip left at the edge', () => expect(placed(wish(380, 'Gate'))).toEqual(['350 Gate']));
  it('are left out of tier 3 before tier 2, and of tier 2 before tier 1', () => {
    const long = 'x'.repeat(28);
    expect(placed(wish(20, 'the third', 3), wish(70, long, 1))).toEqual([`86 ${long}`]);
    expect(placed(wish(20, long, 2), wish(250, 'Gate', 1))).toEqual([`36 ${long}`, '266 Gate']);
    expect(placed(wish(20, long, 2), wish(100, 'Gate', 1))).toEqual(['116 Gate']);
  });
});
