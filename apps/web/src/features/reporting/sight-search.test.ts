import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from '../../lib/search-params.ts';
import { filterOf, parseSightSearch, queryOf, sortedBy, sortOf, toggled, withFilter } from './sight-search.ts';

const ID = '0190a000-0000-7000-8000-000000000001';

describe('the address of the line of sight', () => {
  it('comes back as it was', () => {
    const search = {
      search: 'payroll',
      programId: [ID],
      stage: ['deliver', 'deploy'] as const,
      computed: ['red'] as const,
      sort: 'finishOn' as const,
      direction: 'down' as const,
      group: 'program' as const,
      row: ID,
      why: 'slipDays' as const,
    };
    expect(parseSightSearch(parseSearch(stringifySearch(search)))).toEqual(search);
  });

  it('drops what is not known, so that an old link still opens', () =>
    expect(
      parseSightSearch({ stage: 'nonsense', programId: '12', sort: 'colour', direction: 'left', row: 'x', why: 'key' }),
    ).toEqual({}));

  it('asks the server without what only the page knows', () =>
    expect(queryOf({ row: ID, why: 'computed', stage: ['deliver'] })).toEqual({
      stage: ['deliver'],
      sort: 'materiality',
      direction: 'down',
      group: 'none',
    }));
});

describe('a click on a head', () => {
  it('sorts by it in its own first direction, which the address need not say', () => {
    expect(sortedBy({}, 'name')).toEqual({ sort: 'name' });
    expect(sortOf({ sort: 'name' })).toEqual({ by: 'name', direction: 'up' });
    expect(sortOf({ sort: 'slipDays' })).toEqual({ by: 'slipDays', direction: 'down' });
  });

  it('turns the order round the second time, and back the third', () => {
    const once = sortedBy({}, 'slipDays');
    const twice = sortedBy(once, 'slipDays');
    expect(twice).toEqual({ sort: 'slipDays', direction: 'up' });
    expect(sortedBy(twice, 'slipDays')).toEqual({ sort: 'slipDays' });
  });

  it('leaves the filter alone', () =>
    expect(sortedBy({ stage: ['idea'] }, 'key')).toEqual({ stage: ['idea'], sort: 'key' }));
});

describe('a filter', () => {
  it('replaces the one before, keeps order and grouping, and lets the selection go', () =>
    expect(
      withFilter({ search: 'x', stage: ['idea'], group: 'program', sort: 'key', row: ID }, { stage: ['close'] }),
    ).toEqual({
      stage: ['close'],
      group: 'program',
      sort: 'key',
    }));

  it('is switched value by value', () => {
    expect(toggled(undefined, 'red')).toEqual(['red']);
    expect(toggled(['red'], 'amber')).toEqual(['red', 'amber']);
    expect(toggled(['red'], 'red')).toBeUndefined();
  });

  it('holds nothing else', () => expect(filterOf({ sort: 'key', group: 'program', row: ID })).toEqual({}));
});
