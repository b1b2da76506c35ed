import { describe, expect, it } from 'vitest';
import { parseProjectSearch } from './project-address.ts';

describe('the address of a project', () => {
  it.each([
    [{}, {}],
    [{ tab: 'overview' }, {}],
    [{ tab: 'gantt', task: 'T1' }, {}],
    [
      { tab: 'plan', task: 'T1' },
      { tab: 'plan', task: 'T1' },
    ],
    // Only what the tab has open.
    [{ tab: 'plan', kind: 'risk' }, { tab: 'plan' }],
    [{ tab: 'registers', task: 'T1' }, { tab: 'registers' }],
    [
      { tab: 'registers', kind: 'risk', q: 'water', sort: '-dueOn', record: 'new' },
      { tab: 'registers', kind: 'risk', q: 'water', sort: '-dueOn', record: 'new' },
    ],
    [{ tab: 'registers', kind: 'spell', sort: 'a b' }, { tab: 'registers' }],
  ])('%o holds %o', (search, held) => expect(parseProjectSearch(search)).toEqual(held));
});
