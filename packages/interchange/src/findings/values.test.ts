import { formatLocalMinute, parseCurrency } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { decimalOfHundredths, minorOf, parseDecimal, parseMinute } from './values.ts';

describe('a date of a file', () => {
  it.each([
    ['2026-05-04T08:00:00', '2026-05-04T08:00'],
    ['2026-05-04T10:24:42', '2026-05-04T10:24'],
    ['2026-05-04 08:00', '2026-05-04T08:00'],
    ['2026-05-04', '2026-05-04T00:00'],
    ['2026-05-04T08:00:00Z', '2026-05-04T08:00'], // plans are zone-less; what is written is what is meant
    ['2026-05-04T08:00:00+02:00', '2026-05-04T08:00'],
    ['2026-05-04T24:00:00', '2026-05-05T00:00'],
    ['31-JAN-24', '2024-01-31T00:00'],
    ['1-Feb-1998 08:30', '1998-02-01T08:30'],
    ['05-MAR-99', '1999-03-05T00:00'],
    ['2026-02-30', null],
    ['31-FOO-24', null],
    ['tomorrow', null],
  ])('%s is %s', (text, expected) => {
    const minute = parseMinute(text);
    expect(minute === null ? null : formatLocalMinute(minute)).toBe(expected);
  });
});

describe('a number of a file', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1,234.5', null],
    ['1e999', null],
    ['TBC', null],
  ])('%s is %s', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected);
  });
});

describe('money of a file', () => {
  it.each([
    ['1600000', '16000.00'],
    ['5', '0.05'],
    ['-250', '-2.50'],
    ['10.055', '0.10055'],
    ['TBC', 'TBC'],
  ])('%s hundredths are %s', (text, expected) => {
    expect(decimalOfHundredths(text)).toBe(expected);
  });

  it('is exact in the minor unit of its currency, two decimals when the file names none', () => {
    expect(minorOf('16000.00', parseCurrency('JPY'))).toBe(16000);
    expect(minorOf('0.1', null)).toBe(10);
    expect(minorOf('100,50', null)).toBe(10050);
    expect(minorOf('TBC', null)).toBeNull();
  });
});
