import { dateOfDay, dayNumber, dayOfDate, type LocalDate } from '@sightline/kernel';

export function firstOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01` as LocalDate;
}

export function within(date: LocalDate, first: LocalDate, last: LocalDate): LocalDate {
  return date < first ? first : date > last ? last : date;
}

/** The day half way between two. */
export function midway(from: LocalDate, to: LocalDate): LocalDate {
  return dateOfDay(dayNumber(Math.floor((dayOfDate(from) + dayOfDate(to)) / 2)));
}
