import { dateOfDay, dayNumber, dayOfDate, type LocalDate, parseLocalDate } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LoadPeriod, loadPeriods } from './load-periods.ts';
import { type LoadCell, type LoadFacts, roleLoad } from './role-load.ts';

function on(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(`no date: ${text}`);
  return date;
}

const TODAY = on('2026-11-25');
const NOTHING: LoadFacts = { resources: [], absences: [], lineWork: [], bookings: [] };
const person = (id: string, given: Partial<LoadFacts['resources'][number]> = {}) => ({
  id,
  roleId: 'dev',
  fullTimePercent: 100,
  usualWorkPercent: 0,
  startsOn: null,
  endsOn: null,
  ...given,
});
const booked = (startsOn: string, endsOn: string, loadPercent: number, given = {}) => ({
  roleId: 'dev',
  resourceId: null,
  startsOn: on(startsOn),
  endsOn: on(endsOn),
  loadPercent,
  isHard: true,
  ...given,
});

describe('the periods of a load', () => {
  it.each([
    // The week of the day itself, whatever weekday it is; the months begin where the weeks end.
    ['2026-11-25', '2026-11-23', '2027-01-17', '2027-01-01', '2027-12-31'],
    ['2026-11-23', '2026-11-23', '2027-01-17', '2027-01-01', '2027-12-31'],
    ['2026-11-29', '2026-11-23', '2027-01-17', '2027-01-01', '2027-12-31'],
    // The weeks end with a month.
    ['2027-03-31', '2027-03-29', '2027-05-23', '2027-05-01', '2028-04-30'],
  ])('of %s', (today, firstWeek, lastOfWeeks, firstMonth, last) => {
    const periods = loadPeriods(on(today));
    expect(periods.map(({ kind }) => kind)).toEqual([...Array(8).fill('week'), ...Array(12).fill('month')]);
    expect([periods[0]?.from, periods[7]?.to, periods[8]?.from, periods.at(-1)?.to]).toEqual([
      firstWeek,
      lastOfWeeks,
      firstMonth,
      last,
    ]);
  });
});

describe('the load of a role', () => {
  const firstWeek = (facts: Partial<LoadFacts>, roleId = 'dev') =>
    roleLoad(loadPeriods(TODAY), { ...NOTHING, ...facts }).get(roleId)?.[0];

  it.each<[string, Partial<LoadFacts>, Partial<LoadCell>]>([
    ['nothing booked', { resources: [person('a')] }, { capacityPercent: 100, loadPercent: 0, level: 'none' }],
    [
      'two people, one and a half booked, a half of it softly',
      {
        resources: [person('a'), person('b')],
        bookings: [booked('2026-01-01', '2027-12-31', 100), booked('2026-01-01', '2027-12-31', 50, { isHard: false })],
      },
      { capacityPercent: 200, hardPercent: 100, softPercent: 50, loadPercent: 75, level: 'free' },
    ],
    [
      'two of five days',
      { resources: [person('a')], bookings: [booked('2026-11-26', '2026-11-29', 100)] },
      { hardPercent: 40, loadPercent: 40 },
    ],
    [
      'exactly what there is',
      { resources: [person('a')], bookings: [booked('2026-11-23', '2026-11-27', 100)] },
      { loadPercent: 100, level: 'full' },
    ],
    [
      'a little more than there is',
      { resources: [person('a')], bookings: [booked('2026-11-23', '2026-11-27', 101)] },
      { loadPercent: 101, level: 'over' },
    ],
    [
      'half time, a fifth of it beside projects, a day away and work of the line',
      {
        resources: [person('a', { fullTimePercent: 50, usualWorkPercent: 20 })],
        absences: [{ resourceId: 'a', startsOn: on('2026-11-23'), endsOn: on('2026-11-23') }],
        lineWork: [{ resourceId: 'a', startsOn: on('2026-11-24'), endsOn: on('2026-11-24'), loadPercent: 60 }],
      },
      // 0 + 0 (never less) + 3 × 40, over five days.
      { capacityPercent: 24 },
    ],
    [
      'somebody who comes in the middle of the week',
      { resources: [person('a', { startsOn: on('2026-11-26') })] },
      { capacityPercent: 40 },
    ],
    ['nobody there', { bookings: [booked('2026-11-23', '2026-11-27', 10)] }, { loadPercent: null, level: 'over' }],
    [
      'a booking of a person counts for his role',
      {
        resources: [person('a')],
        bookings: [booked('2026-11-23', '2026-11-27', 90, { roleId: null, resourceId: 'a' })],
      },
      { hardPercent: 90, level: 'full' },
    ],
  ])('with %s', (_, facts, expected) => {
    expect(firstWeek(facts)).toMatchObject(expected);
  });

  it('of what names no role stands by itself', () => {
    expect(firstWeek({ resources: [person('a', { roleId: null })] }, '')).toMatchObject({ capacityPercent: 100 });
  });
});

