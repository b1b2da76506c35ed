import type { EarnedValueFacts } from './project-facts.ts';

/** Null without planned value: there is nothing to compare with. The index is rounded as it is shown, so that what is read is what decides. */
export function schedulePerformanceOf(
  earned: EarnedValueFacts | null,
): { readonly index: number; readonly percent: number } | null {
  if (earned === null || earned.pvMinor <= 0 || earned.bacMinor <= 0) return null;
  return {
    index: Math.round((100 * earned.evMinor) / earned.pvMinor) / 100,
    percent: (100 * earned.evMinor) / earned.bacMinor,
  };
}

/** Share of the budget at completion that is earned. */
export function earnedPercentOf({ bacMinor, evMinor }: EarnedValueFacts): number | null {
  return bacMinor > 0 ? (100 * evMinor) / bacMinor : null;
}

/** EAC / BAC - 1 with EAC = BAC / CPI (ISO 21508), which is AC / EV - 1; Infinity when nothing is earned. */
export function costGrowthOf(evMinor: number, acMinor: number): number {
  return evMinor > 0 ? acMinor / evMinor - 1 : Number.POSITIVE_INFINITY;
}

export function indexOf(value: number): string {
  return value.toFixed(2);
}
