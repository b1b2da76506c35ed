import { describe, expect, it } from 'vitest';
import { rowGroups, wantedRows } from './row-groups.ts';
import type { TableRow } from './table.ts';

const rows = (...columns: readonly (readonly string[])[]): readonly TableRow[] =>
  (columns[0] ?? []).map((_, at) => ({
    number: at + 2,
    cells: columns.map((texts) => ({ kind: 'text' as const, text: texts[at] ?? '' })),
  }));

describe('rows that hold a value', () => {
  const table = rows(['Labor', ' labor', 'Transport', 'Labor', ''], ['a', 'b', 'c', 'd', 'e']);

  it.each([
    ['all without a wish', null, [2, 3, 4, 5, 6]],
    ['whatever the case and spaces', { column: 0, value: 'LABOR ' }, [2, 3, 5]],
    ['none for a value that is not there', { column: 0, value: 'Treasury' }, []],
    ['none for a column that is not there', { column: 9, value: 'Labor' }, []],
  ])('%s', (_, wanted, numbers) => {
    expect(wantedRows(table, wanted).map(({ number }) => number)).toEqual(numbers);
  });

  it('tells the groups of a column, the largest first', () => {
    expect(rowGroups(table, 0)).toEqual([
      { value: 'Labor', rows: 3 },
      { value: 'Transport', rows: 1 },
    ]);
  });

  it.each([
    ['that differs in every row', rows(['a', 'b', 'c', 'd'])],
    ['with one value only', rows(['a', 'a', 'a'])],
    ['of long texts', rows(['a'.repeat(121), 'a'.repeat(121), 'b', 'b'])],
    ['of more values than a list shows', rows(Array.from({ length: 303 }, (_, at) => `v${at % 101}`))],
    ['without values', rows(['', ''])],
  ])('finds no groups in a column %s', (_, table) => expect(rowGroups(table, 0)).toEqual([]));
});
