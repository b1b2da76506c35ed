import { describe, expect, it } from 'vitest';
import { oneOf, parseSearch, severalOf, stringifySearch } from './search-params.ts';

describe('the search of an address', () => {
  it('is read with repeats as lists', () =>
    expect(parseSearch('?stage=deliver&stage=deploy&sort=name')).toEqual({
      stage: ['deliver', 'deploy'],
      sort: 'name',
    }));

  it('is written without what is absent', () => {
    expect(stringifySearch({ stage: ['deliver', 'deploy'], row: undefined, search: '' })).toBe(
      '?stage=deliver&stage=deploy',
    );
    expect(stringifySearch({})).toBe('');
  });

  it('comes back as it was, with signs that an address reserves', () => {
    const search = { search: 'a&b=c + ü?', stage: ['x', 'y'] };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it('keeps known values only', () => {
    expect(oneOf(['up', 'down'], 'sideways')).toBeUndefined();
    expect(severalOf(['red', 'green'], ['green', 'blue'])).toEqual(['green']);
    expect(severalOf(['red', 'green'], 'blue')).toBeUndefined();
  });
});
