import { describe, expect, it } from 'vitest';
import { activeFilters } from './sight-filters.ts';

const ID = '0190a000-0000-7000-8000-000000000001';
const names = { programs: new Map([[ID, 'Supply Chain']]), portfolios: new Map() };

describe('the filters that are on', () => {
  it('are one chip each, in words', () =>
    expect(
      activeFilters({ stage: ['on-hold', 'deliver'], programId: [ID], reported: ['unknown'], sort: 'key' }, names).map(
        (each) => each.label,
      ),
    ).toEqual(['Stage: On hold', 'Stage: Deliver', 'Program: Supply Chain', 'Reported: not reported']));

  it('are taken out one by one; the search text stays', () => {
    const [first, second] = activeFilters({ search: 'pay', stage: ['idea'], computed: ['red', 'amber'] }, names);
    expect(first?.without).toEqual({ search: 'pay', computed: ['red', 'amber'] });
    expect(second?.without).toEqual({ search: 'pay', stage: ['idea'], computed: ['amber'] });
  });
});
