import type { Stage } from '@sightline/contract';
import { type Currency, exponentOf, type LocalDate } from '@sightline/kernel';

/** `1 Mar 2027`. */
export function dateWords(date: LocalDate): string {
  return `${Number(date.slice(8))} ${monthName(date).slice(0, 3)} ${date.slice(0, 4)}`;
}

/** `March 2027`. */
export function monthWords(date: LocalDate): string {
  return `${monthName(date)} ${date.slice(0, 4)}`;
}

function monthName(date: LocalDate): string {
  return MONTH_NAMES[Number(date.slice(5, 7)) - 1] ?? '';
}

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', JPY: '¥', USD: '$' };

/** `£54.6m`, `£2.95m`, `£836k`, `£9,500`; another currency by its code: `PLN 2.4m`. */
export function moneyWords(minor: number, currency: Currency): string {
  const major = minor / 10 ** exponentOf(currency);
  const symbol = SYMBOLS[currency] ?? `${currency} `;
  return `${major < 0 ? MINUS : ''}${symbol}${sizeWords(Math.abs(major))}`;
}

const MINUS = '\u2212';

function sizeWords(size: number): string {
  if (size >= 999_500_000) return `${threeDigits(size / 1e9)}bn`;
  if (size >= 999_500) return `${threeDigits(size / 1e6)}m`;
  if (size >= 9_999.5) return `${Math.round(size / 1000)}k`;
  return String(Math.round(size)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Three digits, so that sums agree with the percentages beside them; at least one decimal under 100: `2.95`, `3.0`, `54.6`, `836`. */
function threeDigits(value: number): string {
  if (value < 9.995) return value.toFixed(2).replace(/0$/, '');
  return value.toFixed(value < 99.95 ? 1 : 0);
}

function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

/** `1 working day`, `56 working days`; the sign is left to the sentence. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  const size = Math.abs(count);
  return `${Number.isInteger(size) ? size : oneDecimal(size)} ${size === 1 ? one : many}`;
}

/** `+56`, `−3`, `0`. */
export function signed(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : MINUS}${Math.abs(value)}`;
}

/** `42%`, `4.5%`. */
export function percentWords(percent: number): string {
  return `${percent < 0 ? MINUS : ''}${oneDecimal(Math.abs(percent))}%`;
}

/** `business case`. */
export function stageWords(stage: Stage): string {
  return stage.replace('-', ' ');
}
