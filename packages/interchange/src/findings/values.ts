import {
  type Currency,
  dateOf,
  dayOfDate,
  FIRST_YEAR,
  isPlausibleDay,
  LAST_YEAR,
  type LocalMinute,
  localMinute,
  minorFromDecimal,
  parseCurrency,
  parseLocalDate,
  parseLocalMinute,
  startOfDay,
} from '@sightline/kernel';
import type { Findings, Place } from './findings.ts';

/** Reads one value of a file; what cannot be read becomes a finding and null, so that all faults show at once. */
export type ValueReader = {
  readonly minute: (text: string, place: () => Place, field: string) => LocalMinute | null;
  readonly number: (text: string, place: () => Place, field: string) => number | null;
};

export function valueReader(findings: Findings): ValueReader {
  return {
    minute: (text, place, field) => readMinute(findings, text, place, field),
    number: (text, place, field) => readNumber(findings, text, place, field),
  };
}

function readMinute(findings: Findings, text: string, place: () => Place, field: string): LocalMinute | null {
  if (text === '' || text === 'NA') return null;
  const minute = parseMinute(text);
  if (minute === null) {
    findings.add('interchange.date-unreadable', 'warning', place(), field, { field: wordsOf(field), value: text });
    return null;
  }
  if (isPlausibleDay(dateOf(minute))) return minute;
  const params = { field: wordsOf(field), value: text, firstYear: FIRST_YEAR, lastYear: LAST_YEAR };
  findings.add('interchange.date-implausible', 'warning', place(), field, params);
  return null;
}

function readNumber(findings: Findings, text: string, place: () => Place, field: string): number | null {
  if (text === '') return null;
  const value = parseDecimal(text);
  if (value === null)
    findings.add('interchange.number-unreadable', 'warning', place(), field, { field: wordsOf(field), value: text });
  return value;
}

/** `ActualStart` and `act_start_date` as people read them: `actual start`, `act start date`. */
function wordsOf(field: string): string {
  return field
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** Primavera writes the decimal sign of the machine that exported. */
export function parseDecimal(text: string): number | null {
  const plain = text.trim().replace(/^([+-]?\d*),(\d+)$/, '$1.$2');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain) ? finite(Number(plain)) : null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORDY = /^(\d{1,2})-([A-Za-z]{3})-(\d{2}|\d{4})(?:[ T](\d{2}:\d{2}))?$/;

/** ISO date with or without time, or Primavera's `31-JAN-24 08:00`. */
export function parseMinute(text: string): LocalMinute | null {
  const plain = text.trim().replace(/(?:Z|(?<=\d:\d\d(?::\d\d)?)[+-]\d\d:\d\d)$/, '');
  const wordy = WORDY.exec(plain);
  const written = wordy === null ? plain : isoOf(wordy);
  const date = parseLocalDate(written);
  if (date !== null) return startOfDay(dayOfDate(date));
  return parseLocalMinute(written) ?? midnightAfter(written);
}

/** 24:00 is how some tools write the end of a day. */
function midnightAfter(text: string): LocalMinute | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ]24:00(?::00)?$/.exec(text);
  const date = parseLocalDate(match?.[1] ?? '');
  return date === null ? null : localMinute((dayOfDate(date) + 1) * 1440);
}

/** Two-digit years turn at 1970 / 2069, as everywhere in Unix. */
function isoOf(wordy: RegExpExecArray): string {
  const month = MONTHS.indexOf((wordy[2] ?? '').toLowerCase()) + 1;
  const short = Number(wordy[3]);
  const year = short > 99 ? short : short >= 70 ? 1900 + short : 2000 + short;
  return `${year}-${two(month)}-${two(Number(wordy[1]))}T${wordy[4] ?? '00:00'}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** ISO 4217's code for no currency: two decimals, for files that name none. */
const NO_CURRENCY = parseCurrency('XXX');

/** Exact, from the digits as written; null when they are no amount. */
export function minorOf(decimal: string, currency: Currency | null): number | null {
  const unit = currency ?? NO_CURRENCY;
  const plain = decimal.trim().replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  return unit === null ? null : minorFromDecimal(plain, unit);
}

/** Microsoft Project writes money in hundredths of the currency unit: `1600000` is 16,000. */
export function decimalOfHundredths(text: string): string {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return text;
  const digits = (match[2] ?? '').padStart(3, '0');
  return `${match[1]}${digits.slice(0, -2)}.${digits.slice(-2)}${match[3] ?? ''}`;
}
