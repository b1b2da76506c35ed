import { describe, expect, it } from 'vitest';
import { type GridColumn, headGroups, startsGroup, trackOf } from './grid-types.ts';

const column = (id: string, width: number, more: Partial<GridColumn<string>> = {}): GridColumn<string> => ({
  id,
  head: id,
  width,
  cell: (row) => row,
  ...more,
});

const columns = [
  column('key', 70, { isSticky: true }),
  column('name', 200, { isSticky: true, isFlexible: true }),
  column('reported', 40, { group: 'Status' }),
  column('computed', 40, { group: 'Status' }),
  column('finish', 70, { group: 'Schedule' }),
];

describe('the tracks', () => {
  it('are shared by all rows; sticky columns stick after those before them', () => {
    const track = trackOf(columns);
    expect(track.style.gridTemplateColumns).toBe('70px minmax(200px, 1fr) 40px 40px 70px');
    expect(track.minWidth).toBe(420);
    expect(track.lefts.slice(0, 2)).toEqual([0, 70]);
  });
});

describe('the upper heads', () => {
  it('span their neighbours', () =>
    expect(headGroups(columns)).toEqual([
      { name: null, start: 0, span: 2 },
      { name: 'Status', start: 2, span: 2 },
      { name: 'Schedule', start: 4, span: 1 },
    ]));

  it('start with a hairline, the first column without', () =>
    expect(columns.map((_, at) => startsGroup(columns, at))).toEqual([false, false, true, false, true]));
});
