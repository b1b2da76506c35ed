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
  const columns: Partial<Record<RegisterField, number>> = {};
  const used = new Set<number>();
  for (const { field, column } of claims) {
    if (columns[field] !== undefined || used.has(column)) continue;
    columns[field] = column;
    used.add(column);
  }
  const money = [columns.budget, columns.spent].flatMap(
    (column) => currencyOfHeader(headers[column ?? -1] ?? '') ?? [],
  );
  return { columns, dateOrder: null, currency: money[0] ?? currency };
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
    .replace(/\b(gbp|eur|usd)(k|m|bn)\b/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
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

function currencyOfHeader(header: string): Currency | null {
  const sign = /[£€$]/.exec(header)?.[0];
  const code = /\b(GBP|EUR|USD|CHF|PLN|SEK|NOK|DKK|CAD|AUD|NZD|JPY|INR)(?:k|m|bn)?\b/.exec(header)?.[1];
  return parseCurrency(code ?? SIGNS[sign ?? ''] ?? '');
}
