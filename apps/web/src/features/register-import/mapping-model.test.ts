import { describe, expect, it } from 'vitest';
import { mapColumn, mappedCount, mapSecond, optionLabel, unusedHeaders } from './mapping-model.ts';
import { draftOf } from './testing/draft.ts';

describe('the column mapping', () => {
  const { mapping } = draftOf();

  it('takes a column away from the field that had it', () => {
    expect(mapColumn(mapping, 'budget', 1).columns).toEqual({ name: 0, budget: 1 });
  });

  it('moves a field to another column', () => {
    expect(mapColumn(mapping, 'name', 2).columns).toEqual({ goLiveOn: 1, name: 2 });
  });

  it('takes a field out of the file', () => {
    const without = mapColumn(mapping, 'goLiveOn', null);
    expect(without.columns).toEqual({ name: 0 });
    expect(mappedCount(without)).toBe(1);
  });

  it('names the columns that feed nothing', () => {
    expect(unusedHeaders(draftOf()).map(optionLabel)).toEqual(['C  Budget']);
  });

  it('gives a field a second column, taken from the field that had it', () => {
    const second = mapSecond(mapping, 'name', 1);
    expect(second).toMatchObject({ columns: { name: 0 }, second: { name: 1 } });
    expect(mapSecond(second, 'name', null)).toMatchObject({ columns: { name: 0 }, second: {} });
    expect(unusedHeaders(draftOf({ mapping: second })).map(optionLabel)).toEqual(['C  Budget']);
  });

  it('takes the second column with the first', () => {
    expect(mapColumn(mapSecond(mapping, 'name', 2), 'name', null)).toMatchObject({
      columns: { goLiveOn: 1 },
      second: {},
    });
  });

  it('does not call a column unread that says which rows are', () => {
    const only = { column: 2, value: 'North' };
    expect(unusedHeaders(draftOf({ mapping: { ...mapping, only } }))).toEqual([]);
  });
});
