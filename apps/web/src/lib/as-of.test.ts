import type { Instant, LocalDate } from '@sightline/kernel';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { asOfChoices, asOfQuery, isPastKey, parseAsOfSearch, readAsOf, readKey } from './as-of.ts';

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-11-24');

describe('what an address reads', () => {
  const HERE = { today: TODAY, zone: 'Europe/Warsaw' };
  const past = (at: string, day: string, words: string) => ({ kind: 'past', moment: { at, day, words } });
  it.each([
    [{}, { kind: 'now' }],
    [{ asOf: '' }, { kind: 'now' }],
    [{ asOf: '2026-11-23' }, past('2026-11-23', '2026-11-23', '23 Nov 2026')],
    // Today is read as it stands, so that it can be written; a moment of it is past.
    [{ asOf: '2026-11-24' }, { kind: 'now' }],
    [{ asOf: '2026-11-24T05:00:00Z' }, past('2026-11-24T05:00:00.000Z', '2026-11-24', '24 Nov 2026, 06:00')],
    // The day that it is in the organisation's zone.
    [{ asOf: '2026-11-22T23:30:07.999Z' }, past('2026-11-22T23:30:07.999Z', '2026-11-23', '23 Nov 2026, 00:30:07')],
    [{ asOf: '2026-11-25' }, { kind: 'ahead', moment: { at: '2026-11-25', day: '2026-11-25', words: '25 Nov 2026' } }],
    [{ asOf: '2026-11-24T23:00:00Z' }, { kind: 'ahead', moment: expect.objectContaining({ day: '2026-11-25' }) }],
    [{ asOf: '2026-02-29' }, { kind: 'not-read', text: '2026-02-29' }],
    [{ asOf: '2026-11-23T14:30' }, { kind: 'not-read', text: '2026-11-23T14:30' }],
    [{ asOf: 'yesterday' }, { kind: 'not-read', text: 'yesterday' }],
    [{ asOf: ['2026-11-01', '2026-11-02'] }, { kind: 'not-read', text: '2026-11-01, 2026-11-02' }],
  ])('of %o is %o', (search, expected) => expect(readAsOf(parseAsOfSearch(search).asOf, HERE)).toEqual(expected));
});

describe('the days to choose from', () => {
  const periods = ['2026-09-30', '2026-10-31', '2026-11-30'].map((lastOn) => ({ lastOn: day(lastOn) }));

  it('are today, yesterday, a week ago and the end of the last period', () =>
    expect(asOfChoices(TODAY, { periods, beforeOwn: null }).map(({ name, at }) => [name, at])).toEqual([
      ['today', '2026-11-24'],
      ['yesterday', '2026-11-23'],
      ['week-ago', '2026-11-17'],
      ['period-end', '2026-10-31'],
    ]));

  it('name a day once, and no period where there is none', () => {
    expect(asOfChoices(day('2026-11-01'), { periods, beforeOwn: null }).map((each) => each.name)).toEqual([
      'today',
      'yesterday',
      'week-ago',
    ]);
    expect(asOfChoices(TODAY, { periods: [], beforeOwn: null }).map((each) => each.name)).toEqual([
      'today',
      'yesterday',
      'week-ago',
    ]);
  });

  it('have the moment before the own last change beside today', () => {
    const beforeOwn = '2026-11-20T08:00:00.000Z' as Instant;
    expect(asOfChoices(TODAY, { periods: [], beforeOwn })[1]).toEqual({ name: 'before-own', at: beforeOwn });
  });

  it('cross the end of a year', () =>
    expect(asOfChoices(day('2027-01-01'), { periods: [], beforeOwn: null }).map((each) => each.at)).toEqual([
      '2027-01-01',
      '2026-12-31',
      '2026-12-25',
    ]));
});

describe('a read of a past day', () => {
  it('asks for the day; one of today asks for none', () => {
    expect(asOfQuery(day('2026-11-23'))).toEqual({ asOf: '2026-11-23' });
    expect(asOfQuery(null)).toEqual({});
  });

  it('is not made old by what changes today', async () => {
    const client = new QueryClient();
    const past = readKey(day('2026-11-23'), 'project', 'p');
    const today = readKey(null, 'project', 'p');
    client.setQueryData(past, 'then');
    client.setQueryData(today, 'now');
    await client.invalidateQueries({ queryKey: ['project'] });
    expect([client.getQueryState(past)?.isInvalidated, client.getQueryState(today)?.isInvalidated]).toEqual([
      false,
      true,
    ]);
    expect([isPastKey(past), isPastKey(today)]).toEqual([true, false]);
  });
});
