import type { SightChange, SightRow } from '@sightline/contract';
import { materialityOf } from '../materiality.ts';

export type SightDiff = { readonly unchanged: number; readonly changes: readonly SightChange[] };

/**
 * What has moved between two lines of sight, by project; by the line of now, or of then where it is gone: most material first, and after all
 * others those of which only money has moved, as it does every month. O(n log n).
 */
export function diffSights(then: readonly SightRow[], now: readonly SightRow[]): SightDiff {
  const before = new Map(then.map((row) => [row.id, row]));
  const after = new Set(now.map(({ id }) => id));
  const gone = then.filter(({ id }) => !after.has(id));
  const weightOf = materialityOf([...now, ...gone]);
  const changes = [
    ...now.flatMap((row) => {
      const old = before.get(row.id);
      const change = old === undefined ? bare(row, 'new') : changeOf(old, row);
      return change === null ? [] : [{ change, weight: weightOf(row) }];
    }),
    ...gone.map((row) => ({ change: bare(row, 'gone'), weight: weightOf(row) })),
  ];
  changes.sort(
    (a, b) =>
      Number(isMoneyOnly(a.change)) - Number(isMoneyOnly(b.change)) ||
      b.weight - a.weight ||
      order(a.change.key, b.change.key) ||
      order(a.change.id, b.change.id),
  );
  return { unchanged: now.length + gone.length - changes.length, changes: changes.map(({ change }) => change) };
}

function isMoneyOnly({ presence, reported, computed, stage, finishOn, slipDays }: SightChange): boolean {
  return presence === 'both' && [reported, computed, stage, finishOn, slipDays].every((field) => field === null);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bare({ id, key, name, manager }: SightRow, presence: SightChange['presence']): SightChange {
  const nothing = { reported: null, computed: null, stage: null, finishOn: null, slipDays: null };
  return { id, key, name, manager, presence, reason: null, ...nothing, budgetMinor: null, spentMinor: null };
}

/** Null = the line stands as it stood. */
function changeOf(then: SightRow, now: SightRow): SightChange | null {
  const computed = moved(then.computed.colour, now.computed.colour);
  const fields = {
    reported: moved(then.reported?.colour ?? null, now.reported?.colour ?? null),
    computed,
    stage: moved(then.stage, now.stage),
    finishOn: moved(then.finishOn, now.finishOn),
    slipDays: movedBy(then.slipDays, now.slipDays, true),
    budgetMinor: movedBy(then.budgetMinor, now.budgetMinor, areAlike(then, now)),
    spentMinor: movedBy(then.spentMinor, now.spentMinor, areAlike(then, now)),
  };
  if (Object.values(fields).every((field) => field === null)) return null;
  const reason = computed === null ? null : (now.computed.reasons[0] ?? null);
  return { ...bare(now, 'both'), ...fields, reason };
}

/** Amounts of one currency can be taken from each other. */
function areAlike(then: SightRow, now: SightRow): boolean {
  return then.currency === now.currency;
}

function moved<T>(from: T, to: T): { from: T; to: T } | null {
  return from === to ? null : { from, to };
}

function movedBy(from: number | null, to: number | null, areComparable: boolean) {
  if (from === to) return null;
  return { from, to, by: from === null || to === null || !areComparable ? null : to - from };
}
