import type { Stage } from '@sightline/contract';
import { type Currency, exponentOf, type LocalDate } from '@sightline/kernel';

export const MONTHS = [
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
] as const;

/** `4 May 2026`: read the same by everybody. */
export function showDate(date: LocalDate): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(0, 4))}`;
}

const SYMBOLS: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$', JPY: '¥', INR: '₹' };

/** `£1,200,000`, with the decimals only when there are any. */
export function showAmount(minor: number, currency: Currency): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(digits.length - exponent);
  const symbol = SYMBOLS[currency] ?? `${currency} `;
  return `${minor < 0 ? '-' : ''}${symbol}${whole}${/[1-9]/.test(fraction) ? `.${fraction}` : ''}`;
}

export function showStage(stage: Stage): string {
  return stage.charAt(0).toUpperCase() + stage.slice(1).replace('-', ' ');
}