/** The same once more, day by day, from what each day says of each record. */
function naive(period: LoadPeriod, roleId: string, facts: LoadFacts) {
  const days: LocalDate[] = [];
  for (let day = dayOfDate(period.from); day <= dayOfDate(period.to); day = dayNumber(day + 1)) {
    const weekday = new Date(`${dateOfDay(day)}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(dateOfDay(day));
  }
  const holds = (day: string, { startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) =>
    (startsOn ?? '') <= day && day <= (endsOn ?? '9999');
  const roleOf = (id: string | null) => facts.resources.find((each) => each.id === id)?.roleId ?? null;
  let [capacity, hard, soft] = [0, 0, 0];
  for (const day of days) {
    for (const resource of facts.resources) {
      if (resource.roleId !== roleId || !holds(day, resource)) continue;
      if (facts.absences.some((each) => each.resourceId === resource.id && holds(day, each))) continue;
      const line = facts.lineWork.filter((each) => each.resourceId === resource.id && holds(day, each));
      const own = resource.fullTimePercent - (resource.fullTimePercent * resource.usualWorkPercent) / 100;
      capacity += Math.max(0, own - line.reduce((sum, each) => sum + each.loadPercent, 0));
    }
    for (const booking of facts.bookings) {
      if ((booking.roleId ?? roleOf(booking.resourceId)) !== roleId || !holds(day, booking)) continue;
      if (booking.isHard) hard += booking.loadPercent;
      else soft += booking.loadPercent;
    }
  }
  return { capacity: capacity / days.length, hard: hard / days.length, soft: soft / days.length };
}

const day = fc.integer({ min: -60, max: 480 }).map((after) => dateOfDay(dayNumber(dayOfDate(TODAY) + after)));
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { startsOn: a, endsOn: b } : { startsOn: b, endsOn: a }));
const role = fc.constantFrom('dev', 'test');
const id = fc.constantFrom('a', 'b', 'c');
const tens = fc.integer({ min: 0, max: 30 }).map((ten) => ten * 10);
const facts: fc.Arbitrary<LoadFacts> = fc.record({
  resources: fc.uniqueArray(
    fc
      .tuple(
        span,
        fc.record({
          id,
          roleId: role,
          fullTimePercent: fc.constantFrom(50, 80, 100),
          usualWorkPercent: fc.constantFrom(0, 20),
        }),
      )
      .map(([when, each]) => ({ ...when, ...each })),
    { selector: (each) => each.id },
  ),
  absences: fc.array(
    fc.tuple(span, id).map(([when, resourceId]) => ({ ...when, resourceId })),
    { maxLength: 4 },
  ),
  lineWork: fc.array(
    fc.tuple(span, id, tens).map(([when, resourceId, loadPercent]) => ({ ...when, resourceId, loadPercent })),
    { maxLength: 4 },
  ),
  bookings: fc.array(
    fc
      .tuple(span, fc.option(role), fc.option(id), tens, fc.boolean())
      .map(([when, roleId, resourceId, loadPercent, isHard]) => ({ ...when, roleId, resourceId, loadPercent, isHard })),
    { maxLength: 8 },
  ),
});

it('agrees with a second, naive sum for all facts', () => {
  const periods = loadPeriods(TODAY);
  fc.assert(
    fc.property(facts, (each) => {
      for (const [roleId, cells] of roleLoad(periods, each)) {
        if (roleId === '') continue;
        for (const [at, period] of periods.entries()) {
          const cell = cells[at];
          const sum = naive(period, roleId, each);
          expect(Math.abs((cell?.capacityPercent ?? Number.NaN) - sum.capacity)).toBeLessThanOrEqual(0.500001);
          expect(Math.abs((cell?.hardPercent ?? Number.NaN) - sum.hard)).toBeLessThanOrEqual(0.500001);
          expect(Math.abs((cell?.softPercent ?? Number.NaN) - sum.soft)).toBeLessThanOrEqual(0.500001);
          if (Math.abs(sum.hard + sum.soft - sum.capacity) > 1e-6)
            expect(cell?.level === 'over').toBe(sum.hard + sum.soft > sum.capacity);
        }
      }
    }),
    { numRuns: 60 },
  );
});
