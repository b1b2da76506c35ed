import { type Calendar, compileCalendar, workingBetween } from '@sightline/engine';
import {
  type DayNumber,
  dateOfDay,
  dayNumber,
  dayOf,
  type LocalDate,
  type LocalMinute,
  startOfDay,
} from '@sightline/kernel';

/** Days before and after a plan that its page shows. */
const MARGIN = 31;
/** A date typed wrong by a century must not make an answer of megabytes. */
const MOST_DAYS = 20_000;

type Bounds = {
  readonly calendar: Calendar | null;
  readonly start: LocalMinute | null;
  readonly finish: LocalMinute | null;
};

/** Spans of days without working time from a month before the plan to a month after it; none where its calendar has no work at all. */
export function restDaysOf({
  calendar,
  start,
  finish,
}: Bounds): { readonly from: LocalDate; readonly to: LocalDate }[] {
  const time = calendar === null ? null : compileCalendar(calendar);
  if (time === null || !time.ok || start === null || finish === null) return [];
  const first = dayOf(start) - MARGIN;
  const last = Math.min(dayOf(finish) + MARGIN, first + MOST_DAYS);
  const isRest = (day: DayNumber) => workingBetween(time.value, startOfDay(day), startOfDay(dayNumber(day + 1))) === 0;
  const spans: { from: LocalDate; to: LocalDate }[] = [];
  for (let day = first, wasRest = false; day <= last; day++) {
    const rests = isRest(dayNumber(day));
    const date = dateOfDay(dayNumber(day));
    const span = spans.at(-1);
    if (rests && wasRest && span !== undefined) span.to = date;
    else if (rests) spans.push({ from: date, to: date });
    wasRest = rests;
  }
  return spans;
}
