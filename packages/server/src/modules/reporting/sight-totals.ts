import type { Colour, SightRow, SightTotals } from '@sightline/contract';

type Counts = Record<Colour, number>;

/** Sums over all rows given, O(n). */
export function totalsOf(rows: readonly SightRow[]): SightTotals {
  const count = (holds: (row: SightRow) => boolean) => rows.reduce((sum, row) => sum + (holds(row) ? 1 : 0), 0);
  return {
    projects: rows.length,
    computed: countsOf(rows.map((row) => row.computed.colour)),
    reported: countsOf(rows.map((row) => row.reported?.colour ?? 'unknown')),
    unlikeReported: count(isUnlikeReported),
    late: count((row) => (row.slipDays ?? 0) > 0),
    budgetMinor: sumOf(rows, 'budgetMinor'),
    spentMinor: sumOf(rows, 'spentMinor'),
    withoutRate: count(({ hasNoRate, budgetMinor, spentMinor }) => hasNoRate && (budgetMinor ?? spentMinor) !== null),
    withoutBudget: count((row) => row.budgetMinor === null),
  };
}

/** In the report currency, to the unit. */
function sumOf(rows: readonly SightRow[], field: 'budgetMinor' | 'spentMinor'): string {
  const sum = rows.reduce((total, row) => total + (row.hasNoRate ? 0n : BigInt(row[field] ?? 0)), 0n);
  return sum.toString();
}

function isUnlikeReported({ reported, computed }: SightRow): boolean {
  return reported !== null && computed.colour !== 'unknown' && reported.colour !== computed.colour;
}

export function countsOf(colours: readonly Colour[]): Counts {
  const counts: Counts = { green: 0, amber: 0, red: 0, unknown: 0 };
  for (const colour of colours) counts[colour] += 1;
  return counts;
}
