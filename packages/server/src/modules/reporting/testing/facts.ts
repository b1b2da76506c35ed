import { type Currency, type Id, type LocalDate, parseCurrency, parseId, parseLocalDate } from '@sightline/kernel';
import { DEFAULT_STATUS_RULES } from '../../organisation/index.ts';
import type { EarnedValueFacts, MilestoneFacts, PlanFacts, ProjectFacts } from '../project-facts.ts';

/** Builders of facts for tests: a project in delivery on Fri 20 Nov 2026 of which nothing is known, until the test says it. */
export function factsOf(given: Partial<ProjectFacts> = {}): ProjectFacts {
  return {
    today: on('2026-11-20'),
    currency: currencyOf('GBP'),
    stage: 'deliver',
    goLiveOn: null,
    forecastOn: null,
    budgetMinor: null,
    spentMinor: null,
    ledgerLines: null,
    milestones: [],
    plan: null,
    forecast: null,
    reports: null,
    risks: { red: 0, unanswered: 0, worst: null },
    requests: { late: 0, critical: 0, worst: null },
    changes: { pending: 0, worst: null },
    benefits: { open: 0, withoutOwner: 0, worst: null },
    rules: DEFAULT_STATUS_RULES,
    rates: [],
    ...given,
  };
}

export function planOf(given: Partial<PlanFacts> = {}): PlanFacts {
  return {
    name: 'Warehouse plan',
    fileName: 'warehouse.xml',
    finishOn: null,
    finishTask: null,
    baselineFinishOn: null,
    leastFloatDays: null,
    leastFloatTask: null,
    progressPercent: null,
    taskCount: 12,
    startOn: null,
    statusOn: null,
    nextMilestone: null,
    earnedValue: null,
    ...given,
  };
}

export function milestoneOf(
  name: string,
  dates: { baseline?: string; forecast?: string; actual?: string },
): MilestoneFacts {
  return {
    name,
    baselineOn: dates.baseline === undefined ? null : on(dates.baseline),
    forecastOn: dates.forecast === undefined ? null : on(dates.forecast),
    actualOn: dates.actual === undefined ? null : on(dates.actual),
  };
}

/** Thousands of pounds. */
export function earnedOf(bac: number, pv: number, ev: number, ac: number | null): EarnedValueFacts {
  return {
    on: on('2026-11-20'),
    currency: null,
    bacMinor: k(bac),
    pvMinor: k(pv),
    evMinor: k(ev),
    acMinor: ac === null ? null : k(ac),
    acLines: null,
    planned: null,
  };
}

/** Thousands of pounds as pence. */
export function k(thousands: number): number {
  return Math.round(thousands * 100_000);
}

export function on(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(`${text} is no date`);
  return date;
}

export function currencyOf(code: string): Currency {
  const currency = parseCurrency(code);
  if (currency === null) throw new Error(`${code} is no currency`);
  return currency;
}

export function idOf<Kind extends string>(number: number): Id<Kind> {
  const id = parseId<Kind>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);
  if (id === null) throw new Error(`${number} makes no id`);
  return id;
}
