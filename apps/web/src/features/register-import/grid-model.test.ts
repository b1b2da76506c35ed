import { describe, expect, it } from 'vitest';
import { columnsOf, faultyRows, shownRows, shownText } from './grid-model.ts';
import { draftOf, faultOf } from './testing/draft.ts';

describe('the preview grid', () => {
  it('has a column for each mapped field, with its letter in the file', () => {
    expect(columnsOf(draftOf()).map((column) => `${column.letter} ${column.field}`)).toEqual(['A name', 'B goLiveOn']);
  });

  it('shows a fault of a field that no column feeds', () => {
    const columns = columnsOf(draftOf({ faults: [faultOf({ row: 2, field: 'sponsor' })] }));
    expect(columns.map((column) => [column.field, column.letter])).toContainEqual(['sponsor', null]);
  });

  it('can show only rows with faults, and keeps a row that has just been mended', () => {
    const rows = [2, 3, 4].map((row) => ({ row, cells: {} }));
    const draft = draftOf({ rows, faults: [faultOf({ row: 3, field: 'name' }), faultOf({ row: 4, field: 'name' })] });
    const kept = faultyRows(draft.faults);
    const shown = (faults: typeof draft.faults) => shownRows(draft.rows, faults, kept).map((row) => row.row);
    expect(shown(draft.faults)).toEqual([3, 4]);
    expect(shown([])).toEqual([3, 4]);
    expect(shownRows(draft.rows, [], null)).toHaveLength(3);
  });

  it('shows the text as written while the cell has a fault, else as understood', () => {
    const [row] = draftOf({ rows: [{ row: 2, cells: { budget: '1.2m' } }] }).rows;
    const understood = row && {
      ...row,
      cells: { budget: { text: '1.2m', understood: '£1,200,000', isEdited: false } },
    };
    expect(understood && shownText(understood, 'budget', false)).toBe('£1,200,000');
    expect(understood && shownText(understood, 'budget', true)).toBe('1.2m');
    expect(row && shownText(row, 'budget', false)).toBe('1.2m');
  });
});
