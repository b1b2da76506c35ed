import type { SightRow } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { concernOf, materialityOf } from './materiality.ts';
import { k, on } from './testing/facts.ts';

type Colour = SightRow['computed']['colour'];
const rowOf = (said: Colour, seen: Colour, budgetMinor: number | null = null, priority: number | null = null) =>
  ({
    reported: said === 'unknown' ? null : { colour: said, on: on('2026-11-01'), source: 'report' },
    computed: { colour: seen, basis: 'dates-only', reasons: [] },
    budgetMinor,
    priority,
  }) as unknown as SightRow;

describe('materiality', () => {
  it.each([
    ['green', 'green', 0],
    ['unknown', 'unknown', 0.5],
    ['green', 'unknown', 0.5],
    ['unknown', 'green', 0],
    ['unknown', 'amber', 1],
    ['amber', 'amber', 1],
    ['red', 'unknown', 2],
    ['red', 'red', 2],
    ['green', 'amber', 3],
    ['amber', 'red', 4],
    ['green', 'red', 6],
    ['red', 'green', 6],
  ] as const)('reported %s, computed %s: concern %s', (said, seen, concern) => {
    expect(concernOf(rowOf(said, seen))).toBe(concern);
  });

  it('weighs with money and priority; a project without a budget counts as a middling one', () => {
    const rows = [
      rowOf('red', 'red', k(100)),
      rowOf('red', 'red', k(300), 1),
      rowOf('red', 'red', k(900), 2),
      rowOf('red', 'red', null),
    ];
    const weigh = materialityOf(rows);
    expect(rows.map(weigh)).toEqual([2 * k(100), 2 * k(300) * 2, 2 * k(900) * 1.5, 2 * k(300)]);
  });

  it('works without any budget', () => {
    const rows = [rowOf('green', 'red'), rowOf('amber', 'amber')];
    expect(rows.map(materialityOf(rows))).toEqual([6, 1]);
  });
});
