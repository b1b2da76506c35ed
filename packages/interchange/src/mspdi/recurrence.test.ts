import { dateOfDay, dayNumber, dayOfDate, type LocalDate, parseLocalDate, weekdayOf } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, type Recurrence } from './recurrence.ts';

const day = (text: string) => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(`${text} is no date`);
  return dayOfDate(date);
};

const base: Recurrence = {
  from: day('2026-01-01'),
  to: day('2026-12-31'),
  kind: 'daily',
  period: 1,
  weekdayMask: 0,
  monthItem: 0,
  monthPosition: 0,
  month: 0,
  monthDay: 1,
  occurrences: null,
};

const dates = (more: Partial<Recurrence>): readonly LocalDate[] => daysOf({ ...base, ...more }, 4000).map(dateOfDay);

describe('a recurring exception', () => {
  it.each<[string, Partial<Recurrence>, readonly string[]]>([
    ['every third day', { period: 3, to: day('2026-01-08') }, ['2026-01-01', '2026-01-04', '2026-01-07']],
    ['once by count', { period: 20, occurrences: 1 }, ['2026-01-01']],
    [
      // 1 January 2026 is a Thursday; its week began on Sunday 28 December
      'Monday and Friday of every second week',
      { kind: 'weekly', period: 2, weekdayMask: 0b0100010, to: day('2026-01-31') },
      ['2026-01-02', '2026-01-12', '2026-01-16', '2026-01-26', '2026-01-30'],
    ],
    [
      'the 31st of every month, or its last day',
      { kind: 'monthly-day', monthDay: 31, to: day('2026-04-30') },
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    [
      'the second Monday of every second month',
      { kind: 'monthly-position', period: 2, monthItem: 4, monthPosition: 1, to: day('2026-06-30') },
      ['2026-01-12', '2026-03-09', '2026-05-11'],
    ],
    [
      'the last weekday of a month',
      { kind: 'monthly-position', monthItem: 1, monthPosition: 4, to: day('2026-02-28') },
      ['2026-01-30', '2026-02-27'],
    ],
    [
      'the first weekend day',
      { kind: 'monthly-position', monthItem: 2, monthPosition: 0, to: day('2026-02-28') },
      ['2026-01-03', '2026-02-01'],
    ],
    [
      'the third day of a month',
      { kind: 'monthly-position', monthItem: 0, monthPosition: 2, to: day('2026-02-28') },
      ['2026-01-03', '2026-02-03'],
    ],
    [
      '25 December of every year',
      { kind: 'yearly-day', month: 11, monthDay: 25, to: day('2028-12-31') },
      ['2026-12-25', '2027-12-25', '2028-12-25'],
    ],
    [
      'the last Sunday of October',
      { kind: 'yearly-position', month: 9, monthItem: 3, monthPosition: 4, to: day('2027-12-31') },
      ['2026-10-25', '2027-10-31'],
    ],
    ['no day of the week', { kind: 'weekly' }, []],
  ])('falls on %s', (_, more, expected) => {
    expect(dates(more)).toEqual(expected);
  });

  it('is ascending, within its span, on its weekdays and within the limit', () => {
    const kinds = fc.constantFrom<Recurrence['kind']>(
      'daily',
      'weekly',
      'monthly-day',
      'monthly-position',
      'yearly-day',
      'yearly-position',
    );
    const recurrence = fc.record({
      kind: kinds,
      from: fc.integer({ min: 0, max: 30_000 }).map((offset) => day('1970-01-01') + offset),
      length: fc.integer({ min: 0, max: 2000 }),
      period: fc.integer({ min: 1, max: 60 }),
      weekdayMask: fc.integer({ min: 0, max: 127 }),
      monthItem: fc.integer({ min: 0, max: 9 }),
      monthPosition: fc.integer({ min: 0, max: 5 }),
      month: fc.integer({ min: 0, max: 11 }),
      monthDay: fc.integer({ min: 1, max: 31 }),
      occurrences: fc.option(fc.integer({ min: 1, max: 40 })),
    });
    fc.assert(
      fc.property(recurrence, ({ from, length, ...rest }) => {
        const [first, last] = [dayNumber(from), dayNumber(from + length)];
        const days = daysOf({ ...rest, from: first, to: last }, 50);
        expect(days.length).toBeLessThanOrEqual(Math.min(50, rest.occurrences ?? 50));
        expect(days).toEqual([...new Set(days)].toSorted((a, b) => a - b));
        expect(days.every((each) => each >= first && each <= last)).toBe(true);
        if (rest.kind === 'weekly')
          expect(days.every((each) => (rest.weekdayMask >> ((weekdayOf(each) + 1) % 7)) & 1)).toBe(true);
      }),
    );
  });
});
