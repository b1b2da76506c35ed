import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateMinor,
  type Currency,
  convertBack,
  convertMoney,
  exponentOf,
  minorFromDecimal,
  parseCurrency,
} from './money.ts';

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

describe('an amount in another currency', () => {
  const rate = (text: string) => {
    const [whole = '', fraction = ''] = text.split('.');
    return { numerator: Number(whole + fraction), scale: fraction.length };
  };
  it.each([
    [10_000, 'EUR', '0.8567', 'GBP', 8567],
    [1, 'EUR', '0.5', 'GBP', 1], // half goes away from zero
    [-1, 'EUR', '0.5', 'GBP', -1],
    [100, 'JPY', '0.0053', 'GBP', 53], // 100 yen, not 100 sen
    [100, 'GBP', '188.68', 'JPY', 189],
    [1000, 'KWD', '2.55', 'GBP', 255],
  ])('%i of %s at %s %s is %i', (minor, from, text, to, converted) => {
    expect(convertMoney({ minor, currency: currency(from) }, rate(text), currency(to))).toBe(converted);
  });

  it('is null where no exact integer holds it', () => {
    const money = { minor: Number.MAX_SAFE_INTEGER, currency: currency('EUR') };
    expect(convertMoney(money, rate('1.1'), currency('GBP'))).toBeNull();
  });

  it('is off by half a unit at most, and comes back within what rounding took', () => {
    const codes = fc.constantFrom('GBP', 'JPY', 'KWD', 'PLN');
    const rates = fc.record({ numerator: fc.integer({ min: 1, max: 1e9 }), scale: fc.integer({ min: 0, max: 8 }) });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), codes, codes, rates, (minor, from, to, each) => {
        const there = convertMoney({ minor, currency: currency(from) }, each, currency(to));
        if (there === null) return;
        const exact = BigInt(minor) * BigInt(each.numerator) * 10n ** BigInt(exponentOf(currency(to)));
        const unit = 10n ** BigInt(each.scale + exponentOf(currency(from)));
        const off = BigInt(there) * unit - exact;
        expect(2n * (off < 0n ? -off : off) <= unit).toBe(true);
        const back = convertBack({ minor: there, currency: currency(to) }, each, currency(from));
        if (back === null) return;
        const lost = BigInt(back - minor) * BigInt(each.numerator) * 10n ** BigInt(exponentOf(currency(to)));
        const allowed = unit + BigInt(each.numerator) * 10n ** BigInt(exponentOf(currency(to)));
        expect(2n * (lost < 0n ? -lost : lost) <= allowed).toBe(true);
      }),
    );
  });
});

describe('an amount shared by weights', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 3, 1], [0, 8, 2]],
    [7, [1, 2, 3, 1], [1, 2, 3, 1]],
    [0, [1, 1], [0, 0]],
  ])('%i by %j is %j', (minor, weights, shares) => {
    expect(allocateMinor(minor, weights)).toEqual(shares);
  });

  it('sums exactly, and gives nobody a whole unit more or less than his share', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 12 })
      .filter((each) => each.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.integer({ min: -9e15, max: 9e15 }), weights, (minor, each) => {
        const shares = allocateMinor(minor, each);
        const total = each.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(minor));
        for (const [index, share] of shares.entries()) {
          const off = BigInt(share) * BigInt(total) - BigInt(minor) * BigInt(each[index] ?? 0);
          expect((off < 0n ? -off : off) < BigInt(total)).toBe(true);
        }
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[2, -1]]])('throws for the weights %j', (weights) => {
    expect(() => allocateMinor(100, weights)).toThrow('weighs');
  });
});
