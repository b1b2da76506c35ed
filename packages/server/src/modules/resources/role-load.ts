import type { LoadLevel } from '@sightline/contract';
import { dayNumber, dayOfDate, type LocalDate, weekdayOf } from '@sightline/kernel';
import type { LoadPeriod } from './load-periods.ts';

type Span = { readonly startsOn: LocalDate | null; readonly endsOn: LocalDate | null };

export type LoadResource = Span & {
  readonly id: string;
  readonly roleId: string | null;
  readonly fullTimePercent: number;
  /** What is kept for work beside projects, of its full time. */
  readonly usualWorkPercent: number;
};
export type LoadTaken = Span & { readonly resourceId: string; readonly loadPercent: number };
export type LoadAbsence = Span & { readonly resourceId: string };
export type LoadBooking = Span & {
  readonly roleId: string | null;
  readonly resourceId: string | null;
  readonly loadPercent: number;
  readonly isHard: boolean;
};

export type LoadFacts = {
  readonly resources: readonly LoadResource[];
  /** Days on which a resource is not there. */
  readonly absences: readonly LoadAbsence[];
  /** Work of the line, which takes time from projects. */
  readonly lineWork: readonly LoadTaken[];
  readonly bookings: readonly LoadBooking[];
};

export type LoadCell = {
  readonly capacityPercent: number;
  readonly hardPercent: number;
  readonly softPercent: number;
  readonly loadPercent: number | null;
  readonly level: LoadLevel;
};

/** Percent of one full-time person on each day of the horizon. */
type Days = Float64Array;
type Sums = { readonly capacity: Days; readonly hard: Days; readonly soft: Days };

const NO_ROLE = '';

/** The load of every role that is booked or has resources, by its id; `''` = no role. O((resources + bookings) × days). */
export function roleLoad(periods: readonly LoadPeriod[], facts: LoadFacts): ReadonlyMap<string, readonly LoadCell[]> {
  const horizon = horizonOf(periods);
  const sums = new Map<string, Sums>();
  const sumsOf = (roleId: string | null): Sums => {
    const known = sums.get(roleId ?? NO_ROLE);
    if (known !== undefined) return known;
    const fresh = { capacity: horizon.days(), hard: horizon.days(), soft: horizon.days() };
    sums.set(roleId ?? NO_ROLE, fresh);
    return fresh;
  };
  const away = { lineWork: byResource(facts.lineWork), absences: byResource(facts.absences) };
  for (const resource of facts.resources)
    addInto(sumsOf(resource.roleId).capacity, capacityOf(resource, away, horizon));
  const roleOf = new Map(facts.resources.map(({ id, roleId }) => [id, roleId]));
  for (const booking of facts.bookings) {
    const roleId = booking.roleId ?? roleOf.get(booking.resourceId ?? '') ?? null;
    const { hard, soft } = sumsOf(roleId);
    horizon.add(booking.isHard ? hard : soft, booking, booking.loadPercent);
  }
  return new Map([...sums].map(([roleId, each]) => [roleId, periods.map((period) => cellOf(period, each, horizon))]));
}

type Horizon = ReturnType<typeof horizonOf>;

function horizonOf(periods: readonly LoadPeriod[]) {
  const first = Math.min(...periods.map(({ from }) => dayOfDate(from)));
  const last = Math.max(...periods.map(({ to }) => dayOfDate(to)));
  const at = (day: LocalDate | null, otherwise: number) => (day === null ? otherwise : dayOfDate(day)) - first;
  return {
    days: (): Days => new Float64Array(last - first + 1),
    indexOf: (day: LocalDate) => dayOfDate(day) - first,
    isWeekday: (index: number) => weekdayOf(dayNumber(first + index)) < SATURDAY,
    add: (days: Days, { startsOn, endsOn }: Span, percent: number) => {
      const to = Math.min(days.length - 1, at(endsOn, last));
      for (let index = Math.max(0, at(startsOn, first)); index <= to; index++)
        days[index] = (days[index] ?? 0) + percent;
    },
  };
}

const SATURDAY = 5;

type Away = {
  readonly lineWork: ReadonlyMap<string, LoadTaken[]>;
  readonly absences: ReadonlyMap<string, LoadAbsence[]>;
};

function capacityOf(resource: LoadResource, { lineWork, absences }: Away, horizon: Horizon): Days {
  const days = horizon.days();
  horizon.add(days, resource, (resource.fullTimePercent * (100 - resource.usualWorkPercent)) / 100);
  for (const taken of lineWork.get(resource.id) ?? []) horizon.add(days, taken, -taken.loadPercent);
  for (const absence of absences.get(resource.id) ?? []) horizon.add(days, absence, Number.NEGATIVE_INFINITY);
  return days.map((percent) => Math.max(0, percent));
}

function byResource<T extends { readonly resourceId: string }>(all: readonly T[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) found.set(each.resourceId, [...(found.get(each.resourceId) ?? []), each]);
  return found;
}

function addInto(sum: Days, days: Days): void {
  for (const [index, percent] of days.entries()) sum[index] = (sum[index] ?? 0) + percent;
}

function cellOf({ from, to }: LoadPeriod, { capacity, hard, soft }: Sums, horizon: Horizon): LoadCell {
  let [weekdays, capacitySum, hardSum, softSum] = [0, 0, 0, 0];
  for (let index = horizon.indexOf(from); index <= horizon.indexOf(to); index++) {
    if (!horizon.isWeekday(index)) continue;
    weekdays++;
    capacitySum += capacity[index] ?? 0;
    hardSum += hard[index] ?? 0;
    softSum += soft[index] ?? 0;
  }
  const booked = hardSum + softSum;
  return {
    capacityPercent: Math.round(capacitySum / weekdays),
    hardPercent: Math.round(hardSum / weekdays),
    softPercent: Math.round(softSum / weekdays),
    loadPercent: capacitySum === 0 ? null : Math.round((100 * booked) / capacitySum),
    level: levelOf(booked, capacitySum),
  };
}

const FULL_FROM = 0.8;

function levelOf(booked: number, capacity: number): LoadLevel {
  if (booked === 0) return 'none';
  if (booked > capacity) return 'over';
  return booked >= FULL_FROM * capacity ? 'full' : 'free';
}
