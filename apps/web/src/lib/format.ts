import type { Colour, DateStyle, NumberStyle, Stage } from '@sightline/contract';
import { type Currency, dayOfDate, exponentOf, type LocalDate, parseCurrency, weekdayOf } from '@sightline/kernel';
import { shortMonth } from './months.ts';

/** Minus of the typeface's figures (U+2212), as wide as a plus. */
const MINUS = '−';
/** Shown where a value does not apply; `0` and an empty "not reported" are something else. */
export const NONE = '–';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** How the organisation shows days and numbers. Set once, when the session is known, before anything is painted. */
let dates: DateStyle = 'day-first';
let numbers: NumberStyle = 'comma';

export function showAs(styles: { readonly dateStyle: DateStyle; readonly numberStyle: NumberStyle }): void {
  dates = styles.dateStyle;
  numbers = styles.numberStyle;
}

type Separators = { readonly group: string; readonly decimal: string };

const SEPARATORS: Readonly<Record<NumberStyle, Separators>> = {
  comma: { group: ',', decimal: '.' },
  point: { group: '.', decimal: ',' },
  space: { group: '\u202F', decimal: ',' },
};

/** What stands between thousands and before decimals. */
export function separators(): Separators {
  return SEPARATORS[numbers];
}

/** `1 Mar 27`, for tables. Takes a day or a local minute; the time of day is left out. */
export function shortDate(date: string): string {
  const { year, month, day } = partsOf(date);
  if (dates === 'iso') return date.slice(0, 10);
  const short = String(year).slice(2);
  return dates === 'month-first' ? `${month} ${day}, ${short}` : `${day} ${month} ${short}`;
}

/** `1 Mar 2027`, for fields: read back without a guess at the century. */
export function fullDate(date: string): string {
  const { year, month, day } = partsOf(date);
  if (dates === 'iso') return date.slice(0, 10);
  return dates === 'month-first' ? `${month} ${day}, ${year}` : `${day} ${month} ${year}`;
}

/** `Fri 20 Nov 2026`, for sentences and headers. */
export function longDate(date: string): string {
  const weekday = WEEKDAYS[weekdayOf(dayOfDate(date.slice(0, 10) as LocalDate))] ?? '';
  return `${weekday} ${fullDate(date)}`;
}

/** `Fri 20 Nov 2026, 17:00`. */
export function longMinute(minute: string): string {
  return `${longDate(minute)}, ${minute.slice(11, 16)}`;
}

/** `+56`, `−3`, `0`: deltas carry their sign. */
export function signed(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${plain(value)}` : plain(value);
}

/** `−3`, `1,204`, `2.5`: at most one decimal, grouped in threes. */
export function plain(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  const [whole = '0', fraction] = String(Math.abs(rounded)).split('.');
  return `${rounded < 0 ? MINUS : ''}${written(whole, fraction)}`;
}

/** `0.85`, `1.00`: an index. */
export function hundredths(value: number): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(2).split('.');
  return `${value < 0 ? MINUS : ''}${written(whole, fraction)}`;
}

/** All digits of a number, as a field takes them back: `25,000`, `0.955`. */
export function exact(value: number): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  return `${value < 0 ? '-' : ''}${written(whole, fraction)}`;
}

/** Digits with the organisation's separators. */
function written(whole: string, fraction: string | undefined): string {
  const { group, decimal } = separators();
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

export function percent(value: number): string {
  return `${plain(Math.round(value))}%`;
}

/** `M. Lewandowska`, for columns; the full name stands in the title. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', ...rest] = words;
  return rest.length === 0 ? first : `${first.charAt(0)}. ${rest.join(' ')}`;
}

/** `3 projects`, `1 project`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${plain(count)} ${count === 1 ? one : many}`;
}

/** Thousands of the currency for a column headed `£k`: `2,947`. Small amounts keep one decimal so that they are not shown as 0. */
export function thousands(minor: number, currency: string): string {
  const major = majorOf(minor, currency) / 1000;
  return plain(Math.abs(major) >= 10 || major === 0 ? Math.round(major) : major);
}

/** `£54.6m`, `£2.95m`, `£836k`, `£9,500`, for headlines and sentences. */
export function money(minor: number, currency: string): string {
  const major = majorOf(minor, currency);
  const size = Math.abs(major);
  const sign = major < 0 ? MINUS : '';
  const symbol = currencySymbol(currency);
  if (size >= 999_500_000) return `${sign}${symbol}${threeDigits(size / 1_000_000_000)}bn`;
  if (size >= 999_500) return `${sign}${symbol}${threeDigits(size / 1_000_000)}m`;
  if (size >= 9_999.5) return `${sign}${symbol}${plain(Math.round(size / 1000))}k`;
  return `${sign}${symbol}${plain(Math.round(size))}`;
}

/** Three digits, so that sums agree with the percentages beside them; at least one decimal under 100: `2.95`, `3.0`, `54.6`, `836`. */
function threeDigits(value: number): string {
  const digits = value < 9.995 ? value.toFixed(2).replace(/0$/, '') : value.toFixed(value < 99.95 ? 1 : 0);
  const [whole = '0', fraction] = digits.split('.');
  return written(whole, fraction);
}

/** `£1,250,000`, to the unit: what a form shows and takes. */
export function fullMoney(minor: number, currency: string): string {
  const digits = exponentFor(currency);
  const major = majorOf(minor, currency);
  const [whole = '0', fraction = ''] = Math.abs(major).toFixed(digits).split('.');
  const cents = /^0*$/.test(fraction) ? undefined : fraction;
  return `${major < 0 ? MINUS : ''}${currencySymbol(currency)}${written(whole, cents)}`;
}

/** `£` for GBP; the code and a thin space for a currency without a sign of its own. */
export function currencySymbol(currency: string): string {
  return SYMBOLS[currency] ?? `${currency}\u2009`;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  GBP: '£',
  EUR: '€',
  USD: '$',
  JPY: '¥',
  INR: '₹',
  PLN: 'zł\u2009',
  CHF: 'CHF\u2009',
};

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  idea: 'Idea',
  screening: 'Screening',
  'business-case': 'Case',
  approved: 'Approved',
  initiate: 'Initiate',
  deliver: 'Deliver',
  deploy: 'Deploy',
  close: 'Close',
  benefits: 'Benefits',
  'on-hold': 'On hold',
  cancelled: 'Cancelled',
  rejected: 'Rejected',
};

export const COLOUR_WORDS: Readonly<Record<Colour, string>> = {
  green: 'Green',
  amber: 'Amber',
  red: 'Red',
  unknown: 'Unknown',
};

function partsOf(date: string): { readonly year: number; readonly month: string; readonly day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: shortMonth(Number(date.slice(5, 7))),
    day: Number(date.slice(8, 10)),
  };
}

function majorOf(minor: number, currency: string): number {
  return minor / 10 ** exponentFor(currency);
}

function exponentFor(currency: string): number {
  const code: Currency | null = parseCurrency(currency);
  return code === null ? 2 : exponentOf(code);
}
