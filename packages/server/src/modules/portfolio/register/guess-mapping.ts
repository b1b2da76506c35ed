import type { RegisterField, RegisterMapping } from '@sightline/contract';
import type { TableRow } from '@sightline/interchange';
import { EMPTY_CELL } from '@sightline/interchange';
import { type Currency, parseCurrency } from '@sightline/kernel';
import { REGISTER_FIELDS } from './fields.ts';
import { EITHER_STATUS, FILLERS, HEADER_WORDS } from './header-words.ts';
import { readColour, readStage } from './read-choice.ts';

const SAMPLE_ROWS = 50;

/** Proposes a column for each field that a header names; each column serves one field, the surest match first, then the leftmost. */
export function guessMapping(
  headers: readonly string[],
  rows: readonly TableRow[],
  currency: Currency,
): RegisterMapping {
  const claims = headers.flatMap((header, column) => claimsOf(header, column, rows));
  claims.sort((a, b) => a.rank - b.rank || a.column - b.column);
  const columns: Columns = {};
  const used = new Set<number>();
  for (const { field, column } of claims) {
    if (columns[field] !== undefined || used.has(column)) continue;
    columns[field] = column;
    used.add(column);
  }
  for (const [field, other] of STAND_INS) standIn(columns, field, other);
  const money = [columns.budget, columns.spent].flatMap(
    (column) => currencyOfHeader(headers[column ?? -1] ?? '', currency) ?? [],
  );
  return { columns, ...secondColour(columns, claims, used), dateOrder: null, currency: money[0] ?? currency };
}

type Columns = Partial<Record<RegisterField, number>>;

/** Where a table has no column for the first, the second's is it: a forecast that stands alone is the go-live that people mean. */
const STAND_INS = [
  ['name', 'scope'],
  ['goLiveOn', 'forecastOn'],
] as const;

function standIn(columns: Columns, field: RegisterField, other: RegisterField): void {
  const column = columns[other];
  if (columns[field] !== undefined || column === undefined) return;
  columns[field] = column;
  delete columns[other];
}

/** Two who rate a project, each in a column of his own: the one speaks where the other says nothing. */
function secondColour(columns: Columns, claims: readonly Claim[], used: ReadonlySet<number>) {
  const other = claims.find(({ field, column }) => field === 'reported' && !used.has(column));
  return columns.reported === undefined || other === undefined ? {} : { second: { reported: other.column } };
}

type Claim = { readonly field: RegisterField; readonly column: number; readonly rank: number };

/** Rank 0–99: the header as written; 100 and more: without its fillers. */
function claimsOf(header: string, column: number, rows: readonly TableRow[]): readonly Claim[] {
  const [whole, core] = [headerWords(header), coreOf(header)];
  if (EITHER_STATUS.has(core) || EITHER_STATUS.has(whole)) return statusClaims(column, rows);
  return REGISTER_FIELDS.flatMap((field) => {
    const [exact, loose] = [HEADER_WORDS[field].indexOf(whole), HEADER_WORDS[field].indexOf(core)];
    const rank = exact !== -1 ? exact : loose !== -1 ? 100 + loose : null;
    return rank === null ? [] : [{ field, column, rank }];
  });
}

function statusClaims(column: number, rows: readonly TableRow[]): readonly Claim[] {
  const cells = rows.slice(0, SAMPLE_ROWS).map((row) => row.cells[column] ?? EMPTY_CELL);
  const colours = cells.filter((cell) => readColour(cell).value !== null).length;
  const stages = cells.filter((cell) => readStage(cell).value !== null).length;
  if (colours === 0 && stages === 0) return [];
  return [{ field: colours >= stages ? 'reported' : 'stage', column, rank: 99 }];
}

function headerWords(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(gbp|eur|usd)(k|m|bn)\b/g, '$1 $2')
    .replace(/\b(k|m|bn)(gbp|eur|usd)\b/g, '$1 $2')
    .trim();
}

function coreOf(header: string): string {
  const words = headerWords(header.replace(/[([{].*?[)\]}]/g, ' ')).split(' ');
  return words.filter((word) => !FILLERS.has(word)).join(' ');
}

const POWERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 3,
    '000': 3,
    '000s': 3,
    thousand: 3,
    thousands: 3,
    tsd: 3,
    m: 6,
    mn: 6,
    mio: 6,
    million: 6,
    millions: 6,
    bn: 9,
  }),
);

/** Powers of ten in a money column's header: 3 for `Budget (£k)` and `Spent £'000`, else 0. */
export function powerOfHeader(header: string): number {
  const words = headerWords(header).split(' ');
  return words.reduce((power, word) => Math.max(power, POWERS.get(word) ?? 0), 0);
}

const SIGNS: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', $: 'USD' };

const CODES = /^(?:k|m|bn)?(gbp|eur|usd|chf|pln|sek|nok|dkk|cad|aud|nzd|jpy|inr)(?:k|m|bn)?$/;
/** Currencies whose sign is a dollar's. */
const DOLLARS: readonly string[] = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'];

/** The currency that a money column's header names, as in `Budget (£k)` and `cost_musd`; `own` is meant by a sign that it shares. */
export function currencyOfHeader(header: string, own: Currency): Currency | null {
  const code = headerWords(header)
    .split(' ')
    .flatMap((word) => CODES.exec(word)?.[1]?.toUpperCase() ?? [])[0];
  const sign = /[£€$]/.exec(header)?.[0];
  if (code === undefined && sign === '$' && DOLLARS.includes(own)) return own;
  return parseCurrency(code ?? SIGNS[sign ?? ''] ?? '');
}
