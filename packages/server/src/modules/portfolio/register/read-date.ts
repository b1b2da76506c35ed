import type { TableCell } from '@sightline/interchange';
import { dateOfDay, dayNumber, isPlausibleDay, type LocalDate, parseLocalDate } from '@sightline/kernel';
import { faulty, LEAVE_EMPTY, NOTHING, type Reading, type Suggestion, suggest, understood } from './reading.ts';
import { MONTHS, showDate } from './show.ts';

export type DateOrder = 'day-first' | 'month-first';

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
const TIME = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|[ap]m)?$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;

/** Reads a day as typed in the cell or written in many shapes; `order` says how `05/04/2026` is meant. */
export function readDate(cell: TableCell, order: DateOrder | null): Reading<LocalDate> {
  const text = bare(cell.text);
  if (text === '') return NOTHING;
  if (cell.kind === 'number' || /^\d{5}$/.test(text)) return readNumber(text);
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) return readNumeric(numeric, order);
  const civil = civilOf(text);
  if (civil !== null) return dated(civil);
  return faulty('portfolio.date-not-read', [...roughDays(text), LEAVE_EMPTY]);
}

/** What the column itself says: one date that can be read in one order only settles it, two that contradict do not. */
export function dateOrderOf(cells: readonly TableCell[]): DateOrder | null {
  const orders = new Set(cells.flatMap((cell) => (cell.kind === 'text' ? (certainOrder(bare(cell.text)) ?? []) : [])));
  return orders.size === 1 ? ([...orders][0] ?? null) : null;
}

function certainOrder(text: string): DateOrder | null {
  const match = NUMERIC.exec(text);
  if (match === null) return null;
  if (match[2] === '.') return 'day-first';
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 && second <= 12) return 'day-first';
  return second > 12 && first <= 12 ? 'month-first' : null;
}

type Civil = { readonly year: number; readonly month: number; readonly day: number };

function readNumeric(match: RegExpExecArray, order: DateOrder | null): Reading<LocalDate> {
  const [first, second, year] = [Number(match[1]), Number(match[3]), fullYear(match[4] ?? '')];
  const readings: Readonly<Record<DateOrder, LocalDate | null>> = {
    'day-first': dateOf({ year, month: second, day: first }),
    'month-first': dateOf({ year, month: first, day: second }),
  };
  const chosen = match[2] === '.' ? 'day-first' : order;
  const possible = [...new Set([readings['day-first'], readings['month-first']])].filter((date) => date !== null);
  if (chosen !== null && readings[chosen] !== null) return plausible(readings[chosen]);
  const [only] = possible;
  if (chosen === null && possible.length === 1 && only !== undefined) return plausible(only);
  const suggestions = suggest(...possible.map(showDate));
  if (possible.length > 1) return faulty('portfolio.date-ambiguous', suggestions);
  return faulty('portfolio.date-not-read', [...suggestions, LEAVE_EMPTY]);
}

/** A number is a day written as `20260504`, or a spreadsheet's day count that lost its format. */
function readNumber(text: string): Reading<LocalDate> {
  const compact = civilOf(text);
  if (compact !== null) return dated(compact);
  const serial = Number(text);
  const isDayCount = Number.isInteger(serial) && serial >= 20_000 && serial <= 80_000;
  const meant = isDayCount ? suggest(showDate(dateOfDay(dayNumber(serial - 25_569)))) : [];
  return faulty('portfolio.date-not-read', [...meant, LEAVE_EMPTY]);
}

function dated(civil: Civil): Reading<LocalDate> {
  const date = dateOf(civil);
  if (date !== null) return plausible(date);
  const last = civil.month >= 1 && civil.month <= 12 && civil.day > 28 ? lastDayOf(civil.year, civil.month) : null;
  return faulty('portfolio.date-not-read', [...(last === null ? [] : suggest(showDate(last))), LEAVE_EMPTY]);
}

function plausible(date: LocalDate): Reading<LocalDate> {
  return isPlausibleDay(date) ? understood(date, showDate(date)) : faulty('portfolio.date-out-of-range', [LEAVE_EMPTY]);
}

const SHAPES: readonly (readonly [RegExp, 'ymd' | 'dmy' | 'mdy'])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, 'ymd'],
  [/^(\d{4})(\d{2})(\d{2})$/, 'ymd'],
  [/^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s./-]*([a-z]+)\.?[\s,./'-]*(\d{4}|\d{2})$/i, 'dmy'],
  [/^([a-z]+)\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4})$/i, 'mdy'],
];

/** The day that a text names, real or not (31 June); null when it has no such shape. */
function civilOf(text: string): Civil | null {
  for (const [shape, order] of SHAPES) {
    const match = shape.exec(text);
    const part = (letter: string) => match?.[order.indexOf(letter) + 1] ?? '';
    const month = monthOf(part('m'));
    if (match !== null && month !== null) return { year: fullYear(part('y')), month, day: Number(part('d')) };
  }
  return null;
}

/** The first and last day that a rougher text covers: a month, a quarter, a year; `end of`, `mid` and the like are passed over. */
function roughDays(text: string): readonly Suggestion[] {
  const rough = text.replace(/^(?:by|before|circa|c\.?|~|est\.?|start|early|mid|late|end)\b[\s-]*(?:of\s+)?/i, '');
  const civil = rough === text ? null : civilOf(rough);
  if (civil !== null) return suggest(...[dateOf(civil)].filter((date) => date !== null).map(showDate));
  const month = /^(?:([a-z]+)\.?[\s/'-]*|(\d{1,2})[\s/-])(\d{4}|\d{2})$/i.exec(rough);
  const quarter = /^q([1-4])[\s/'-]*(\d{4}|\d{2})$/i.exec(rough) ?? swapped(/^(\d{4})[\s/-]*q([1-4])$/i.exec(rough));
  const year = /^(\d{4})$/.exec(rough);
  if (quarter !== null) return span(fullYear(quarter[2] ?? ''), Number(quarter[1]) * 3 - 2, Number(quarter[1]) * 3);
  if (year !== null) return span(Number(year[1]), 1, 12);
  const named = monthOf(month?.[1] ?? month?.[2] ?? '');
  return named === null ? [] : span(fullYear(month?.[3] ?? ''), named, named);
}

function swapped(match: RegExpExecArray | null): readonly [string, string, string] | null {
  return match === null ? null : [match[0], match[2] ?? '', match[1] ?? ''];
}

function span(year: number, firstMonth: number, lastMonth: number): readonly Suggestion[] {
  const days = [lastDayOf(year, lastMonth), dateOf({ year, month: firstMonth, day: 1 })];
  return suggest(...days.filter((date) => date !== null).map(showDate));
}

function lastDayOf(year: number, month: number): LocalDate | null {
  return [31, 30, 29, 28].map((day) => dateOf({ year, month, day })).find((date) => date !== null) ?? null;
}

/** `May`, `Sept`, `sep`, or the number of the month. */
function monthOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const word = text.toLowerCase();
  const index =
    word.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(word.replace(/^sept$/, 'sep')));
  return index === -1 ? null : index + 1;
}

/** Two digits mean 1970 to 2069: POSIX strptime's rule, one year later. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

function dateOf({ year, month, day }: Civil): LocalDate | null {
  return parseLocalDate(
    [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
  );
}

function bare(text: string): string {
  return text.replace(/\s+/g, ' ').replace(TIME, '').replace(WEEKDAY, '').trim();
}
