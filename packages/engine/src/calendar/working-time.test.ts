import { dayNumber } from '@sightline/kernel';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countWorking,
  lastFinish,
  nextStart,
  step,
  touchesWork as touches,
  writeOut,
} from '../testing/naive/working-time.ts';
import { at, OFFICE } from '../testing/plan-builder.ts';
import { randomCalendar } from '../testing/random-plan.ts';
import type { Calendar } from './calendar.ts';
import { CONTINUOUS, compileCalendar } from './compile-calendar.ts';
import {
  addWorking,
  lastWorkFinish,
  nextWorkStart,
  touchesWork,
  type WorkingTime,
  workingBetween,
} from './working-time.ts';

const office = compiled(OFFICE);

function compiled(calendar: Calendar): WorkingTime {
  const result = compileCalendar(calendar);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe('addWorking', () => {
  it.each([
    ['2026-03-02T08:00', 240, '2026-03-02T12:00'], // ends with the morning
    ['2026-03-02T08:00', 241, '2026-03-02T13:01'], // goes on after lunch
    ['2026-03-06T16:00', 120, '2026-03-09T09:00'], // over the weekend
    ['2026-03-07T10:00', 60, '2026-03-09T09:00'], // from a day off
    ['2026-03-02T12:30', 0, '2026-03-02T12:30'], // nothing moves
    ['2026-03-02T17:00', -240, '2026-03-02T13:00'], // back to the beginning of the afternoon
    ['2026-03-09T08:00', -60, '2026-03-06T16:00'], // back over the weekend
    ['1899-12-30T08:00', 480, '1900-01-01T17:00'], // a Saturday far before the horizon
    ['2199-12-31T08:00', 960, '2200-01-01T17:00'], // far after it
  ])('%s and %d minutes is %s', (from, minutes, expected) => {
    expect(addWorking(office, at(from), minutes)).toBe(at(expected));
  });
});

describe('the edges of work', () => {
  it.each([
    ['2026-03-02T08:00', '2026-03-02T08:00', '2026-02-27T17:00'],
    ['2026-03-02T12:00', '2026-03-02T13:00', '2026-03-02T12:00'],
    ['2026-03-02T12:30', '2026-03-02T13:00', '2026-03-02T12:00'],
    ['2026-03-07T00:00', '2026-03-09T08:00', '2026-03-06T17:00'],
  ])('around %s are %s and %s', (moment, next, last) => {
    expect(nextWorkStart(office, at(moment))).toBe(at(next));
    expect(lastWorkFinish(office, at(moment))).toBe(at(last));
  });

  it('touch the beginning and the end of a period, not the pause', () => {
    const touched = ['08:00', '10:00', '12:00', '12:30', '13:00', '17:00', '17:01'].filter((clock) =>
      touchesWork(office, at(`2026-03-02T${clock}`)),
    );
    expect(touched).toEqual(['08:00', '10:00', '12:00', '13:00', '17:00']);
  });

  it('are everywhere in continuous time', () => {
    expect(addWorking(CONTINUOUS, 12_345, 6789)).toBe(19_134);
    expect(addWorking(CONTINUOUS, 12_345, -6789)).toBe(5556);
    expect(nextWorkStart(CONTINUOUS, -5)).toBe(-5);
  });
});

describe('a compiled calendar', () => {
  const seed = 20_261_123;
  it(`answers like one written out minute by minute (seed ${seed})`, () => {
    const first = 20_514;
    const minute = fc.integer({ min: (first - 30) * 1440, max: (first + 60) * 1440 });
    const property = fc.property(
      randomCalendar,
      minute,
      minute,
      fc.integer({ min: -9000, max: 9000 }),
      (calendar, a, b, minutes) => {
        const ours = compiled(calendar);
        const naive = writeOut(calendar, first - 120, first + 180);
        expect(addWorking(ours, a, minutes)).toBe(step(naive, a, minutes));
        expect(nextWorkStart(ours, a)).toBe(nextStart(naive, a));
        expect(lastWorkFinish(ours, a)).toBe(lastFinish(naive, a));
        expect(workingBetween(ours, a, b)).toBe(countWorking(naive, a, b));
        expect(touchesWork(ours, a)).toBe(touches(naive, a));
      },
    );
    fc.assert(property, { seed, numRuns: 200 });
  });

  it('lets the last exception of a day win, and exceptions over work weeks', () => {
    const monday = dayNumber(20_514);
    const span = { from: monday, to: monday, name: '' };
    const morning = [{ start: 480, finish: 720 }];
    const calendar: Calendar = {
      ...OFFICE,
      workWeeks: [
        { from: monday, to: dayNumber(monday + 6), days: Array.from({ length: 7 }, () => [{ start: 0, finish: 60 }]) },
      ],
      exceptions: [
        { ...span, shifts: [] },
        { ...span, shifts: morning },
      ],
    };
    const time = compiled(calendar);
    expect(workingBetween(time, monday * 1440, (monday + 1) * 1440)).toBe(240);
    expect(workingBetween(time, (monday + 1) * 1440, (monday + 7) * 1440)).toBe(6 * 60);
  });

  it('takes thousands of spans of two centuries as quickly as one', () => {
    const span = { from: dayNumber(-7000), to: dayNumber(66_000), name: '' };
    const exceptions = Array.from({ length: 20_000 }, (_, i) => ({
      ...span,
      shifts: [{ start: i % 60, finish: 60 + (i % 60) }],
    }));
    const time = compiled({ ...OFFICE, exceptions });
    expect(workingBetween(time, 0, 7 * 1440)).toBe(7 * 60);
  });

  it('leaves out exceptions of years that no plan has', () => {
    const old = { from: dayNumber(-900_000), to: dayNumber(-800_000), name: '', shifts: [] };
    expect(compiled({ ...OFFICE, exceptions: [old] }).horizon.patternOf.length).toBe(0);
  });
});
