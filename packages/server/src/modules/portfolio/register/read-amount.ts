import type { TableCell } from '@sightline/interchange';
import { type Currency, minorFromDecimal } from '@sightline/kernel';
import { faulty, LEAVE_EMPTY, NOTHING, type Reading, type Suggestion, suggest, understood } from './reading.ts';
import { showAmount } from './show.ts';

export type AmountColumn = {
  /** What the organisation reports in. */
  readonly currency: Currency;
  /** What a number without a currency is in. */
  readonly assumed: Currency;
  /** Powers of ten that the header adds to a number without a unit: 3 for `Budget (£k)`. */
  readonly power: number;
};

/** Symbols that stand for one currency or for several; the organisation's own is taken when it is among them. */
const SYMBOLS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '£': ['GBP'],
    '€': ['EUR'],
    $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'],
    US$: ['USD'],
    C$: ['CAD'],
    A$: ['AUD'],
    '¥': ['JPY', 'CNY'],
    '₹': ['INR'],
    ZŁ: ['PLN'],
    KR: ['SEK', 'NOK', 'DKK', 'ISK'],
    FR: ['CHF'],
  }),
);
const POWERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 3,
    thousand: 3,
    m: 6,
    mn: 6,
    mio: 6,
    million: 6,
    bn: 9,
    billion: 9,
  }),
);

const CURRENCY = '(?:[A-Z]{3}|US\\$|[CA]\\$|[£€$¥₹]|zł|kr\\.?|fr\\.)';
const NUMBER = "\\d[\\d.,'’ ]*";
const UNIT = 'k|thousand|mn|mio|million|m|bn|billion';
const AMOUNT = new RegExp(
  `^([-−+(]*)\\s*(${CURRENCY})?\\s*([-−+]?)\\s*(${NUMBER})\\s*(${UNIT})?\\s*(${CURRENCY})?\\s*([-−)]*)$`,
  'iu',
);
const WITHIN = new RegExp(`${CURRENCY}?\\s*${NUMBER}\\s*(?:${UNIT})?`, 'iu');

/** Reads money into minor units of the organisation's currency, on its digits; never through a binary fraction. */
export function readAmount(cell: TableCell, column: AmountColumn): Reading<number> {
  const text = withoutExponent(cell.text.replace(/\s+/g, ' ').trim());
  if (text === '') return NOTHING;
  const match = AMOUNT.exec(text);
  if (match === null) return faulty('portfolio.amount-not-read', [...amountWithin(text, column), LEAVE_EMPTY]);
  const [, before = '', prefix, inner = '', number = '', unit, suffix, after = ''] = match;
  const found = currencyOf(prefix ?? suffix, column);
  if (found === null)
    return faulty('portfolio.amount-not-read', [...amountWithin(`${number}${unit ?? ''}`, column), LEAVE_EMPTY]);
  if (found !== column.currency)
    return faulty('portfolio.amount-other-currency', [LEAVE_EMPTY], { found, currency: column.currency });
  const power = unit === undefined ? column.power : (POWERS.get(unit.toLowerCase()) ?? 0);
  const decimals = cell.kind === 'number' ? [number] : decimalsOf(number, power > 0);
  const amounts = decimals.flatMap((decimal) => minorFromDecimal(shifted(decimal, power), column.currency) ?? []);
  const [minor] = amounts;
  const written = suggest(...amounts.map((each) => writtenAmount(each, column)));
  if (minor === undefined || amounts.length > 1) return faulty('portfolio.amount-not-read', [...written, LEAVE_EMPTY]);
  const isNegative = /[-−(]/.test(before + inner) || /[-−]/.test(after);
  if (isNegative && minor !== 0) return faulty('portfolio.amount-negative', [...written, LEAVE_EMPTY]);
  return understood(minor, showAmount(minor, column.currency));
}

/** `8.1E-4`, as a spreadsheet writes a small number into a text file, is 0.00081. */
function withoutExponent(text: string): string {
  return text.replace(/^(\d+(?:\.\d+)?)E([-+]?\d{1,2})$/i, (_, decimal: string, power: string) =>
    shifted(decimal, Number(power)),
  );
}

/** Text that this column reads back as the same amount, whatever unit its header adds. */
export function writtenAmount(minor: number, column: AmountColumn): string {
  const shown = showAmount(minor, column.currency);
  if (column.power === 0) return shown;
  const plain = shown
    .replaceAll(',', '')
    .replace(/^(\D*)([\d.]+)$/, (_, symbol: string, digits: string) => symbol + shifted(digits, -3));
  return `${plain}k`;
}

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Null when the letters are no currency: `abt 500`. */
function currencyOf(written: string | undefined, { currency, assumed }: AmountColumn): string | null {
  if (written === undefined) return assumed;
  const sign = written.toUpperCase().replace('.', '');
  const meant = SYMBOLS.get(sign);
  if (meant !== undefined) return meant.includes(currency) ? currency : (meant[0] ?? sign);
  return sign === currency || CODES.has(sign) ? sign : null;
}

/** The decimals that a number can mean: one, none, or two when only its writer knows what the point in `1.200` is. */
function decimalsOf(number: string, hasUnit: boolean): readonly string[] {
  const text = number.trim().replace(/[’ ]/g, "'");
  const marks = text.replace(/\d/g, '');
  const last = marks.at(-1);
  if (last === undefined) return [text];
  const isSingle = marks.indexOf(last) === marks.length - 1 && last !== "'";
  const asDecimal = isSingle ? decimalWith(text, last) : null;
  const asGroups = grouped(text);
  const isOnly = marks.length === 1;
  if (isOnly && last === '.' && asGroups !== null && asDecimal !== null)
    return hasUnit ? [asDecimal] : [asGroups, asDecimal];
  return [asGroups ?? asDecimal].filter((decimal) => decimal !== null);
}

/** Digits in groups of three with one kind of mark between them. */
function grouped(text: string): string | null {
  return /^[1-9]\d{0,2}([.,'])\d{3}(?:\1\d{3})*$/.test(text) ? text.replace(/\D/g, '') : null;
}

function decimalWith(text: string, mark: string): string | null {
  const [whole = '', fraction = ''] = [text.slice(0, text.lastIndexOf(mark)), text.slice(text.lastIndexOf(mark) + 1)];
  const digits = /^\d+$/.test(whole) ? whole : grouped(whole);
  return digits === null || whole.includes(mark) ? null : `${digits}.${fraction}`;
}

/** Moves the decimal point to the right, or to the left for a negative power. */
function shifted(decimal: string, power: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  if (power >= 0)
    return `${whole}${fraction.padEnd(power, '0').slice(0, power)}.${fraction.slice(power)}`.replace(/\.$/, '');
  const padded = whole.padStart(1 - power, '0');
  return `${padded.slice(0, power)}.${padded.slice(power)}${fraction}`.replace(/\.?0+$/, '');
}

/** `approx. £1.2m (tbc)` holds an amount that may be meant. */
function amountWithin(text: string, column: AmountColumn): readonly Suggestion[] {
  const inner = WITHIN.exec(text)?.[0]?.trim();
  if (inner === undefined || /\d\s*[-–]\s*\d|%/.test(text)) return [];
  const reading = readAmount({ kind: 'text', text: inner }, column);
  return reading.value === null ? [] : suggest(writtenAmount(reading.value, column));
}
