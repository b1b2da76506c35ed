import { earnedSchedule } from '@sightline/engine';
import { civilFromDay, dayFromCivil, dayOfDate, type LocalDate } from '@sightline/kernel';
import type { EarnedValueFacts } from './project-facts.ts';

export type SchedulePerformance = {
  /** Rounded as it is shown, so that what is read is what decides. */
  readonly index: number;
  /** By time where the planned curve is known: SPI(t), which does not return to 1 on late projects. Else by value: EV / PV. */
  readonly by: 'time' | 'value';
  /** Share of the budget that is earned. */
  readonly percent: number;
};

/** Null without planned value: there is nothing to compare with. */
export function schedulePerformanceOf(earned: EarnedValueFacts | null): SchedulePerformance | null {
  if (earned === null || earned.pvMinor <= 0 || earned.bacMinor <= 0) return null;
  const percent = (100 * earned.evMinor) / earned.bacMinor;
  const byTime = performanceByTime(earned);
  if (byTime !== null) return { index: toHundredths(byTime), by: 'time', percent };
  return { index: toHundredths(earned.evMinor / earned.pvMinor), by: 'value', percent };
}

/** Earned schedule in months (Lipke 2003): when what is earned by now should have been, over the time that has passed. */
function performanceByTime({ on, planned, evMinor }: EarnedValueFacts): number | null {
  if (planned === null) return null;
  const actualTime = monthsBy(planned.from, on);
  if (actualTime <= 0) return null;
  return earnedSchedule({
    plannedValues: [0, ...planned.byMonthMinor],
    earnedValue: evMinor,
    actualTime,
    plannedDuration: planned.byMonthMinor.length,
  }).schedulePerformance;
}

/** Months from the first day of one to the end of a day: a day counts as its share of its month. */
function monthsBy(from: LocalDate, on: LocalDate): number {
  const [fromYear, fromMonth] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const { year, month, day } = civilFromDay(dayOfDate(on));
  const next = dayFromCivil(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1);
  const days = next - dayFromCivil(year, month, 1);
  return (year - fromYear) * 12 + (month - fromMonth) + day / days;
}

function toHundredths(value: number): number {
  return Math.round(100 * value) / 100;
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
