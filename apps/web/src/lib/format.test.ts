import { describe, expect, it } from 'vitest';
import {
  counted,
  currencySymbol,
  fullMoney,
  longDate,
  longMinute,
  money,
  percent,
  plain,
  shortDate,
  shortName,
  signed,
  thousands,
} from './format.ts';

describe('dates', () => {
  it.each([
    ['2027-03-01', '1 Mar 27'],
    ['2027-12-31T17:00', '31 Dec 27'],
  ])('%s is %s in tables', (given, shown) => expect(shortDate(given)).toBe(shown));

  it('are long with their weekday in sentences', () => {
    expect(longDate('2026-11-20')).toBe('Fri 20 Nov 2026');
    expect(longMinute('2026-11-20T08:30')).toBe('Fri 20 Nov 2026, 08:30');
  });
});

describe('numbers', () => {
  it.each([
    [56, '+56'],
    [-3, '\u22123'],
    [0, '0'],
    [1585, '+1,585'],
    [-0.04, '0'],
  ])('%d is signed %s', (given, shown) => expect(signed(given)).toBe(shown));

  it.each([
    [1234567, '1,234,567'],
    [2.56, '2.6'],
    [-1000.5, '\u22121,000.5'],
    [999, '999'],
  ])('%d is %s', (given, shown) => expect(plain(given)).toBe(shown));

  it('percent has no decimals', () => expect(percent(54.4)).toBe('54%'));

  it.each([
    [1, '1 project'],
    [0, '0 projects'],
    [1200, '1,200 projects'],
  ])('%d is counted %s', (count, shown) => expect(counted(count, 'project')).toBe(shown));
});

describe('money', () => {
  it.each([
    [5_460_000_000, 'GBP', '£54.6m'],
    [83_600_000, 'GBP', '£836k'],
    [95_000, 'GBP', '£950'],
    [-83_600_000, 'GBP', '\u2212£836k'],
    [850_000, 'GBP', '£8,500'],
    [999_949, 'GBP', '£9,999'],
    // "£3m of £2.4m: 22.9% over" would not add up
    [295_000_000, 'GBP', '£2.95m'],
    [999_500_000, 'GBP', '£10.0m'],
    [9_995_000_000, 'GBP', '£100m'],
    [120_000_000_000, 'GBP', '£1.2bn'],
    // 999,600 would round to "£1000k"
    [99_960_000, 'GBP', '£1.0m'],
    [2_400_000, 'JPY', '¥2.4m'],
    [2_400_000_000, 'SEK', 'SEK\u200924.0m'],
  ])('%d minor %s is %s in a headline', (minor, currency, shown) => expect(money(minor, currency)).toBe(shown));

  it.each([
    [294_700_000, '2,947'],
    [2_800_000, '28'],
    [95_000, '1'],
    [55_000, '0.6'],
    [0, '0'],
  ])('%d minor GBP is %s in a column of thousands', (minor, shown) => expect(thousands(minor, 'GBP')).toBe(shown));

  it.each([
    [125_000_000, 'GBP', '£1,250,000'],
    [125_050, 'GBP', '£1,250.50'],
    [1_250, 'JPY', '¥1,250'],
  ])('%d minor %s is %s to the unit', (minor, currency, shown) => expect(fullMoney(minor, currency)).toBe(shown));

  it('has the code where there is no sign', () => expect(currencySymbol('DKK')).toBe('DKK\u2009'));
});

describe('names', () => {
  it.each([
    ['Marta Lewandowska', 'M. Lewandowska'],
    ['Fatima El Amrani', 'F. El Amrani'],
    ['Prince', 'Prince'],
  ])('%s is %s in a column', (given, shown) => expect(shortName(given)).toBe(shown));
});
