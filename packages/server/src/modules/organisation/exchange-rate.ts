import { type Currency, type ExchangeRate, type LocalDate, type Problem, problem } from '@sightline/kernel';

export type DatedRate = { readonly currency: Currency; readonly from: LocalDate; readonly rate: ExchangeRate };

/** Base null adds a rate, value null takes it out. */
export type RateChange = {
  readonly currency: Currency;
  readonly from: LocalDate;
  readonly base: ExchangeRate | null;
  readonly value: ExchangeRate | null;
};

/** The newest rate of a currency that holds on a day; null before its first. */
export function rateOn(rates: readonly DatedRate[], currency: Currency, on: LocalDate): ExchangeRate | null {
  return (
    rates.reduce<DatedRate | null>((newest, each) => {
      if (each.currency !== currency || each.from > on) return newest;
      return newest === null || each.from > newest.from ? each : newest;
    }, null)?.rate ?? null
  );
}

/** Without zeros at its end, so that equal rates are written alike: 8500 / 10^4 is 85 / 10^2. */
export function plainRate({ numerator, scale }: ExchangeRate): ExchangeRate {
  return scale > 0 && numerator % 10 === 0 && numerator !== 0
    ? plainRate({ numerator: numerator / 10, scale: scale - 1 })
    : { numerator, scale };
}

/** `0.8567`. */
export function rateText({ numerator, scale }: ExchangeRate): string {
  const digits = String(Math.abs(numerator)).padStart(scale + 1, '0');
  const sign = numerator < 0 ? '-' : '';
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** All that is wrong with changing these rates of an organisation that reports in `report`. */
export function rateProblems(
  rates: readonly DatedRate[],
  changes: readonly RateChange[],
  report: Currency,
): readonly Problem[] {
  return changes.flatMap((change, index) => {
    const { currency, from, base, value } = change;
    const now = rates.find((each) => isSameDay(each, change))?.rate ?? null;
    const isTwice = changes.findIndex((each) => isSameDay(each, change)) < index;
    const found = [
      ...(currency === report ? [problem('organisation.rate-of-report-currency', { currency, from })] : []),
      ...(value !== null && value.numerator <= 0
        ? [problem('organisation.rate-not-positive', { currency, from, rate: rateText(value) })]
        : []),
      ...(isTwice ? [problem('organisation.rate-twice', { currency, from })] : []),
      ...(textOf(now) === textOf(base)
        ? []
        : [problem('organisation.rate-moved', { currency, from, seen: textOf(base), current: textOf(now) })]),
    ];
    const subject = { entity: 'organisation', id: `${currency}/${from}`, field: 'exchangeRates' };
    return found.map((each) => ({ ...each, subject }));
  });
}

type Key = { readonly currency: Currency; readonly from: LocalDate };

function isSameDay(a: Key, b: Key): boolean {
  return a.currency === b.currency && a.from === b.from;
}

function textOf(rate: ExchangeRate | null): string {
  return rate === null ? 'none' : rateText(plainRate(rate));
}
