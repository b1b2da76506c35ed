import { describe, expect, it } from 'vitest';
import { judgeDurability } from './doctor-checks.ts';

const STRONG = { fsync: 'on', fullPageWrites: 'on', synchronousCommit: 'on', synchronousStandbys: '' };

describe('the class of durability', () => {
  it.each([
    ['S', {}, []],
    // A standby that every commit waits for.
    ['R', { synchronousStandbys: 'FIRST 1 (b)' }, []],
    // The standby is named, but commits wait for the own disk only.
    ['S', { synchronousStandbys: 'b', synchronousCommit: 'local' }, []],
    // An acknowledged command may still be in memory.
    ['C', { synchronousCommit: 'off', synchronousStandbys: 'b' }, ['synchronous_commit']],
    ['C', { fsync: 'off' }, ['fsync']],
    // A page that was half written when the power failed cannot be mended.
    ['C', { fullPageWrites: 'off', fsync: 'off' }, ['fsync', 'full_page_writes']],
  ])('is %s with %j', (expected, settings, weak) => {
    const { value, problems } = judgeDurability({ ...STRONG, ...settings });
    expect(value.class).toBe(expected);
    expect(problems.map(({ params }) => params.setting)).toEqual(weak);
  });
});
