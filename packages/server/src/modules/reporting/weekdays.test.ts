import { dateOfDay, dayNumber, dayOfDate, weekdayOf } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on } from './testing/facts.ts';
import { weekdaysBetween } from './weekdays.ts';

describe('working days between two dates', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-23', 1], // Friday to Monday
    ['2026-11-20', '2026-11-22', 0], // Friday to Sunday
    ['2026-11-21', '2026-11-22', 0], // Saturday to Sunday
    ['2026-11-23', '2026-11-20', -1],
    ['2026-11-02', '2026-11-30', 20],
    ['1969-12-31', '1970-01-02', 2],
    ['1960-02-29', '1960-03-07', 5],
  ])('from %s to %s: %i', (a, b, days) => {
    expect(weekdaysBetween(on(a), on(b))).toBe(days);
  });

  it('agrees with counting day by day', () => {
    const day = fc.integer({ min: -4000, max: 60_000 });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, length) => {
        let counted = 0;
        for (let each = from + 1; each <= from + length; each++) if (weekdayOf(dayNumber(each)) < 5) counted++;
        const [a, b] = [dateOfDay(dayNumber(from)), dateOfDay(dayNumber(from + length))];
        expect(dayOfDate(a)).toBe(from);
        expect([weekdaysBetween(a, b), weekdaysBetween(b, a) + 0]).toEqual([counted, 0 - counted]);
      }),
    );
  });
});
