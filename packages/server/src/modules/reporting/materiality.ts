import type { SightRow } from '@sightline/contract';
import { SEVERITY } from './evidence.ts';

/** How much a row deserves the next minute of attention: concern x money x priority (design/domain.md section 5.4 a). */
export type Materiality = (row: SightRow) => number;

/**
 * concern: two for each step between the reported and the computed colour, plus the worse of the two (amber 1, red 2); 0.5 at least
 * where no colour could be computed: more than a green that was checked, less than an amber. money: the budget, or the median budget for a project without one.
 * priority: 1 + 1 / rank, so that the first counts double; 1 without a rank.
 */
export function materialityOf(rows: readonly SightRow[]): Materiality {
  const median = medianOf(rows.flatMap((row) => budgetOf(row) ?? []));
  return (row) => concernOf(row) * Math.max(budgetOf(row) ?? median, 1) * priorityWeight(row.priority);
}

/** Null where it cannot be compared with the others. */
function budgetOf({ budgetMinor, hasNoRate }: SightRow): number | null {
  return hasNoRate ? null : budgetMinor;
}

const PER_STEP = 2;
const UNCHECKED = 0.5;

export function concernOf({ reported, computed }: SightRow): number {
  const said = reported === null ? null : SEVERITY[reported.colour];
  const seen = computed.colour === 'unknown' ? null : SEVERITY[computed.colour];
  if (seen === null) return Math.max(said ?? 0, UNCHECKED);
  if (said === null) return seen;
  return PER_STEP * Math.abs(said - seen) + Math.max(said, seen);
}

function priorityWeight(priority: number | null): number {
  return priority === null ? 1 : 1 + 1 / priority;
}

/** The lower of the two middle values; 1 of none. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 1;
}
