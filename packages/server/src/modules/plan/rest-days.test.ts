import type { Calendar } from '@sightline/engine';
import { dayOfDate, type LocalDate, parseLocalMinute } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { restDaysOf } from './rest-days.ts';

const WORK = [{ start: 540, finish: 1020 }];
const day = (text: string) => dayOfDate(text as LocalDate);
const calendar: Calendar = {
  id: '1',
  name: 'Standard',
  week: [WORK, WORK, WORK, WORK, WORK, [], []],
  workWeeks: [],
  exceptions: [
    { from: day('2026-12-24'), to: day('2026-12-28'), name: 'Christmas', shifts: [] },
    // A Saturday that is made up for.
    { from: day('2026-12-19'), to: day('2026-12-19'), name: 'Stocktaking', shifts: WORK },
  ],
};
const start = parseLocalMinute('2027-01-10T09:00');
const finish = parseLocalMinute('2027-01-11T17:00');

describe('the days on which a plan rests', () => {
  const spans = restDaysOf({ calendar, start, finish }).map(({ from, to }) => `${from} to ${to}`);

  it('are its weekends and holidays, a month around it, those that touch as one', () =>
    expect(spans.slice(0, 4)).toEqual([
      '2026-12-12 to 2026-12-13',
      '2026-12-20 to 2026-12-20',
      '2026-12-24 to 2026-12-28',
      '2027-01-02 to 2027-01-03',
    ]));

  it.each([
    ['no calendar', { calendar: null, start, finish }],
    ['no dates', { calendar, start: null, finish: null }],
    ['no work in the week', { calendar: { ...calendar, week: calendar.week.map(() => []) }, start, finish }],
  ])('are none with %s', (_, bounds) => expect(restDaysOf(bounds)).toEqual([]));

  it('end somewhere, however far a date was typed', () =>
    expect(restDaysOf({ calendar, start, finish: parseLocalMinute('2140-01-11T17:00') }).length).toBeLessThan(3_000));
});
