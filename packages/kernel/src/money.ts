import { assert } from './result.ts';

/** Integer minor units (pence, cents) of one currency. */
export type Money = { readonly minor: number; readonly currency: Currency };
/** ISO 4217 alphabetic code. */
export type Currency = string & { readonly __brand: 'Currency' };

/** ISO 4217 currencies whose exponent is not 2. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BHD: 3,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

export function parseCurrency(text: string): Currency | null {
  return /^[A-Z]{3}$/.test(text) ? (text as Currency) : null;
}

/** Digits after the decimal point: 2 for GBP, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: Currency): number {
  return EXPONENTS[currency] ?? 2;
}

/** Half away from zero, decided on the decimal digits as written, so 1.005 rounds to 1.01. Null when it is no number or too large. */
export function minorFromDecimal(decimal: string, currency: Currency): number | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(decimal.trim());
  if (match === null) return null;
  const exponent = exponentOf(currency);
  const fraction = (match[3] ?? '').padEnd(exponent + 1, '0');
  const kept = Number(`${match[2]}${fraction.slice(0, exponent)}`);
  const minor = kept + (Number(fraction[exponent]) >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(minor)) return null;
  return match[1] === '-' ? 0 - minor : minor;
}

/** `numerator / 10^scale` units of one currency for one unit of another; finer than money, and exact. */
export type ExchangeRate = { readonly numerator: number; readonly scale: number };

/**
 * An amount in the currency that the rate leads to, half away from zero. Null when it is beyond exact integers.
 * EUR 100.00 at 0.8567 are GBP 85.67.
 */
export function convertMoney(money: Money, rate: ExchangeRate, currency: Currency): number | null {
  const up = BigInt(rate.numerator) * 10n ** BigInt(exponentOf(currency));
  return exactOf(dividedHalfUp(BigInt(money.minor) * up, 10n ** BigInt(rate.scale + exponentOf(money.currency))));
}

/** The other way: an amount in the currency that the rate leads to, in the one that it comes from. */
export function convertBack(money: Money, rate: ExchangeRate, currency: Currency): number | null {
  const up = 10n ** BigInt(rate.scale + exponentOf(currency));
  const down = BigInt(rate.numerator) * 10n ** BigInt(exponentOf(money.currency));
  return exactOf(dividedHalfUp(BigInt(money.minor) * up, down));
}

function exactOf(value: bigint): number | null {
  const minor = Number(value);
  return Number.isSafeInteger(minor) ? minor : null;
}

/** Half goes away from zero. `by` is above zero. */
function dividedHalfUp(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (2n * size + by) / (2n * by);
  return value < 0n ? -rounded : rounded;
}

/**
 * Shares an amount by weights without losing a unit: largest remainder (Hamilton), of equal remainders the first.
 * Weights are whole numbers, none below zero, one above; what is shared below zero mirrors what is shared above.
 * allocateMinor(100, [1, 1, 1]) = [34, 33, 33]
 */
export function allocateMinor(minor: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  assert(total > 0n && weights.every((weight) => weight >= 0), 'something weighs above zero and nothing below');
  const size = BigInt(Math.abs(minor));
  const parts = weights.map((weight, index) => ({
    index,
    whole: (size * BigInt(weight)) / total,
    rest: (size * BigInt(weight)) % total,
  }));
  const left = Number(size - parts.reduce((sum, part) => sum + part.whole, 0n));
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const favoured = new Set(byRest.slice(0, left).map(({ index }) => index));
  return parts.map(({ index, whole }) => Math.sign(minor) * (Number(whole) + (favoured.has(index) ? 1 : 0)) + 0);
}
