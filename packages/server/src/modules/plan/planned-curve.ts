import {
  civilFromDay,
  dateOfDay,
  dayFromCivil,
  dayOf,
  type LocalMinute,
  localMinute,
  startOfDay,
} from '@sightline/kernel';
import type { PlannedCurve } from './schedule-summary.ts';

/** A budget spread over its baseline dates. */
export type Spread = { readonly bac: number; readonly start: LocalMinute; readonly finish: LocalMinute };

/** Fifty years: a plan with dates further apart has a date that nobody meant, and no curve. */
const MOST_MONTHS = 600;

/**
 * What was to be earned by the end of each month, for earned schedule (Lipke 2003). O(budgets x months that each spans).
 * @param plannedBy value planned of one budget by an instant, minor units; all of it from its finish on
 */
export function plannedCurve<T extends Spread>(
  budgets: readonly T[],
  plannedBy: (budget: T, at: LocalMinute) => number,
): PlannedCurve | undefined {
  const first = Math.min(...budgets.map(({ start }) => monthOf(start)));
  const last = Math.max(...budgets.map(({ start, finish }) => monthOf(lastMinuteOf(start, finish))));
  if (!Number.isFinite(first) || last - first >= MOST_MONTHS) return undefined;
  const gains = new Array<number>(last - first + 1).fill(0);
  for (const budget of budgets) {
    let before = 0;
    const end = monthOf(lastMinuteOf(budget.start, budget.finish));
    for (let month = monthOf(budget.start); month <= end; month++) {
      const planned = month === end ? budget.bac : plannedBy(budget, endOf(month));
      gains[month - first] = (gains[month - first] ?? 0) + planned - before;
      before = planned;
    }
  }
  return { from: dateOfDay(firstDayOf(first)), byMonthMinor: runningSums(gains) };
}

function runningSums(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** What ends at midnight ends in the month before it. */
function lastMinuteOf(start: LocalMinute, finish: LocalMinute): LocalMinute {
  return finish > start ? localMinute(finish - 1) : start;
}

/** Months since year 0. */
function monthOf(at: LocalMinute): number {
  const { year, month } = civilFromDay(dayOf(at));
  return year * 12 + month - 1;
}

function firstDayOf(month: number) {
  return dayFromCivil(Math.floor(month / 12), (month % 12) + 1, 1);
}

function endOf(month: number): LocalMinute {
  return startOfDay(firstDayOf(month + 1));
}
