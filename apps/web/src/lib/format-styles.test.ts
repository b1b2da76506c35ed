import { type DateStyle, dateStyle, type NumberStyle, numberStyle } from '@sightline/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { exact, fullDate, fullMoney, longDate, money, plain, shortDate, showAs, signed } from './format.ts';
import { parseTypedDate } from './parse-date.ts';
import { parseTypedMoney } from './parse-money.ts';
import { unformatted } from './parse-number.ts';

afterEach(() => showAs({ dateStyle: 'day-first', numberStyle: 'comma' }));

describe('an organisation that shows', () => {
  it.each<[DateStyle, string, string, string]>([
    ['day-first', '1 Mar 27', '1 Mar 2027', 'Mon 1 Mar 2027'],
    ['month-first', 'Mar 1, 27', 'Mar 1, 2027', 'Mon Mar 1, 2027'],
    ['iso', '2027-03-01', '2027-03-01', 'Mon 2027-03-01'],
  ])('days %s', (style, short, full, long) => {
    showAs({ dateStyle: style, numberStyle: 'comma' });
    expect([shortDate('2027-03-01T17:00'), fullDate('2027-03-01'), longDate('2027-03-01')]).toEqual([
      short,
      full,
      long,
    ]);
  });

  it.each<[NumberStyle, string, string, string, string]>([
    ['comma', '−1,234.5', '£1,250,000.45', '£2.95m', '+1,585'],
    ['point', '−1.234,5', '£1.250.000,45', '£2,95m', '+1.585'],
    ['space', '−1\u202F234,5', '£1\u202F250\u202F000,45', '£2,95m', '+1\u202F585'],
  ])('numbers with a %s', (style, minus, cents, short, delta) => {
    showAs({ dateStyle: 'day-first', numberStyle: style });
    expect([plain(-1234.5), fullMoney(125_000_045, 'GBP'), money(294_700_000, 'GBP'), signed(1585)]).toEqual([
      minus,
      cents,
      short,
      delta,
    ]);
  });

  it.each(dateStyle.options)('days %s reads back what it shows', (style) => {
    showAs({ dateStyle: style, numberStyle: 'comma' });
    for (const day of ['2027-03-01', '2026-12-31', '1999-10-10'])
      for (const shown of [shortDate(day), fullDate(day), longDate(day)])
        expect(parseTypedDate(shown)).toEqual({ kind: 'date', date: day });
  });

  it.each(numberStyle.options)('numbers with a %s reads back what it shows', (style) => {
    showAs({ dateStyle: 'day-first', numberStyle: style });
    for (const minor of [0, 5, 125_000_045, 99_999, 100_000, 1_234_500])
      expect(parseTypedMoney(fullMoney(minor, 'GBP'), 'GBP')).toBe(minor);
  });

  it.each(numberStyle.options)('numbers with a %s takes back the limits that it shows', (style) => {
    showAs({ dateStyle: 'day-first', numberStyle: style });
    for (const value of [0, 0.95, 0.857, 25_000, 1234.567, -12, 1_000_000, 10.5])
      expect(Number(unformatted(exact(value)))).toBe(value);
  });

  it.each([
    ['1.234,5', 123_450],
    ['1.250.000', 125_000_000],
    ['1,2m', 120_000_000],
    ['836k', 83_600_000],
    ['1 250 000', 125_000_000],
  ])('numbers with a point reads %s as an amount', (text, minor) => {
    showAs({ dateStyle: 'day-first', numberStyle: 'point' });
    expect(parseTypedMoney(text, 'GBP')).toBe(minor);
  });
});
