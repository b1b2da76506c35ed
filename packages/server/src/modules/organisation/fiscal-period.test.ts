import type { Period } from '@sightline/contract';
import { daysBetween, type LocalDate, parseLocalDate } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addedYearProblems,
  fiscalYearPeriods,
  type PeriodMove,
  periodMoveProblems,
  removedYearProblems,
} from './fiscal-period.ts';

const on = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(`${text} is no date`);
  return date;
};

describe('the periods of a fiscal year', () => {
  it.each([
    [2026, 1, '2026-01-01', '2026-12-31'],
    [2027, 4, '2026-04-01', '2027-03-31'],
    [2024, 3, '2023-03-01', '2024-02-29'], // a leap day at its end
    [2027, 12, '2026-12-01', '2027-11-30'],
  ])('%i from month %i are %s to %s', (year, month, first, last) => {
    const periods = fiscalYearPeriods(year, month);
    expect([periods[0]?.firstOn, periods.at(-1)?.lastOn]).toEqual([first, last]);
  });

  it('follow one another without a gap, and years do too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1951, max: 2149 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const periods = [...fiscalYearPeriods(year, month), ...fiscalYearPeriods(year + 1, month)];
        for (const [index, next] of periods.slice(1).entries()) {
          expect(daysBetween(periods[index]?.lastOn ?? next.firstOn, next.firstOn)).toBe(1);
        }
      }),
    );
  });
});

const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code.split('.')[1]);
const year = (state: Period['state'] = 'open') => fiscalYearPeriods(2026, 1).map((each) => ({ ...each, state }));

describe('a fiscal year', () => {
  it('is added once', () => {
    expect(codes(addedYearProblems(year(), 2026, 1))).toEqual(['fiscal-year-there']);
    expect(addedYearProblems(year(), 2027, 1)).toEqual([]);
  });

  it('does not overlap what is there: every period in the way is named', () => {
    expect(codes(addedYearProblems(year(), 2027, 4))).toEqual(Array.from({ length: 9 }, () => 'periods-overlap'));
  });

  it('is taken out only while nothing in it was ever closed', () => {
    expect(removedYearProblems(year(), 2026)).toEqual([]);
    expect(codes(removedYearProblems(year(), 2025))).toEqual(['fiscal-year-missing']);
    const reopened = year().map((each) => (each.number === 1 ? { ...each, reason: 'A late invoice' } : each));
    expect(codes(removedYearProblems(reopened, 2026))).toEqual(['period-was-closed']);
  });
});

describe('moving a period', () => {
  const move = (given: Partial<PeriodMove>): PeriodMove => ({
    firstOn: on('2026-01-01'),
    base: 'open',
    value: 'closing',
    reason: null,
    ...given,
  });
  const today = on('2026-11-20');
  it.each<[name: string, state: Period['state'], moves: PeriodMove[], codes: string[]]>([
    ['forward', 'open', [move({})], []],
    ['two steps forward', 'open', [move({ value: 'closed' })], []],
    ['back with a reason', 'closed', [move({ base: 'closed', value: 'open', reason: 'A late invoice' })], []],
    ['back without one', 'closed', [move({ base: 'closed', value: 'closing' })], ['reopening-needs-reason']],
    ['closed before its end', 'open', [move({ firstOn: on('2026-11-01'), value: 'closed' })], ['period-not-over']],
    ['closing before its end', 'open', [move({ firstOn: on('2026-11-01') })], []],
    ['moved by another', 'closing', [move({})], ['period-state-moved']],
    ['not there', 'open', [move({ firstOn: on('2026-01-02') })], ['period-missing']],
    ['twice', 'open', [move({}), move({})], ['period-moved-twice']],
    [
      'all at once',
      'open',
      [move({ firstOn: on('2031-01-01') }), move({ firstOn: on('2026-12-01'), base: 'closing', value: 'closed' })],
      ['period-missing', 'period-state-moved', 'period-not-over'],
    ],
  ])('%s', (_, state, moves, expected) => {
    expect(codes(periodMoveProblems(year(state), moves, today))).toEqual(expected);
  });
});
