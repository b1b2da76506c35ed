import { describe, expect, it } from 'vitest';
import { type Currency, exponentOf, minorFromDecimal, parseCurrency } from './money.ts';

const currency = (code: string): Currency => {
  const parsed = parseCurrency(code);
  if (parsed === null) throw new Error(`${code} is no currency`);
  return parsed;
};

describe('minor units of a decimal amount', () => {
  it.each([
    ['12', 'GBP', 1200],
    ['12.3', 'GBP', 1230],
    ['12.345', 'GBP', 1235], // half goes away from zero
    ['12.344', 'GBP', 1234],
    ['-12.345', 'GBP', -1235],
    ['1.005', 'GBP', 101], // decided on the digits; as a float it would be 100
    ['0.1', 'GBP', 10],
    ['-0', 'GBP', 0],
    ['+7.', 'GBP', 700],
    ['1234', 'JPY', 1234],
    ['1234.5', 'JPY', 1235],
    ['1.2345', 'KWD', 1235],
    ['90071992547409.91', 'GBP', 9007199254740991], // the largest exact one
  ])('%s %s is %i', (decimal, code, minor) => {
    expect(minorFromDecimal(decimal, currency(code))).toBe(minor);
  });

  it.each([
    ['90071992547409.92', 'beyond exact integers'],
    ['1e5', 'no plain decimal'],
    ['1,000', 'separators are the reader’s business'],
    ['.5', 'no whole part'],
    ['', 'nothing'],
    ['TBC', 'no number'],
  ])('refuses %s: %s', (decimal) => {
    expect(minorFromDecimal(decimal, currency('GBP'))).toBeNull();
  });

  it('knows the exponent of each currency', () => {
    expect(['GBP', 'EUR', 'PLN', 'JPY', 'KWD'].map((code) => exponentOf(currency(code)))).toEqual([2, 2, 2, 0, 3]);
  });

  it.each(['gbp', 'GB', 'GBPX', '£'])('refuses %s as a currency', (code) => {
    expect(parseCurrency(code)).toBeNull();
  });
});
