import { isPlausibleDay, type LocalDate, parseLocalDate } from '@sightline/kernel';
import { MONTHS } from './months.ts';

export type TypedDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly date: LocalDate }
  /** Both readings are days: the writer says which. */
  | { readonly kind: 'ambiguous'; readonly dayFirst: LocalDate; readonly monthFirst: LocalDate }
  | { readonly kind: 'not-read' };

const MONTH_STARTS = MONTHS.map((month) => month.slice(0, 3).toLowerCase());
/** Two digits of a year: 50 to 99 are of the last century, as spreadsheets read them. */
const CENTURY_TURN = 50;

/** Reads a day as people type it: `2027-03-01`, `1 Mar 27`, `Mon 1 March 2027`, `Mar 1, 2027`, `1.3.2027`, `13/3/2027`. */
export function parseTypedDate(text: string): TypedDate {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { kind: 'empty' };
  const iso = parseLocalDate(typed.replace(/^[a-z]{3,9},?\s+(?=\d{4}-)/, ''));
  if (iso !== null) return plausible(iso);
  const words = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s-]+(\d{2}|\d{4})$/.exec(typed);
  if (words !== null)
    return fromParts(words[3] ?? '', MONTH_STARTS.indexOf((words[2] ?? '').slice(0, 3)) + 1, Number(words[1]));
  const monthFirst = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{2}|\d{4})$/.exec(typed);
  if (monthFirst !== null)
    return fromParts(
      monthFirst[3] ?? '',
      MONTH_STARTS.indexOf((monthFirst[1] ?? '').slice(0, 3)) + 1,
      Number(monthFirst[2]),
    );
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})$/.exec(typed);
  if (dotted !== null) return fromParts(dotted[3] ?? '', Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(typed);
  return slashed === null
    ? { kind: 'not-read' }
    : fromSlashes(Number(slashed[1]), Number(slashed[2]), slashed[3] ?? '');
}

function fromSlashes(first: number, second: number, year: string): TypedDate {
  const dayFirst = fromParts(year, second, first);
  const monthFirst = fromParts(year, first, second);
  if (dayFirst.kind !== 'date' || monthFirst.kind !== 'date') return dayFirst.kind === 'date' ? dayFirst : monthFirst;
  if (dayFirst.date === monthFirst.date) return dayFirst;
  return { kind: 'ambiguous', dayFirst: dayFirst.date, monthFirst: monthFirst.date };
}

function fromParts(year: string, month: number, day: number): TypedDate {
  const full = year.length === 4 ? year : String(Number(year) + (Number(year) < CENTURY_TURN ? 2000 : 1900));
  const date = parseLocalDate(`${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  return date === null ? { kind: 'not-read' } : plausible(date);
}

function plausible(date: LocalDate): TypedDate {
  return isPlausibleDay(date) ? { kind: 'date', date } : { kind: 'not-read' };
}
