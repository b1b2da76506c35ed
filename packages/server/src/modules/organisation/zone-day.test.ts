import type { Instant, LocalDate } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfDayIn, todayIn } from './zone-day.ts';

describe('endOfDayIn', () => {
  const ENDS: readonly (readonly [string, string, string])[] = [
    ['UTC', '2026-11-23', '2026-11-23T23:59:59.999Z'],
    ['Europe/London', '2026-07-01', '2026-07-01T22:59:59.999Z'],
    ['America/Los_Angeles', '2026-11-23', '2026-11-24T07:59:59.999Z'],
    ['Pacific/Kiritimati', '2026-11-23', '2026-11-23T09:59:59.999Z'],
    ['Asia/Kathmandu', '2026-11-23', '2026-11-23T18:14:59.999Z'],
    // The day of the change to winter time has 25 hours, that to summer time 23.
    ['Europe/London', '2026-10-25', '2026-10-25T23:59:59.999Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T22:59:59.999Z'],
    // Clocks went forward at midnight: there was no 00:00.
    ['America/Sao_Paulo', '2018-11-03', '2018-11-04T02:59:59.999Z'],
    // Samoa had no 30 December 2011.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T09:59:59.999Z'],
  ];
  it.each(ENDS)('in %s, %s ends at %s', (zone, day, end) => {
    expect(endOfDayIn(zone, day as LocalDate)).toBe(end);
  });

  it('is the last millisecond that is of the day, in every zone (fast-check prints its seed)', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const anywhere = fc.tuple(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2012-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
    );
    fc.assert(
      fc.property(anywhere, ([zone, date]) => {
        const day = date.toISOString().slice(0, 10) as LocalDate;
        const end = endOfDayIn(zone, day);
        const next = new Date(Date.parse(end) + 1).toISOString() as Instant;
        expect(todayIn(zone, end) <= day && todayIn(zone, next) > day).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
