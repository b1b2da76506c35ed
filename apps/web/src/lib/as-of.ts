import { dateOfDay, dayNumber, dayOfDate, type LocalDate, parseLocalDate } from '@sightline/kernel';
import { listOf } from './search-params.ts';

/** The day that an address reads. */
export type DayRead =
  | { readonly kind: 'now' }
  | { readonly kind: 'past'; readonly day: LocalDate }
  /** Still to come: the server says why it cannot be read. */
  | { readonly kind: 'ahead'; readonly day: LocalDate }
  | { readonly kind: 'not-read'; readonly text: string };

/** Today needs no past: it is read as it stands and can be written. */
export function readAsOf(text: string | undefined, today: string): DayRead {
  if (text === undefined) return { kind: 'now' };
  const day = parseLocalDate(text);
  if (day === null) return { kind: 'not-read', text };
  if (day === today) return { kind: 'now' };
  return { kind: day < today ? 'past' : 'ahead', day };
}

/** What an address says of it, kept as it was typed so that a wrong one can be told. */
export function parseAsOfSearch(search: Record<string, unknown>): { asOf?: string | undefined } {
  const given = listOf(search.asOf);
  return given.length === 0 ? {} : { asOf: given.join(', ') };
}

/** What an address says beside the day: the page's own state. */
export function ownSearch<Search extends { readonly asOf?: string | undefined }>(search: Search): Omit<Search, 'asOf'> {
  const { asOf: _frame, ...own } = search;
  return own;
}

export type AsOfChoice = { readonly name: 'today' | 'yesterday' | 'week-ago' | 'period-end'; readonly day: LocalDate };

/** The days that are asked for most, nearest first; each day once. */
export function asOfChoices(today: LocalDate, periods: readonly { readonly lastOn: LocalDate }[]): AsOfChoice[] {
  const before = (days: number) => dateOfDay(dayNumber(dayOfDate(today) - days));
  const periodEnd = periods
    .map((each) => each.lastOn)
    .filter((day) => day < today)
    .sort()
    .at(-1);
  const choices: AsOfChoice[] = [
    { name: 'today', day: today },
    { name: 'yesterday', day: before(1) },
    { name: 'week-ago', day: before(7) },
    ...(periodEnd === undefined ? [] : [{ name: 'period-end' as const, day: periodEnd }]),
  ];
  return choices.filter(({ day }, at) => choices.findIndex((each) => each.day === day) === at);
}

/** What a read is asked on top of its own question. */
export function asOfQuery(day: LocalDate | null): { asOf?: LocalDate } {
  return day === null ? {} : { asOf: day };
}

const PAST = 'as-of';

/** Reads of a past day stand under a word of their own: what changes today makes none of them old. */
export function readKey<const Key extends readonly unknown[]>(day: LocalDate | null, ...key: Key) {
  return day === null ? key : ([PAST, day, ...key] as const);
}

export function isPastKey(key: readonly unknown[]): boolean {
  return key[0] === PAST;
}
