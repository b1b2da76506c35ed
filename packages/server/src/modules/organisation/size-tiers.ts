import type { SizeTiers, Tier } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';

/**
 * As the product delivers it. The loads are design/domain.md 2.5 (PM load); the light checks are those that a plan of twenty tasks
 * needs (2.6). The bounds are a beginning that every organisation sets for itself.
 */
export const DEFAULT_SIZE_TIERS: SizeTiers = {
  S: { budgetTo: 250_000, monthsTo: 6, managerLoad: 0.15, scheduleChecks: 'light' },
  M: { budgetTo: 1_000_000, monthsTo: 12, managerLoad: 0.3, scheduleChecks: 'full' },
  L: { budgetTo: 5_000_000, monthsTo: 24, managerLoad: 0.6, scheduleChecks: 'full' },
  XL: { managerLoad: 1, scheduleChecks: 'full' },
};

const BOUNDED = ['S', 'M', 'L'] as const;
const ALL: readonly Tier[] = [...BOUNDED, 'XL'];

/** What is known of a project's extent; null = not known. */
export type Extent = { readonly budget: number | null; readonly months: number | null };

/** The size that the larger of budget and duration asks for; null when neither is known. */
export function proposedSize(tiers: SizeTiers, { budget, months }: Extent): Tier | null {
  if (budget === null && months === null) return null;
  return BOUNDED.find((tier) => (budget ?? 0) <= tiers[tier].budgetTo && (months ?? 0) <= tiers[tier].monthsTo) ?? 'XL';
}

/** Bounds rise with the size, and the load does not fall. */
export function sizeProblems(tiers: SizeTiers): readonly Problem[] {
  const bounds = (['budgetTo', 'monthsTo'] as const).flatMap((field) =>
    BOUNDED.slice(1).flatMap((larger, index) => {
      const smaller = BOUNDED[index] ?? 'S';
      const [value, before] = [tiers[larger][field], tiers[smaller][field]];
      const unit = field === 'budgetTo' ? 'of budget' : 'months';
      return value > before
        ? []
        : [about('organisation.size-bounds-not-rising', { larger, smaller, value, before, unit })];
    }),
  );
  const loads = ALL.slice(1).flatMap((larger, index) => {
    const smaller = ALL[index] ?? 'S';
    const [value, before] = [tiers[larger].managerLoad, tiers[smaller].managerLoad];
    return value >= before ? [] : [about('organisation.size-load-falls', { larger, smaller, value, before })];
  });
  return [...bounds, ...loads];
}

function about(code: string, params: Problem['params'] & { readonly larger: string }): Problem {
  return problem(code, params, { subject: { entity: 'organisation', id: params.larger, field: 'sizeTiers' } });
}
