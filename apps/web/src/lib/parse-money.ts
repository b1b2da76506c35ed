import { minorFromDecimal, parseCurrency } from '@sightline/kernel';
import { unformatted } from './parse-number.ts';

const FACTORS: Readonly<Record<string, string>> = { k: '000', m: '000000', bn: '000000000' };

/** Reads an amount as people type it: `1,250,000`, `£1.2m`, `836k`. Undefined when it cannot be read; null when it is empty. */
export function parseTypedMoney(text: string, currency: string): number | null | undefined {
  const typed = unformatted(text.trim().toLowerCase());
  if (typed === '') return null;
  const code = parseCurrency(currency);
  const match = /^(?:[a-z]{3}\s*|[£€$¥₹]\s*)?(\d[\d,\s\u2009]*(?:\.\d+)?)\s*(k|m|bn)?$/u.exec(typed);
  if (match === null || code === null) return undefined;
  const number = (match[1] ?? '').replace(/[,\s\u2009]/g, '');
  return minorFromDecimal(shifted(number, FACTORS[match[2] ?? ''] ?? ''), code) ?? undefined;
}

/** Moves the decimal point to the right by as many places as there are zeros, on the digits as written. */
function shifted(number: string, zeros: string): string {
  const [whole = '0', fraction = ''] = number.split('.');
  const padded = fraction.padEnd(zeros.length, '0');
  return `${whole}${padded.slice(0, zeros.length)}.${padded.slice(zeros.length) || '0'}`;
}
