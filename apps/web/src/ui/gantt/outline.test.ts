import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfBranch, outlineOf, parentOf } from './outline.ts';

const levels = Uint8Array.from([1, 2, 3, 3, 2, 1, 2]);
const shown = (...folded: number[]) => [...outlineOf(levels, new Set(folded)).shown];

describe('an outline', () => {
  it.each([
    [[], [0, 1, 2, 3, 4, 5, 6]],
    [[1], [0, 1, 4, 5, 6]],
    [[0], [0, 5, 6]],
    [
      [0, 1],
      [0, 5, 6],
    ],
    [
      [0, 5],
      [0, 5],
    ],
  ])('with %j folded shows %j', (folded, lines) => expect(shown(...folded)).toEqual(lines));

  it('shows what is not known yet', () =>
    expect([...outlineOf(Uint8Array.from([1, 0, 0, 2]), new Set([0])).shown]).toEqual([0, 1, 2]));

  it.each([
    [0, null],
    [3, 1],
    [4, 0],
    [6, 5],
  ])('knows what %i lies under', (place, parent) => expect(parentOf(levels, place)).toBe(parent));

  it.each([
    [0, 5],
    [1, 4],
    [6, 7],
  ])('knows where the branch of %i ends', (place, end) => expect(endOfBranch(levels, place)).toBe(end));

  it('tells of every shown place its line', () =>
    fc.assert(
      fc.property(fc.uint8Array({ max: 6, maxLength: 40 }), fc.array(fc.nat(39)), (any, folded) => {
        const { shown: places, lineOf } = outlineOf(any, new Set(folded));
        places.forEach((place, line) => {
          expect(lineOf[place]).toBe(line);
        });
        expect(lineOf.filter((line) => line >= 0)).toHaveLength(places.length);
      }),
    ));
});
