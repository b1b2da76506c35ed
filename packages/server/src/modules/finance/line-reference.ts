import { createHash } from 'node:crypto';
import type { TableRow } from '@sightline/interchange';
import { type Columns, cellAt } from '../record-import/index.ts';

/**
 * By what each line of a file is known when it comes again: the ledger's own reference; a line without one by a digest of what it says,
 * counted among lines that say the same.
 */
export function lineReferences(rows: readonly TableRow[], columns: Columns): readonly string[] {
  const alike = new Map<string, number>();
  const said = Object.entries(columns).sort(([one], [other]) => (one < other ? -1 : 1));
  return rows.map((row) => {
    const own = cellAt(row, columns.ledgerRef).text.trim();
    if (own !== '') return own;
    const words = said.map(([field, column]) => [field, cellAt(row, column).text.trim()]);
    const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, DIGITS);
    const ordinal = (alike.get(digest) ?? 0) + 1;
    alike.set(digest, ordinal);
    return ordinal === 1 ? `line ${digest}` : `line ${digest}-${ordinal}`;
  });
}

const DIGITS = 16;

/** References differ by case to nobody. */
export function referenceKey(reference: string): string {
  return reference.trim().toLowerCase();
}
