import type { SightRow, SightTotals } from '@sightline/contract';

type Answer = {
  readonly total: number;
  readonly totals: SightTotals;
  readonly groups: readonly { readonly totals: SightTotals }[];
  readonly rows: readonly SightRow[];
};

/** A count or sum that is not that of the rows shown tells of a row that is not shown. Null = all agree, or the page is cut. */
export function countFault(body: string): string | null {
  const { total, totals, groups, rows } = JSON.parse(body) as Answer;
  const isWhole = rows.length === total;
  if (rows.length > total) return `${rows.length} rows of ${total}`;
  if (totals.projects !== total) return `${totals.projects} projects in the totals of ${total}`;
  const shown = isWhole ? sumsOfRows(rows) : [];
  const given = isWhole ? sumsOf(totals) : [];
  const grouped = groups.length === 0 ? sumsOf(totals) : groups.map((group) => sumsOf(group.totals)).reduce(added);
  const pairs: readonly (readonly [string, readonly bigint[], readonly bigint[]])[] = [
    ['totals', shown, given],
    ['groups', grouped, sumsOf(totals)],
  ];
  const fault = pairs.find(([, a, b]) => a.join() !== b.join());
  return fault === undefined ? null : `${fault[0]}: ${fault[1].join()} is not ${fault[2].join()}`;
}

const COLOURS = ['green', 'amber', 'red', 'unknown'] as const;

function sumsOf({ projects, budgetMinor, spentMinor, withoutBudget, late, computed, reported }: SightTotals) {
  const colours = [computed, reported].flatMap((counts) => COLOURS.map((colour) => counts[colour]));
  return [projects, budgetMinor, spentMinor, withoutBudget, late, ...colours].map(BigInt);
}

function sumsOfRows(rows: readonly SightRow[]): readonly bigint[] {
  // Money without a rate stays out of sums.
  const sum = (value: (row: SightRow) => number) =>
    rows.reduce((all, row) => (row.hasNoRate ? all : all + BigInt(value(row))), 0n);
  const count = (holds: (row: SightRow) => boolean) => rows.filter(holds).length;
  return [
    rows.length,
    sum((row) => row.budgetMinor ?? 0),
    sum((row) => row.spentMinor ?? 0),
    count((row) => row.budgetMinor === null),
    count((row) => (row.slipDays ?? 0) > 0),
    ...COLOURS.map((colour) => count((row) => row.computed.colour === colour)),
    ...COLOURS.map((colour) => count((row) => (row.reported?.colour ?? 'unknown') === colour)),
  ].map(BigInt);
}

function added(a: readonly bigint[], b: readonly bigint[]): bigint[] {
  return a.map((value, index) => value + (b[index] ?? 0n));
}
