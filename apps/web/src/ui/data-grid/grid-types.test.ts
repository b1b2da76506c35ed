import { describe, expect, it } from 'vitest';
import { cellsOf, columnsWithin, type GridColumn, headGroups, startsGroup, trackOf } from './grid-types.ts';

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

describe('columns that yield', () => {
  const narrow = [
    column('name', 200),
    column('basis', 50, { yields: 1 }),
    column('program', 100, { yields: 2 }),
    column('finish', 70),
  ];

  it.each([
    ['all fit', 420, 'name basis program finish'],
    ['the first goes', 419, 'name program finish'],
    ['the second goes', 369, 'name finish'],
    // The rest scrolls sideways.
    ['nothing else goes', 100, 'name finish'],
  ])('%s', (_, available, shown) =>
    expect(
      columnsWithin(narrow, available)
        .map((each) => each.id)
        .join(' '),
    ).toBe(shown),
  );
});

describe('the cells of a row', () => {
  const spanning = [
    column('a', 10),
    column('b', 10, { span: (row) => (row === 'refused' ? 2 : 1) }),
    column('c', 10),
    column('d', 10, { span: () => 9 }),
  ];

  it('stand one to a column', () =>
    expect(cellsOf(spanning, 'ready').map((each) => `${each.column.id}${each.index}`)).toEqual([
      'a0',
      'b1',
      'c2',
      'd3',
    ]));

  it('take the place of those after them, never more than there are', () =>
    expect(cellsOf(spanning, 'refused').map(({ column: { id }, index, span }) => [id, index, span])).toEqual([
      ['a', 0, 1],
      ['b', 1, 2],
      ['d', 3, 1],
    ]));
});
