import type { LocalDate } from '@sightline/kernel';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { asOfChoices, asOfQuery, isPastKey, parseAsOfSearch, readAsOf, readKey } from './as-of.ts';

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-11-24');

describe('the day that an address reads', () => {
  it.each([
    [{}, { kind: 'now' }],
    [{ asOf: '' }, { kind: 'now' }],
    [{ asOf: '2026-11-23' }, { kind: 'past', day: '2026-11-23' }],
    // Today is read as it stands, so that it can be written.
    [{ asOf: '2026-11-24' }, { kind: 'now' }],
    [{ asOf: '2026-11-25' }, { kind: 'ahead', day: '2026-11-25' }],
    [{ asOf: '2026-02-29' }, { kind: 'not-read', text: '2026-02-29' }],
    [{ asOf: 'yesterday' }, { kind: 'not-read', text: 'yesterday' }],
    [{ asOf: ['2026-11-01', '2026-11-02'] }, { kind: 'not-read', text: '2026-11-01, 2026-11-02' }],
  ])('of %o is %o', (search, expected) => expect(readAsOf(parseAsOfSearch(search).asOf, TODAY)).toEqual(expected));
});

describe('the days to choose from', () => {
  const periods = ['2026-09-30', '2026-10-31', '2026-11-30'].map((lastOn) => ({ lastOn: day(lastOn) }));

  it('are today, yesterday, a week ago and the end of the last period', () =>
    expect(asOfChoices(TODAY, periods).map(({ name, day }) => [name, day])).toEqual([
      ['today', '2026-11-24'],
      ['yesterday', '2026-11-23'],
      ['week-ago', '2026-11-17'],
      ['period-end', '2026-10-31'],
    ]));

  it('name a day once, and no period where there is none', () => {
    expect(asOfChoices(day('2026-11-01'), periods).map((each) => each.name)).toEqual([
      'today',
      'yesterday',
      'week-ago',
    ]);
    expect(asOfChoices(TODAY, []).map((each) => each.name)).toEqual(['today', 'yesterday', 'week-ago']);
  });

  it('cross the end of a year', () =>
    expect(asOfChoices(day('2027-01-01'), []).map((each) => each.day)).toEqual([
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
