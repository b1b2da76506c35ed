import type { SightChange, SightRow } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { currencyOf, k, on } from '../testing/facts.ts';
import { lineOf } from '../testing/rows.ts';
import { diffSights } from './diff-sights.ts';

const said = (colour: 'green' | 'amber' | 'red') => ({ colour, on: on('2026-11-01'), source: 'report' as const });
const seen = (colour: SightRow['computed']['colour'], ...reasons: string[]) => ({
  colour,
  basis: 'dates-only' as const,
  reasons,
  dimensions: [],
});

/** What a line was, what it is, and what is told of it; null = nothing. */
const MOVES: readonly (readonly [string, Partial<SightRow>, Partial<SightRow>, Partial<SightChange> | null])[] = [
  ['nothing', { slipDays: 3 }, { slipDays: 3 }, null],
  ['another name only', { name: 'A' }, { name: 'B' }, null],
  ['another reason only', { computed: seen('red', 'a') }, { computed: seen('red', 'b') }, null],
  ['a report on another day', { reported: said('red') }, { reported: { ...said('red'), on: on('2026-11-19') } }, null],
  ['the first report', { reported: null }, { reported: said('red') }, { reported: { from: null, to: 'red' } }],
  [
    'a computed colour, with its reason',
    { computed: seen('green') },
    { computed: seen('red', 'Late.', 'Dear.') },
    { computed: { from: 'green', to: 'red' }, reason: 'Late.' },
  ],
  ['a stage', { stage: 'initiate' }, { stage: 'deliver' }, { stage: { from: 'initiate', to: 'deliver' } }],
  [
    'a finish',
    { finishOn: on('2027-01-05') },
    { finishOn: on('2027-02-05') },
    { finishOn: { from: on('2027-01-05'), to: on('2027-02-05') } },
  ],
  ['a slip', { slipDays: -2 }, { slipDays: 29 }, { slipDays: { from: -2, to: 29, by: 31 } }],
  ['a slip that can be told now', { slipDays: null }, { slipDays: 5 }, { slipDays: { from: null, to: 5, by: null } }],
  ['money spent', { spentMinor: k(1) }, { spentMinor: k(3) }, { spentMinor: { from: k(1), to: k(3), by: k(2) } }],
  [
    'money in another currency',
    { budgetMinor: k(1), currency: currencyOf('EUR') },
    { budgetMinor: k(3) },
    { budgetMinor: { from: k(1), to: k(3), by: null } },
  ],
];

describe('what has moved between two lines of sight', () => {
  it.each(MOVES)('tells %s', (_, then, now, wanted) => {
    const diff = diffSights([lineOf(1, then)], [lineOf(1, now)]);
    expect(diff.unchanged).toBe(wanted === null ? 1 : 0);
    if (wanted === null) expect(diff.changes).toEqual([]);
    else {
      const fields = ['reported', 'computed', 'stage', 'finishOn', 'slipDays', 'budgetMinor', 'spentMinor', 'reason'];
      const nothing = Object.fromEntries(fields.map((field) => [field, null]));
      expect(diff.changes).toMatchObject([{ presence: 'both', ...nothing, ...wanted }]);
    }
  });

  it('tells what came and what went, most material first', () => {
    const big = { computed: seen('red'), budgetMinor: k(900) };
    const then = [lineOf(1, { computed: seen('amber') }), lineOf(2, { computed: seen('green') }), lineOf(3)];
    const now = [lineOf(2, big), lineOf(3), lineOf(4, { computed: seen('amber'), budgetMinor: k(600) })];
    const { changes, unchanged } = diffSights(then, now);
    expect(changes.map(({ key, presence }) => [key, presence])).toEqual([
      ['PRJ-2', 'both'],
      ['PRJ-4', 'new'],
      ['PRJ-1', 'gone'],
    ]);
    expect(unchanged).toBe(1);
  });

  it('puts what only cost more after all that moved otherwise', () => {
    const then = [lineOf(1, { budgetMinor: k(900) }), lineOf(2)];
    const now = [lineOf(1, { budgetMinor: k(900), spentMinor: k(5) }), lineOf(2, { slipDays: 1 })];
    expect(diffSights(then, now).changes.map(({ key }) => key)).toEqual(['PRJ-2', 'PRJ-1']);
  });

  it('tells nothing of nothing', () => {
    expect(diffSights([], [])).toEqual({ unchanged: 0, changes: [] });
  });
});
