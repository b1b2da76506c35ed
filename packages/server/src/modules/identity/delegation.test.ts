import type { Grant } from '@sightline/contract';
import type { AccountId, LocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { aYearAfter } from './api-token.ts';
import {
  circleWith,
  type DelegationFacts,
  type DelegationWish,
  delegationProblems,
  type Handover,
} from './delegation.ts';

const day = (number: number) => `2026-06-${String(number).padStart(2, '0')}` as LocalDate;
const account = (name: string) => name as AccountId;
const handover = (from: string, to: string, first: number, last: number): Handover => ({
  from: account(from),
  to: account(to),
  firstOn: day(first),
  lastOn: day(last),
});

const director: Grant = { role: 'pmo-director', scope: { kind: 'all' } };
const administrator: Grant = { role: 'administrator', scope: { kind: 'all' } };
const wish: DelegationWish = { ...handover('a', 'b', 10, 20), grant: null, reason: 'Leave' };
const facts: DelegationFacts = {
  today: day(1),
  own: [director],
  isReceiverOpen: true,
  standing: [],
  nameOf: (id) => id.toUpperCase(),
};

const codes = (given: Partial<DelegationWish>, known: Partial<DelegationFacts> = {}) =>
  delegationProblems({ ...wish, ...given }, { ...facts, ...known }).map(({ code }) => code);

describe('a delegation', () => {
  it.each([
    { what: 'all roles for some days', given: {}, known: {}, expected: [] },
    { what: 'one own role', given: { grant: director }, known: {}, expected: [] },
    { what: 'today alone', given: { firstOn: day(1), lastOn: day(1) }, known: {}, expected: [] },
    // Back-dated rights would change what was allowed then.
    {
      what: 'a day that is over',
      given: { firstOn: day(1) },
      known: { today: day(2) },
      expected: ['identity.delegation-days'],
    },
    {
      what: 'an end before its beginning',
      given: { lastOn: day(9) },
      known: {},
      expected: ['identity.delegation-days'],
    },
    {
      what: 'more than a year',
      given: { lastOn: '2027-06-11' as LocalDate },
      known: {},
      expected: ['identity.delegation-days'],
    },
    { what: 'to oneself', given: { to: account('a') }, known: {}, expected: ['identity.delegation-to-self'] },
    {
      what: 'to a closed account',
      given: {},
      known: { isReceiverOpen: false },
      expected: ['identity.delegation-to-closed'],
    },
    // What was given by a delegation is not among one's own: not transitive.
    {
      what: 'a role that is not his',
      given: { grant: director },
      known: { own: [] },
      expected: ['identity.not-own-role'],
    },
    { what: 'nothing', given: {}, known: { own: [] }, expected: ['identity.nothing-to-delegate'] },
    // An administrator could give his stand-in's own account roles for longer than the days.
    {
      what: 'the administrator’s role',
      given: { grant: administrator },
      known: { own: [administrator] },
      expected: ['identity.not-own-role'],
    },
    {
      what: 'the administrator’s role among all',
      given: {},
      known: { own: [administrator] },
      expected: ['identity.nothing-to-delegate'],
    },
  ])('of $what is judged', ({ given, known, expected }) => {
    expect(codes(given, known)).toEqual(expected);
  });

  it('tells everything that is wrong at once', () => {
    expect(codes({ lastOn: day(9), to: account('a') }, { own: [] })).toEqual([
      'identity.delegation-days',
      'identity.delegation-to-self',
      'identity.nothing-to-delegate',
    ]);
  });
});

describe('a circle', () => {
  it.each([
    { what: 'back on common days', standing: [handover('b', 'a', 20, 30)], expected: 'a b a 20-20' },
    { what: 'back on other days', standing: [handover('b', 'a', 21, 30)], expected: null },
    {
      what: 'by way of a third',
      standing: [handover('b', 'c', 1, 15), handover('c', 'a', 12, 30)],
      expected: 'a b c a 12-15',
    },
    {
      what: 'by way of a third, never whole',
      standing: [handover('b', 'c', 1, 12), handover('c', 'a', 13, 30)],
      expected: null,
    },
    { what: 'among others', standing: [handover('b', 'c', 1, 30), handover('c', 'b', 1, 30)], expected: null },
  ])('$what', ({ standing, expected }) => {
    const circle = circleWith(wish, standing);
    const told =
      circle === null
        ? null
        : `${circle.accounts.join(' ')} ${Number(circle.firstOn.slice(8))}-${Number(circle.lastOn.slice(8))}`;
    expect(told).toBe(expected);
  });

  it('is told with the names of its chain and its days', () => {
    const standing = [handover('b', 'a', 1, 30)];
    expect(delegationProblems(wish, { ...facts, standing })).toMatchObject([
      { code: 'identity.delegation-circle', params: { chain: 'A → B → A', firstOn: day(10), lastOn: day(20) } },
    ]);
  });
});

describe('a year after', () => {
  it('of 29 February is the 28th', () => {
    expect([aYearAfter('2028-02-29' as LocalDate), aYearAfter(day(3))]).toEqual(['2029-02-28', '2027-06-03']);
  });
});
