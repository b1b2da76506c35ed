import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  civilFromDay,
  dateOf,
  dateOfDay,
  dayFromCivil,
  dayNumber,
  dayOf,
  dayOfDate,
  daysBetween,
  formatLocalMinute,
  isPlausibleDay,
  type LocalDate,
  localMinute,
  minuteAt,
  parseLocalDate,
  parseLocalMinute,
  startOfDay,
  weekdayOf,
} from './time.ts';

const date = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
};

describe('a local date', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2026-11-24', 20781],
    ['1899-12-30', -25569], // a spreadsheet's day 0
  ])('%s is day %i', (text, day) => {
    expect(dayOfDate(date(text))).toBe(day);
    expect(dateOfDay(dayNumber(day))).toBe(text);
  });

  it.each([
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'a century is no leap year'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-4-3', 'digits are missing'],
    ['04/05/2026', 'another order'],
    ['2026-04-05T00:00', 'a time is no date'],
    ['', 'nothing'],
  ])('refuses %s: %s', (text) => {
    expect(parseLocalDate(text)).toBeNull();
  });

  it('agrees with the platform on every day of 1600 to 2400', () => {
    for (let day = dayFromCivil(1600, 1, 1); day <= dayFromCivil(2400, 12, 31); day++) {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (dateOfDay(dayNumber(day)) !== iso || dayOfDate(date(iso)) !== day)
        throw new Error(`day ${day}: ${dateOfDay(dayNumber(day))}, platform ${iso}`);
    }
    expect(civilFromDay(dayFromCivil(2400, 12, 31))).toEqual({ year: 2400, month: 12, day: 31 });
  });

  it('knows its weekday, Monday first', () => {
    expect(
      ['2026-11-23', '2026-11-24', '2026-11-29', '1969-12-29'].map((text) => weekdayOf(dayOfDate(date(text)))),
    ).toEqual([0, 1, 6, 0]);
  });

  it('counts calendar days with a sign', () => {
    expect(daysBetween(date('2027-01-04'), date('2027-03-01'))).toBe(56);
    expect(daysBetween(date('2027-03-01'), date('2027-01-04'))).toBe(-56);
  });

  it.each([
    ['1949-12-31', false],
    ['1950-01-01', true],
    ['2150-12-31', true],
    ['2151-01-01', false],
  ])('%s is plausible: %s', (text, expected) => {
    expect(isPlausibleDay(date(text))).toBe(expected);
  });
});

describe('a local minute', () => {
  it.each([
    ['1970-01-01T00:00', 0],
    ['1970-01-02T08:30', 1950],
    ['1969-12-31T23:59', -1],
    ['2026-05-04 08:00:30', 29631360],
  ])('%s is minute %i', (text, minute) => {
    expect(parseLocalMinute(text)).toBe(minute);
  });

  it.each([
    '2026-05-04T24:00',
    '2026-05-04T08:60',
    '2026-02-30T08:00',
    '2026-05-04',
    '2026-05-04T08:00Z',
    '2026-05-04T08:00:61',
  ])('refuses %s', (text) => {
    expect(parseLocalMinute(text)).toBeNull();
  });

  it('is written as it was read, and lies in its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000_000, max: 95_000_000 }), (value) => {
        const minute = localMinute(value);
        expect(parseLocalMinute(formatLocalMinute(minute))).toBe(minute);
        expect(minute - startOfDay(dayOf(minute))).toBeGreaterThanOrEqual(0);
        expect(minute - startOfDay(dayOf(minute))).toBeLessThan(1440);
        expect(formatLocalMinute(minute).slice(0, 10)).toBe(dateOf(minute));
      }),
    );
  });
});

describe('a day and a minute of it', () => {
  it.each([
    ['2026-02-27', 2, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-05-04', 0, '2026-05-04'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(date(from), days)).toBe(expected);
  });

  it('is counted from midnight', () => {
    expect(formatLocalMinute(minuteAt(date('2026-05-04'), 8 * 60 + 5))).toBe('2026-05-04T08:05');
  });
});
