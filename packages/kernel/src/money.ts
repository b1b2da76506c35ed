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
