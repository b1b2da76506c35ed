import { dateOfDay, dayNumber, dayOfDate, type LocalDate } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longDate, shortDate } from './format.ts';
import { parseTypedDate } from './parse-date.ts';

describe('a typed date', () => {
  it.each([
    ['2027-03-01', '2027-03-01'],
    ['1 Mar 27', '2027-03-01'],
    ['1 march 2027', '2027-03-01'],
    ['Mon 1 Mar 2027', '2027-03-01'],
    ['1-Mar-27', '2027-03-01'],
    ['1.3.2027', '2027-03-01'],
    ['13/3/2027', '2027-03-13'],
    ['3/13/2027', '2027-03-13'],
    ['3/3/27', '2027-03-03'],
    ['  1 Mar 27 ', '2027-03-01'],
    ['1 Mar 99', '1999-03-01'],
  ])('%s is %s', (typed, date) => expect(parseTypedDate(typed)).toEqual({ kind: 'date', date }));

  it('with two readings is ambiguous, and both are told', () =>
    expect(parseTypedDate('4/5/2026')).toEqual({
      kind: 'ambiguous',
      dayFirst: '2026-05-04',
      monthFirst: '2026-04-05',
    }));

  it.each([
    'TBC',
    '31 Feb 27',
    '2027-13-01',
    '1 Mrz 27',
    '32/1/2027',
    // out of the range of plausible years
    '1 Mar 1899',
    '2199-01-01',
  ])('%s is not read', (typed) => expect(parseTypedDate(typed)).toEqual({ kind: 'not-read' }));

  it('may be empty', () => expect(parseTypedDate('  ')).toEqual({ kind: 'empty' }));

  it('reads back what the product shows', () => {
    const [first, last] = [dayOfDate('1951-01-01' as LocalDate), dayOfDate('2149-12-31' as LocalDate)];
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (day) => {
        const date = dateOfDay(dayNumber(day));
        expect(parseTypedDate(longDate(date))).toEqual({ kind: 'date', date });
        if (date >= '1950' && date < '2050') expect(parseTypedDate(shortDate(date))).toEqual({ kind: 'date', date });
      }),
    );
  });
});
