import { parseLocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { ALL_ROLES, EMPTY_STAND_IN, readStandIn } from './stand-in-draft.ts';

const today = parseLocalDate('2026-06-01');
if (today === null) throw new Error('no day');
const grants = [{ role: 'cio', scope: { kind: 'all' }, scopeName: null }] as const;
const whole = { toAccountId: 'a', grant: ALL_ROLES, firstOn: '', lastOn: '5 Jun 26', reason: ' on leave ' };
const read = (change: Partial<typeof whole>) => readStandIn({ ...whole, ...change }, { grants, today });

describe('a stand-in that is typed', () => {
  it('begins today where no first day is typed, and gives all roles', () => {
    expect(read({})).toEqual({
      ok: true,
      body: { toAccountId: 'a', grant: null, firstOn: '2026-06-01', lastOn: '2026-06-05', reason: 'on leave' },
    });
  });

  it('can give one role', () => {
    expect(read({ grant: 'cio all' })).toMatchObject({ body: { grant: { role: 'cio', scope: { kind: 'all' } } } });
  });

  it('names all that is missing at once', () => {
    const empty = readStandIn(EMPTY_STAND_IN, { grants, today });
    expect(empty.ok ? [] : Object.keys(empty.claims).sort()).toEqual(['lastOn', 'reason', 'toAccountId']);
  });

  it.each([
    [{ firstOn: '8 Jun 26' }, { lastOn: 'Fri 5 Jun 2026 is before the first day, Mon 8 Jun 2026.' }],
    [{ firstOn: 'soon' }, { firstOn: expect.stringContaining('“soon” is not a date') }],
    [{ lastOn: '5/6/26' }, { lastOn: expect.stringContaining('Type the month as a word') }],
    [{ reason: '  ' }, { reason: expect.stringContaining('Type the reason') }],
  ])('refuses %j', (change, claims) => expect(read(change)).toEqual({ ok: false, claims }));
});
