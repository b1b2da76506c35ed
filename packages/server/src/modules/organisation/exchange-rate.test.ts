import { type Currency, type LocalDate, parseCurrency, parseLocalDate } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRate, type RateChange, rateOn, rateProblems, rateText } from './exchange-rate.ts';

const on = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(`${text} is no date`);
  return date;
};
const currency = (code: string): Currency => {
  const parsed = parseCurrency(code);
  if (parsed === null) throw new Error(`${code} is no currency`);
  return parsed;
};
const [EUR, GBP, PLN] = [currency('EUR'), currency('GBP'), currency('PLN')];
const old = { numerator: 86, scale: 2 };
const rates = [
  { currency: EUR, from: on('2026-07-01'), rate: { numerator: 857, scale: 3 } },
  { currency: EUR, from: on('2026-01-01'), rate: old },
];

describe('the rate on a day', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', '0.86'],
    ['2026-06-30', '0.86'],
    ['2026-07-01', '0.857'],
    ['2030-01-01', '0.857'],
  ])('%s is %s', (day, text) => {
    const rate = rateOn(rates, EUR, on(day));
    expect(rate === null ? null : rateText(rate)).toBe(text);
    expect(rateOn(rates, PLN, on(day))).toBeNull();
  });
});

it.each([
  [{ numerator: 8500, scale: 4 }, '0.8500', '0.85'],
  [{ numerator: 1200, scale: 0 }, '1200', '1200'],
  [{ numerator: 5, scale: 6 }, '0.000005', '0.000005'],
  [{ numerator: -25, scale: 1 }, '-2.5', '-2.5'],
])('%j is written %s, and plainly %s', (rate, text, plain) => {
  expect(rateText(rate)).toBe(text);
  expect(rateText(plainRate(rate))).toBe(plain);
});

it('is worth the same when written plainly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 12 }), (numerator, scale) => {
      const plain = plainRate({ numerator, scale });
      expect(BigInt(plain.numerator) * 10n ** BigInt(scale - plain.scale)).toBe(BigInt(numerator));
    }),
  );
});

describe('changing rates', () => {
  const change = (given: Partial<RateChange>): RateChange => ({
    currency: PLN,
    from: on('2026-01-01'),
    base: null,
    value: { numerator: 2, scale: 1 },
    ...given,
  });
  it.each<[name: string, changes: RateChange[], codes: string[]]>([
    ['a new one', [change({})], []],
    ['one taken out', [change({ currency: EUR, base: old, value: null })], []],
    ['seen in another spelling', [change({ currency: EUR, base: { numerator: 860, scale: 3 } })], []],
    ['of the report currency', [change({ currency: GBP })], ['rate-of-report-currency']],
    ['zero and below', [change({ value: { numerator: 0, scale: 0 } })], ['rate-not-positive']],
    ['a day twice', [change({}), change({})], ['rate-twice']],
    ['set meanwhile', [change({ currency: EUR })], ['rate-moved']],
    ['gone meanwhile', [change({ base: old, value: null })], ['rate-moved']],
    [
      'all at once',
      [change({ currency: GBP, value: { numerator: -1, scale: 0 } }), change({ currency: EUR })],
      ['rate-of-report-currency', 'rate-not-positive', 'rate-moved'],
    ],
  ])('%s', (_, changes, codes) => {
    expect(rateProblems(rates, changes, GBP).map(({ code }) => code.split('.')[1])).toEqual(codes);
  });
});
