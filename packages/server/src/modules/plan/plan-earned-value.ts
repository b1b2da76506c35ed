import { type Calendar, compileCalendar, type WorkingTime, workingBetween } from '@sightline/engine';
import type { ImportedPlan } from '@sightline/interchange';
import { dateOf, type LocalMinute, parseCurrency } from '@sightline/kernel';
import { type Leaf, percentOf } from './leaf.ts';
import { plannedCurve } from './planned-curve.ts';
import type { PlanEarnedValue, PlannedCurve } from './schedule-summary.ts';

/**
 * Earned value of the tasks that carry a baseline cost over baseline dates, at the plan's status date (ISO 21508: PV, EV and AC are
 * cumulative at one date). Null without a status date or without such tasks: progress as of no date cannot be compared.
 */
export function earnedValueOf(imported: ImportedPlan, leaves: readonly Leaf[]): PlanEarnedValue | null {
  const at = imported.plan.statusAt;
  const budgeted = leaves.flatMap(budgetOf);
  const bacMinor = sum(budgeted.map((each) => each.bac));
  if (at === null || bacMinor <= 0) return null;
  const plannedBy = planner(imported);
  const actuals = leaves.flatMap((leaf) => leaf.told.actualCostMinor ?? []);
  return {
    on: dateOf(at),
    currency: imported.currency === null ? null : parseCurrency(imported.currency),
    bacMinor,
    pvMinor: sum(budgeted.map((each) => plannedBy(each, at))),
    evMinor: sum(
      budgeted.map((each) => (each.leaf.task.kind === 'level-of-effort' ? plannedBy(each, at) : earned(each))),
    ),
    acMinor: actuals.length === 0 ? null : sum(actuals),
    ...curveOf(plannedCurve(budgeted, plannedBy)),
  };
}

function curveOf(planned: PlannedCurve | undefined): Pick<PlanEarnedValue, 'planned'> {
  return planned === undefined ? {} : { planned };
}

type Budgeted = {
  readonly leaf: Leaf;
  readonly bac: number;
  readonly start: LocalMinute;
  readonly finish: LocalMinute;
};

function budgetOf(leaf: Leaf): readonly Budgeted[] {
  const { baselineCostMinor: bac, baselineStart: start, baselineFinish: finish } = leaf.told;
  return bac === null || start === null || finish === null ? [] : [{ leaf, bac, start, finish }];
}

function earned({ leaf, bac }: Budgeted): number {
  return Math.round((bac * percentOf(leaf.task)) / 100);
}

type Planner = (each: Budgeted, at: LocalMinute) => number;

/** Spreads each budget evenly over the working time between its baseline dates. Level of effort earns just that (EIA-748). */
function planner({ plan }: ImportedPlan): Planner {
  const timeOf = workingTimes(plan.calendars);
  return ({ leaf, bac, start, finish }, at) => {
    if (at >= finish) return bac;
    if (at <= start) return 0;
    const time = leaf.task.isElapsed ? null : timeOf(leaf.task.calendarId ?? plan.defaultCalendarId);
    const whole = time === null ? 0 : workingBetween(time, start, finish);
    const share =
      time === null || whole <= 0 ? (at - start) / (finish - start) : workingBetween(time, start, at) / whole;
    return Math.round(bac * share);
  };
}

/** Each calendar compiled when it is first asked for; null for one without working time or that is not there. */
function workingTimes(calendars: readonly Calendar[]): (id: string) => WorkingTime | null {
  const known = new Map<string, WorkingTime | null>();
  return (id) => {
    const seen = known.get(id);
    if (seen !== undefined) return seen;
    const calendar = calendars.find((each) => each.id === id);
    const compiled = calendar === undefined ? null : compileCalendar(calendar);
    const time = compiled?.ok === true ? compiled.value : null;
    known.set(id, time);
    return time;
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
