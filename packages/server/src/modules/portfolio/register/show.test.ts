import { parseLocalDate } from '@sightline/kernel';
import { expect, it } from 'vitest';
import { showAmount, showDate, showStage } from './show.ts';
import { currency } from './testing/register-of.ts';

it.each<[minor: number, code: string, shown: string]>([
  [120_000_000, 'GBP', '£1,200,000'],
  [50, 'GBP', '£0.50'],
  [-123_456, 'EUR', '-€1,234.56'],
  [1200, 'JPY', '¥1,200'],
  [1_234_567, 'KWD', 'KWD 1,234.567'],
  [0, 'PLN', 'PLN 0'],
])('%i minor units of %s are %s', (minor, code, shown) => {
  expect(showAmount(minor, currency(code))).toBe(shown);
});

it('shows days and stages in words', () => {
  const day = parseLocalDate('2026-05-04');
  expect(day === null ? null : showDate(day)).toBe('4 May 2026');
  expect(showStage('business-case')).toBe('Business case');
});
