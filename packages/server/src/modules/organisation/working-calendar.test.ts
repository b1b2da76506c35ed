import type { WorkingCalendar } from '@sightline/contract';
import { formatLocalMinute, type LocalDate } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { calendarProblems, clockEnd, DEFAULT_WORKING_CALENDAR as PLAIN, workingTimeOf } from './working-calendar.ts';

const day = (text: string) => text as LocalDate;
const free = (on: string) => ({ on: day(on), name: 'Holiday', shifts: [] });

describe('a clock of working days', () => {
  const endOf = (calendar: WorkingCalendar, from: string, days: number) => {
    const end = clockEnd(workingTimeOf(calendar), day(from), days);
    return end === null ? null : formatLocalMinute(end);
  };
  it.each<readonly [string, WorkingCalendar, string, number, string]>([
    ['ends with the next working day', PLAIN, '2026-06-01', 1, '2026-06-02T17:00'],
    ['jumps the weekend', PLAIN, '2026-06-05', 1, '2026-06-08T17:00'],
    ['begun on a Saturday counts from Monday', PLAIN, '2026-06-06', 1, '2026-06-08T17:00'],
    ['of five days takes a week', PLAIN, '2026-06-01', 5, '2026-06-08T17:00'],
    ['jumps a holiday', { ...PLAIN, exceptions: [free('2026-06-02')] }, '2026-06-01', 1, '2026-06-03T17:00'],
    [
      'runs on a Saturday that works',
      { ...PLAIN, exceptions: [{ on: day('2026-06-06'), name: 'Stocktake', shifts: [{ start: 480, finish: 720 }] }] },
      '2026-06-05',
      1,
      '2026-06-06T12:00',
    ],
  ])('%s', (_what, calendar, from, days, end) => {
    expect(endOf(calendar, from, days)).toBe(end);
  });
});

describe('a working calendar', () => {
  const codesOf = (calendar: WorkingCalendar) => calendarProblems(calendar).map(({ code }) => code);
  it('is refused with all that is wrong: no working day, times out of order, a day twice', () => {
    expect(codesOf(PLAIN)).toEqual([]);
    expect(codesOf({ week: PLAIN.week.map(() => []), exceptions: [free('2026-12-25'), free('2026-12-25')] })).toEqual([
      'organisation.calendar-never-works',
      'organisation.exception-twice',
    ]);
    const backwards = [{ start: 600, finish: 540 }];
    const overlapping = [
      { start: 540, finish: 720 },
      { start: 700, finish: 1020 },
    ];
    expect(codesOf({ ...PLAIN, week: [backwards, overlapping, ...PLAIN.week.slice(2)] })).toEqual([
      'organisation.shift-not-valid',
      'organisation.shift-not-valid',
    ]);
  });
});
