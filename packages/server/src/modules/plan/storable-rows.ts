import { type Problem, problem } from '@sightline/kernel';
import type { Row } from '../audit/index.ts';

/** Columns that hold no null: what a file says beyond them is kept as 0. */
const NEVER_EMPTY: ReadonlySet<string> = new Set([
  'duration_minutes',
  'levelling_delay_minutes',
  'outline_level',
  'percent_complete',
  'lag_amount',
]);

const LARGEST_INTEGER = 2 ** 31 - 1;

/** More of them are one and the same fault of the file. */
const MOST_FINDINGS = 20;

/**
 * Rows whose numbers the database can hold. A file may say a float of ten thousand million minutes; such a number is left out, and a
 * finding says so, so that one typing error does not keep a folder of plans away.
 */
export function storableRows(rows: readonly Row[]): {
  readonly rows: readonly Row[];
  readonly findings: readonly Problem[];
} {
  const findings: Problem[] = [];
  const kept = rows.map((row) => {
    const beyond = Object.entries(row).filter(
      ([column, value]) => typeof value === 'number' && !isStorable(column, value),
    );
    for (const [column, value] of beyond) findings.push(notKept(row, column, Number(value)));
    const instead = beyond.map(([column]) => [column, NEVER_EMPTY.has(column) ? 0 : null]);
    return beyond.length === 0 ? row : { ...row, ...Object.fromEntries(instead) };
  });
  return { rows: kept, findings: findings.slice(0, MOST_FINDINGS) };
}

function isStorable(column: string, value: number): boolean {
  if (column === 'percent_complete' || column === 'lag_amount') return Number.isFinite(value) && Math.abs(value) < 1e30;
  if (column.endsWith('_minor')) return Number.isSafeInteger(value);
  return Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER;
}

function notKept(row: Row, column: string, value: number): Problem {
  const id = String(row.code ?? row.id);
  const params = {
    field: column.replace(/_(minutes?|minor)$/, '').replaceAll('_', ' '),
    value,
    name: String(row.name ?? id),
    id,
  };
  return problem('plan.number-not-kept', params, {
    severity: 'warning',
    subject: { entity: 'task', id, field: column },
  });
}
