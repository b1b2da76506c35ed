import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesInSight, sightLines } from './sight-lines.ts';

const none = new Set<number>();
const drawn = (lines: ReturnType<typeof sightLines>) =>
  lines
    .map((line) => (line.kind === 'group' ? `G${line.group}` : `${line.kind === 'row' ? '' : '+'}${line.offset}`))
    .join(' ');

describe('the lines of the grid', () => {
  it.each([
    ['ungrouped', { total: 3, groupSizes: [], folded: none, opened: null }, '0 1 2'],
    ['with an opened row', { total: 3, groupSizes: [], folded: none, opened: 1 }, '0 1 +1 2'],
    ['grouped', { total: 5, groupSizes: [2, 3], folded: none, opened: null }, 'G0 0 1 G1 2 3 4'],
    [
      'with a folded group, whose offsets are passed over',
      { total: 5, groupSizes: [2, 3], folded: new Set([0]), opened: null },
      'G0 G1 2 3 4',
    ],
    [
      'with an opened row in a folded group',
      { total: 5, groupSizes: [2, 3], folded: new Set([0]), opened: 1 },
      'G0 G1 2 3 4',
    ],
    ['of nothing', { total: 0, groupSizes: [], folded: none, opened: null }, ''],
  ])('%s', (_, given, lines) => expect(drawn(sightLines(given))).toBe(lines));

  it('hold each row once, in order, whatever the groups', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }), (groupSizes) => {
        const total = groupSizes.reduce((sum, size) => sum + size, 0);
        const lines = sightLines({ total, groupSizes, folded: none, opened: null });
        const offsets = lines.flatMap((line) => (line.kind === 'row' ? [line.offset] : []));
        expect(offsets).toEqual(Array.from({ length: total }, (_, offset) => offset));
      }),
    );
  });
});

describe('the pages in sight', () => {
  const lines = sightLines({ total: 1000, groupSizes: [], folded: none, opened: null });

  it.each([
    [0, 30, [0]],
    [190, 210, [0, 1]],
    [-20, 30, [0]],
    [990, 2000, [4]],
  ])('from line %d to %d are %j', (first, last, pages) => expect(pagesInSight(lines, first, last, 200)).toEqual(pages));

  it('are none of what is folded away', () => {
    const folded = sightLines({ total: 1000, groupSizes: [600, 400], folded: new Set([0]), opened: null });
    expect(pagesInSight(folded, 0, 10, 200)).toEqual([3]);
  });
});
