import type { NamedSince, Period } from '@sightline/contract';
import { addDays, civilFromDay, dateOfDay, dayNumber, dayOfDate, type LocalDate } from '@sightline/kernel';
import { endOfLastMonth, lastClose } from '../last-close.ts';

type Frame = { readonly today: LocalDate; readonly periods: readonly Pick<Period, 'lastOn' | 'state'>[] };

/** The day at whose end things are compared. A month ago is the same day of the month before, or its last day. */
export function dayOfSince(since: NamedSince | LocalDate, { today, periods }: Frame): LocalDate {
  switch (since) {
    case 'close':
      return lastClose(periods, today);
    case 'week':
      return addDays(today, -7);
    case 'month':
      return monthBefore(today);
    default:
      return since;
  }
}

function monthBefore(today: LocalDate): LocalDate {
  const { day } = civilFromDay(dayOfDate(today));
  const last = dayOfDate(endOfLastMonth(today));
  return dateOfDay(dayNumber(last - Math.max(0, civilFromDay(last).day - day)));
}
