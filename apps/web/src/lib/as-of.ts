import { type AsOf, parseAsOf } from '@sightline/contract';
import { dateOfDay, dayNumber, dayOfDate, type Instant, type LocalDate } from '@sightline/kernel';
import { fullDate, longDate, longMinute } from './format.ts';
import { listOf } from './search-params.ts';
import { clockIn } from './zone.ts';

/** The end of a day, or an instant; `day` is the civil day that it is then. */
export type PastMoment = { readonly at: AsOf; readonly day: LocalDate; readonly words: string };

/** What an address reads. */
export type DayRead =
  | { readonly kind: 'now' }
  | { readonly kind: 'past'; readonly moment: PastMoment }
  /** Still to come: the server says why it cannot be read. */
  | { readonly kind: 'ahead'; readonly moment: PastMoment }
  | { readonly kind: 'not-read'; readonly text: string };

/** The organisation's today and zone. */
export type Here = { readonly today: string; readonly zone: string };

/** Today needs no past: it is read as it stands and can be written. A moment of today is past. */
export function readAsOf(text: string | undefined, { today, zone }: Here): DayRead {
  if (text === undefined) return { kind: 'now' };
  const at = parseAsOf(text);
  if (at === null) return { kind: 'not-read', text };
  if (at === today) return { kind: 'now' };
  const moment = momentOf(at, zone);
  return { kind: moment.day <= today ? 'past' : 'ahead', moment };
}

/** `23 Nov 2026`, `23 Nov 2026, 14:30`; seconds where they are not none: two changes may stand in one minute. */
function momentOf(at: AsOf, zone: string): PastMoment {
  if (isDay(at)) return { at, day: at, words: fullDate(at) };
  const clock = clockIn(zone, at);
  const time = clock.endsWith(':00') ? clock.slice(11, 16) : clock.slice(11);
  return { at, day: clock.slice(0, 10) as LocalDate, words: `${fullDate(clock)}, ${time}` };
}

function isDay(at: AsOf): at is LocalDate {
  return at.length === 'YYYY-MM-DD'.length;
}

/** `Mon 23 Nov 2026`, or with the time of a moment. */
export function longMoment(at: AsOf, zone: string): string {
  return isDay(at) ? longDate(at) : longMinute(clockIn(zone, at));
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

export type AsOfChoice = {
  readonly name: 'today' | 'yesterday' | 'week-ago' | 'period-end' | 'before-own';
  readonly at: AsOf;
};

/** What choices are made of: ends of periods, and the moment before the reader's own last change. */
type ChoiceGround = {
  readonly periods: readonly { readonly lastOn: LocalDate }[];
  readonly beforeOwn: Instant | null;
};

/** What is asked for most, nearest first; each day once. */
export function asOfChoices(today: LocalDate, { periods, beforeOwn }: ChoiceGround): AsOfChoice[] {
  const before = (days: number) => dateOfDay(dayNumber(dayOfDate(today) - days));
  const periodEnd = periods
    .map((each) => each.lastOn)
    .filter((day) => day < today)
    .sort()
    .at(-1);
  const choices: AsOfChoice[] = [
    { name: 'today', at: today },
    ...(beforeOwn === null ? [] : [{ name: 'before-own' as const, at: beforeOwn }]),
    { name: 'yesterday', at: before(1) },
    { name: 'week-ago', at: before(7) },
    ...(periodEnd === undefined ? [] : [{ name: 'period-end' as const, at: periodEnd }]),
  ];
  return choices.filter(({ at }, index) => choices.findIndex((each) => each.at === at) === index);
}

/** What a read is asked on top of its own question. */
export function asOfQuery(at: AsOf | null): { asOf?: AsOf } {
  return at === null ? {} : { asOf: at };
}

const PAST = 'as-of';

/** Reads of the past stand under a word of their own: what changes today makes none of them old. */
export function readKey<const Key extends readonly unknown[]>(at: AsOf | null, ...key: Key) {
  return at === null ? key : ([PAST, at, ...key] as const);
}

export function isPastKey(key: readonly unknown[]): boolean {
  return key[0] === PAST;
}
