import { describe, expect, it } from 'vitest';
import { placeAfterKey } from './grid-keys.ts';

const bounds = { rows: 100, columns: 14, pageRows: 20 };
const always = () => true;

describe('a key in the grid', () => {
  it.each([
    ['ArrowDown', false, { index: 5, column: 3 }, { index: 6, column: 3 }],
    ['ArrowUp', false, { index: 0, column: 3 }, { index: 0, column: 3 }],
    ['ArrowDown', false, { index: 99, column: 3 }, { index: 99, column: 3 }],
    ['ArrowRight', false, { index: 5, column: 13 }, { index: 5, column: 13 }],
    ['ArrowLeft', false, { index: 5, column: 3 }, { index: 5, column: 2 }],
    ['Home', false, { index: 5, column: 3 }, { index: 5, column: 0 }],
    ['End', false, { index: 5, column: 3 }, { index: 5, column: 13 }],
    ['Home', true, { index: 5, column: 3 }, { index: 0, column: 0 }],
    ['End', true, { index: 5, column: 3 }, { index: 99, column: 13 }],
    ['PageDown', false, { index: 5, column: 3 }, { index: 25, column: 3 }],
    ['PageDown', false, { index: 95, column: 3 }, { index: 99, column: 3 }],
    ['PageUp', false, { index: 5, column: 3 }, { index: 0, column: 3 }],
  ])('%s (Ctrl %s) leads on', (key, isControl, from, to) =>
    expect(placeAfterKey(key, isControl, from, bounds, always)).toEqual(to),
  );

  it.each(['Enter', ' ', 'a', 'Escape', 'Tab'])('%s does not move', (key) =>
    expect(placeAfterKey(key, false, { index: 0, column: 0 }, bounds, always)).toBeNull(),
  );

  it('passes over what a row opened to', () => {
    const canStandOn = (index: number) => index !== 6;
    expect(placeAfterKey('ArrowDown', false, { index: 5, column: 0 }, bounds, canStandOn)).toEqual({
      index: 7,
      column: 0,
    });
    expect(placeAfterKey('ArrowUp', false, { index: 7, column: 0 }, bounds, canStandOn)).toEqual({
      index: 5,
      column: 0,
    });
  });

  it('stays where it is when nothing below can be stood on', () =>
    expect(placeAfterKey('ArrowDown', false, { index: 98, column: 0 }, bounds, (index) => index < 99)).toEqual({
      index: 98,
      column: 0,
    }));
});
