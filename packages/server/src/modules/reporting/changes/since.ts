import type { NamedSince, Period } from '@sightline/contract';
import {
  addDays,
  civilFromDay,
  dateOfDay,
  dayFromCivil,
  dayNumber,
  dayOfDate,
  type LocalDate,
} from '@sightline/kernel';

type Frame = { readonly today: LocalDate; readonly periods: readonly Pick<Period, 'lastOn' | 'state'>[] };

/** The day at whose end things are compared. A month ago is the same day of the month before, or its last day. */
export function dayOfSince(since: NamedSince | LocalDate, { today, periods }: Frame): LocalDate {
  switch (since) {
    case 'close':
      return lastClose(periods, today) ?? endOfLastMonth(today);
    case 'week':
      return addDays(today, -7);
    case 'month':
      return monthBefore(today);
    default:
      return since;
  }
}

function lastClose(periods: Frame['periods'], today: LocalDate): LocalDate | null {
  const closed = periods
    .filter(({ state, lastOn }) => state === 'closed' && lastOn < today)
    .map(({ lastOn }) => lastOn);
  return closed.sort().at(-1) ?? null;
}

export function endOfLastMonth(today: LocalDate): LocalDate {
  const { year, month } = civilFromDay(dayOfDate(today));
  return dateOfDay(dayNumber(dayFromCivil(year, month, 1) - 1));
}

function monthBefore(today: LocalDate): LocalDate {
  const { day } = civilFromDay(dayOfDate(today));
  const last = dayOfDate(endOfLastMonth(today));
  return dateOfDay(dayNumber(last - Math.max(0, civilFromDay(last).day - day)));
}
