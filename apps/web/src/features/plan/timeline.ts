import { dateOfDay, dayFromCivil, type dayOfDate, type LocalDate, parseLocalMinute } from '@sightline/kernel';

/** A stretch of days drawn from 0 to 1. */
export type TimeScale = { readonly from: number; readonly to: number };

/** From the first day of the first month to the end of the last, so that bars never touch the edges. Null without dates. */
export function scaleOf(start: string | null, finish: string | null): TimeScale | null {
  if (start === null || finish === null) return null;
  const from = monthStart(start, 0);
  const to = monthStart(finish, 1);
  return to > from ? { from, to } : null;
}

/** Where a minute lies on the scale, 0 to 1. */
export function shareOf(scale: TimeScale, minute: string): number {
  const at = (parseLocalMinute(minute) ?? 0) / 1440;
  return Math.min(1, Math.max(0, (at - scale.from) / (scale.to - scale.from)));
}

export type Tick = { readonly share: number; readonly label: string; readonly isYear: boolean };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Labels need so much room; months are thinned out until they have it. */
const MOST_TICKS = 9;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** Starts of months (or quarters, years) that have room for their names. */
export function ticksOf(scale: TimeScale): readonly Tick[] {
  const months = monthsBetween(scale);
  const step = STEPS.find((each) => months.length / each <= MOST_TICKS) ?? 120;
  return months
    .filter(({ year, month }) => (year * 12 + month) % step === 0)
    .map(({ year, month, day }) => ({
      share: (day - scale.from) / (scale.to - scale.from),
      label: month === 0 ? (step >= 12 ? String(year) : `Jan ${String(year).slice(2)}`) : (MONTHS[month] ?? ''),
      isYear: month === 0,
    }));
}

/** Room of the status date's label, as a share of the narrowest timeline. */
const STATUS_ROOM = 0.22;

/** At the far edge the status date stands left of its line. */
export function isStatusFlipped(status: number): boolean {
  return status > 1 - STATUS_ROOM;
}

function monthsBetween(scale: TimeScale) {
  const months: { year: number; month: number; day: number }[] = [];
  const first = dateOfDay(scale.from as ReturnType<typeof dayOfDate>);
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1];
  for (;;) {
    const day = dayFromCivil(year, month + 1, 1);
    if (day >= scale.to) return months;
    months.push({ year, month, day });
    [year, month] = month === 11 ? [year + 1, 0] : [year, month + 1];
  }
}

function monthStart(minute: string, monthsOn: number): number {
  const date = minute.slice(0, 10) as LocalDate;
  const month = Number(date.slice(5, 7)) - 1 + monthsOn;
  return dayFromCivil(Number(date.slice(0, 4)) + Math.floor(month / 12), (month % 12) + 1, 1);
}
