import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullMoney } from './format.ts';
import { parseTypedMoney } from './parse-money.ts';

describe('a typed amount', () => {
  it.each([
    ['1,250,000', 125_000_000],
    ['£1,250,000', 125_000_000],
    ['1.2m', 120_000_000],
    ['£836k', 83_600_000],
    ['0.5bn', 50_000_000_000],
    ['1.005', 101],
    ['GBP 12', 1_200],
    ['1.2345k', 123_450],
    ['0', 0],
  ])('%s is %d pence', (typed, minor) => expect(parseTypedMoney(typed, 'GBP')).toBe(minor));

  it('follows the exponent of its currency', () => expect(parseTypedMoney('1,250', 'JPY')).toBe(1_250));

  it('may be empty', () => expect(parseTypedMoney(' ', 'GBP')).toBeNull());

  it.each(['TBC', '1.2.3', '-5', '12 people', '99999999999999999999'])('%s is not read', (typed) =>
    expect(parseTypedMoney(typed, 'GBP')).toBeUndefined(),
  );

  it('reads back what the product shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.constantFrom('GBP', 'JPY', 'DKK'), (minor, currency) => {
        expect(parseTypedMoney(fullMoney(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});
