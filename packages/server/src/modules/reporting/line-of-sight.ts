import type { SightQuery, SightRow, SightSort, SightTotals } from '@sightline/contract';
import { folded, foldedWords, stage as stages } from '@sightline/contract';
import { SEVERITY } from './evidence.ts';
import { materialityOf } from './materiality.ts';
import { totalsOf } from './sight-totals.ts';

export type SightPage = {
  readonly total: number;
  readonly totals: SightTotals;
  readonly groups: { readonly id: string | null; readonly name: string; readonly totals: SightTotals }[];
  readonly rows: SightRow[];
};

/** Filters, sorts, groups and cuts a page; totals are over all rows that match. O(n log n). */
export function lineOfSight(all: readonly SightRow[], query: SightQuery): SightPage {
  const matching = all.filter(matcherOf(query));
  const sorted = sortRows(matching, query);
  const groups = query.group === 'none' ? [] : groupRows(sorted, query.group);
  const ordered = query.group === 'none' ? sorted : groups.flatMap((group) => group.rows);
  return {
    total: matching.length,
    totals: totalsOf(matching),
    groups: groups.map(({ id, name, rows }) => ({ id, name, totals: totalsOf(rows) })),
    rows: ordered.slice(query.offset, query.offset + query.limit),
  };
}

function matcherOf(query: SightQuery): (row: SightRow) => boolean {
  const words = foldedWords(query.search ?? '');
  return (row) =>
    isAmong(query.portfolioId, row.portfolio?.id) &&
    isAmong(query.programId, row.program?.id) &&
    isAmong(query.stage, row.stage) &&
    isAmong(query.reported, row.reported?.colour ?? 'unknown') &&
    isAmong(query.computed, row.computed.colour) &&
    (words.length === 0 || hasWords(row, words));
}

function isAmong<T>(wanted: readonly T[] | undefined, value: T | undefined): boolean {
  return wanted === undefined || wanted.some((each) => each === value);
}

/** Every word stands somewhere in the key, the name or the people's names; case and accents do not matter. */
function hasWords(row: SightRow, words: readonly string[]): boolean {
  const text = folded([row.key, row.name, row.sponsor?.name ?? '', row.manager?.name ?? ''].join(' '));
  return words.every((word) => text.includes(word));
}

/** PRJ-9 comes before PRJ-10. */
const byText = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Values that are not known come last in both directions; equal ones are told apart by key, then id. */
function sortRows(rows: readonly SightRow[], { sort, direction }: SightQuery): readonly SightRow[] {
  const readValue = sorterOf(sort, rows);
  const sign = direction === 'up' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: readValue(row) }))
    .sort((a, b) => sign * compare(a.value, b.value) || nullsLast(a.value, b.value) || byKey(a.row, b.row))
    .map(({ row }) => row);
}

type Sortable = string | number | null;

function compare(a: Sortable, b: Sortable): number {
  if (a === null || b === null) return 0;
  return typeof a === 'number' && typeof b === 'number' ? a - b : byText.compare(String(a), String(b));
}

function nullsLast(a: Sortable, b: Sortable): number {
  return Number(a === null) - Number(b === null);
}

function byKey(a: SightRow, b: SightRow): number {
  return byText.compare(a.key, b.key) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1);
}

function sorterOf(sort: SightSort, rows: readonly SightRow[]): (row: SightRow) => Sortable {
  if (sort === 'materiality') return materialityOf(rows);
  return SORTERS[sort];
}

const SORTERS: Readonly<Record<Exclude<SightSort, 'materiality'>, (row: SightRow) => Sortable>> = {
  key: (row) => row.key,
  name: (row) => row.name,
  manager: (row) => row.manager?.name ?? null,
  stage: (row) => stages.options.indexOf(row.stage),
  reported: (row) => (row.reported === null ? null : SEVERITY[row.reported.colour]),
  computed: (row) => (row.computed.colour === 'unknown' ? null : SEVERITY[row.computed.colour]),
  nextMilestone: (row) => row.nextMilestone?.on ?? null,
  finishOn: (row) => row.finishOn,
  slipDays: (row) => row.slipDays,
  floatDays: (row) => row.floatDays,
  progressPercent: (row) => row.progressPercent,
  budgetMinor: (row) => (row.hasNoRate ? null : row.budgetMinor),
  spentMinor: (row) => (row.hasNoRate ? null : row.spentMinor),
  costIndex: (row) => row.costIndex,
  scheduleIndex: (row) => row.scheduleIndex,
  estimateMinor: (row) => row.estimateMinor,
};

type Group = { readonly id: string | null; readonly name: string; readonly rows: SightRow[] };

/** Groups by name, those without one last; rows keep their order inside. */
function groupRows(rows: readonly SightRow[], by: 'program' | 'portfolio'): readonly Group[] {
  const groups = new Map<string | null, Group>();
  for (const row of rows) {
    const ref = row[by];
    const group = groups.get(ref?.id ?? null) ?? { id: ref?.id ?? null, name: ref?.name ?? `No ${by}`, rows: [] };
    group.rows.push(row);
    groups.set(group.id, group);
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.id === null) - Number(b.id === null) ||
      byText.compare(a.name, b.name) ||
      ((a.id ?? '') < (b.id ?? '') ? -1 : 1),
  );
}
