import { describe, expect, it } from 'vitest';
import { currencyOf, on } from './testing/facts.ts';
import { countWords, dateWords, moneyWords, percentWords, signed, stageWords } from './words.ts';

describe('words', () => {
  it.each([
    [0, 'GBP', '£0'],
    [950_000, 'GBP', '£9,500'],
    [999_949, 'GBP', '£9,999'],
    [999_950, 'GBP', '£10k'],
    [83_600_000, 'GBP', '£836k'],
    [99_949_999, 'GBP', '£999k'],
    [99_950_000, 'GBP', '£1.0m'],
    [240_000_000, 'GBP', '£2.4m'],
    // "£3m of £2.4m is spent: 22.9% over budget" would not add up
    [295_000_000, 'GBP', '£2.95m'],
    [999_499_999, 'GBP', '£9.99m'],
    [999_500_000, 'GBP', '£10.0m'],
    [5_460_000_000, 'EUR', '€54.6m'],
    [9_994_999_999, 'USD', '$99.9m'],
    [9_995_000_000, 'USD', '$100m'],
    [99_949_999_999, 'USD', '$999m'],
    [120_000_000_000, 'USD', '$1.2bn'],
    [-5_000_000, 'GBP', '\u2212£50k'],
    [2_400_000, 'JPY', '¥2.4m'],
    [240_000_000, 'PLN', 'PLN 2.4m'],
  ])('money %i %s is %s', (minor, code, words) => {
    expect(moneyWords(minor, currencyOf(code))).toBe(words);
  });

  it('dates, counts, signs and shares', () => {
    expect(dateWords(on('2027-03-01'))).toBe('1 Mar 2027');
    expect([countWords(1, 'task'), countWords(-2, 'task'), countWords(0.5, 'task')]).toEqual([
      '1 task',
      '2 tasks',
      '0.5 tasks',
    ]);
    expect([signed(56), signed(-3), signed(0)]).toEqual(['+56', '\u22123', '0']);
    expect([percentWords(42), percentWords(4.54), percentWords(-3)]).toEqual(['42%', '4.5%', '\u22123%']);
    expect(stageWords('business-case')).toBe('business case');
  });
});
