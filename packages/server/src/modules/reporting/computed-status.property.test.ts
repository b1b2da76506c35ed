import { type Currency, dateOfDay, dayNumber, dayOfDate, type LocalDate } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATUS_RULES } from '../organisation/index.ts';
import { computedStatus } from './computed-status.ts';
import {
  type EarnedValueFacts,
  isEnded,
  type MilestoneFacts,
  type PlanFacts,
  type ProjectFacts,
} from './project-facts.ts';
import { currencyOf, idOf, on } from './testing/facts.ts';

const today = on('2026-11-20');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const date = fc.integer({ min: -400, max: 600 }).map((days) => shifted(today, days));
const money = fc.oneof(fc.integer({ min: 0, max: 6_000_000 }), fc.integer({ min: 0, max: 400_000_000 }));
const milestone: fc.Arbitrary<MilestoneFacts> = fc.record({
  name: fc.constantFrom('Design', 'Build', 'Pilot', 'Go-live'),
  baselineOn: maybe(date),
  forecastOn: maybe(date),
  actualOn: maybe(fc.integer({ min: -400, max: 0 }).map((days) => shifted(today, days))),
});
const earnedValue: fc.Arbitrary<EarnedValueFacts> = fc.record({
  currency: maybe(fc.constantFrom<Currency>(currencyOf('GBP'), currencyOf('EUR'))),
  bacMinor: money,
  pvMinor: money,
  evMinor: money,
  acMinor: maybe(money),
  on: fc.constant(today),
  acLines: fc.constant(null),
  planned: fc.constant(null),
});
const plan: fc.Arbitrary<PlanFacts> = fc.record({
  name: fc.constant('Plan'),
  fileName: fc.constant('plan.xml'),
  finishOn: maybe(date),
  finishTask: fc.constant({ id: idOf<'task'>(1), name: 'Handover' }),
  baselineFinishOn: maybe(date),
  leastFloatDays: maybe(fc.integer({ min: -20, max: 60 })),
  leastFloatTask: fc.constant(null),
  progressPercent: maybe(fc.integer({ min: 0, max: 100 })),
  taskCount: fc.constant(12),
  startOn: maybe(date),
  statusOn: maybe(date),
  nextMilestone: fc.constant(null),
  earnedValue: maybe(earnedValue),
});
const facts: fc.Arbitrary<ProjectFacts> = fc.record({
  today: fc.constant(today),
  currency: fc.constant(currencyOf('GBP')),
  stage: fc.constantFrom('idea', 'deliver', 'deploy', 'close', 'on-hold', 'cancelled'),
  goLiveOn: maybe(date),
  forecastOn: maybe(date),
  budgetMinor: maybe(money),
  spentMinor: maybe(money),
  ledgerLines: maybe(fc.integer({ min: 1, max: 5000 })),
  milestones: fc.array(milestone, { maxLength: 5 }),
  plan: maybe(plan),
  forecast: maybe(fc.record({ madeOn: fc.constant(today), spentMinor: money, toGoMinor: money })),
  reports: maybe(fc.record({ lastOn: fc.constant(on('2026-08-01')), missing: fc.integer({ min: 0, max: 4 }) })),
  risks: fc.constantFrom(
    { red: 0, unanswered: 0, worst: null },
    { red: 2, unanswered: 0, worst: 'Supplier fails' },
    { red: 2, unanswered: 1, worst: 'Supplier fails' },
  ),
  requests: fc.constantFrom(
    { late: 0, critical: 0, worst: null },
    { late: 1, critical: 0, worst: 'Tester' },
    { late: 0, critical: 1, worst: 'Tester' },
  ),
  changes: fc.constantFrom({ pending: 0, worst: null }, { pending: 1, worst: 'More countries' }),
  benefits: fc.constantFrom(
    { open: 0, withoutOwner: 0, worst: null },
    { open: 2, withoutOwner: 0, worst: null },
    { open: 2, withoutOwner: 1, worst: 'Less paper' },
  ),
  rules: fc.constant(DEFAULT_STATUS_RULES),
  rates: fc.constant([]),
});

describe('computed status, for all projects', () => {
  it('is green only where dates or earned value are there to be compared', () => {
    fc.assert(
      fc.property(facts, (each) => computedStatus(each).colour !== 'green' || isComparable(each)),
      { numRuns: 3000 },
    );
  });

  it('says nothing when there is nothing, and always gives a reason', () => {
    fc.assert(
      fc.property(facts, (each) => {
        const status = computedStatus(each);
        expect(status.reasons.length).toBeGreaterThan(0);
        expect(status.basis === 'nothing').toBe(status.colour === 'unknown' && (isEnded(each) || !hasDates(each)));
        if (status.basis === 'registers') expect(['amber', 'red']).toContain(status.colour);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays unfounded green never, whatever is taken away', () => {
    fc.assert(
      fc.property(facts, (each) => {
        for (const less of removals(each)) {
          if (computedStatus(less).colour === 'green') expect(isComparable(less)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('never looks better for worse inputs', () => {
    fc.assert(
      fc.property(
        facts,
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 50_000_000 }),
        (each, days, minor) => {
          const before = computedStatus(each).colour;
          for (const [what, worse] of worsenings(each, days, minor)) {
            const after = computedStatus(worse).colour;
            const isBetter = RANK[after] !== null && RANK[before] !== null && (RANK[after] ?? 0) < (RANK[before] ?? 0);
            expect(isBetter, `${what}: ${before} became ${after}`).toBe(false);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

/** What may be compared at all, said independently of how it is judged. */
function isComparable({ milestones, plan: held, goLiveOn, forecastOn }: ProjectFacts): boolean {
  const earned = held?.earnedValue ?? null;
  return (
    milestones.some((each) => each.baselineOn !== null && (each.forecastOn !== null || each.actualOn !== null)) ||
    (held !== null && held.finishOn !== null && (held.baselineFinishOn !== null || goLiveOn !== null)) ||
    (goLiveOn !== null && forecastOn !== null && milestones.every((each) => isUndated(each))) ||
    (goLiveOn !== null && milestones.some((each) => each.forecastOn !== null || each.actualOn !== null)) ||
    (earned !== null && earned.pvMinor > 0 && earned.evMinor * 10 >= earned.bacMinor)
  );
}

function isUndated({ baselineOn, forecastOn, actualOn }: ProjectFacts['milestones'][number]): boolean {
  return baselineOn === null && forecastOn === null && actualOn === null;
}

function hasDates({ goLiveOn, forecastOn, plan: held, milestones }: ProjectFacts): boolean {
  return (
    goLiveOn !== null ||
    forecastOn !== null ||
    (held !== null && held.finishOn !== null) ||
    milestones.some((each) => each.baselineOn !== null || each.forecastOn !== null || each.actualOn !== null)
  );
}

function removals(each: ProjectFacts): readonly ProjectFacts[] {
  const held = each.plan;
  return [
    { ...each, goLiveOn: null },
    { ...each, budgetMinor: null },
    { ...each, spentMinor: null },
    { ...each, plan: null },
    ...(held === null ? [] : planRemovals(held).map((less) => ({ ...each, plan: less }))),
    ...each.milestones.map((_, index) => ({
      ...each,
      milestones: each.milestones.filter((__, other) => other !== index),
    })),
    ...each.milestones.flatMap((_, index) =>
      (['baselineOn', 'forecastOn', 'actualOn'] as const).map((field) => ({
        ...each,
        milestones: each.milestones.map((one, other) => (other === index ? { ...one, [field]: null } : one)),
      })),
    ),
  ];
}

function planRemovals(held: PlanFacts): readonly PlanFacts[] {
  return [
    { ...held, earnedValue: null },
    { ...held, baselineFinishOn: null },
    { ...held, leastFloatDays: null },
    { ...held, progressPercent: null },
    { ...held, finishOn: null },
  ];
}

/** A date that has passed and moves into the future is a new forecast, not a worse one: only dates from today on are moved. */
function worsenings(each: ProjectFacts, days: number, minor: number): readonly (readonly [string, ProjectFacts])[] {
  const held = each.plan;
  const worse: (readonly [string, ProjectFacts])[] = [];
  if (each.spentMinor !== null) worse.push(['more spent', { ...each, spentMinor: each.spentMinor + minor }]);
  if (each.budgetMinor !== null)
    worse.push(['less budget', { ...each, budgetMinor: Math.max(1, each.budgetMinor - minor) }]);
  if (each.goLiveOn !== null) worse.push(['committed earlier', { ...each, goLiveOn: shifted(each.goLiveOn, -days) }]);
  each.milestones.forEach((one, index) => {
    if (one.forecastOn === null || one.forecastOn < today || one.actualOn !== null) return;
    const later = { ...one, forecastOn: shifted(one.forecastOn, days) };
    worse.push([
      `milestone ${index} later`,
      { ...each, milestones: each.milestones.map((other) => (other === one ? later : other)) },
    ]);
  });
  if (held === null) return worse;
  const withPlan = (changed: Partial<PlanFacts>) => ({ ...each, plan: { ...held, ...changed } });
  if (held.finishOn !== null && held.finishOn >= today)
    worse.push(['finish later', withPlan({ finishOn: shifted(held.finishOn, days) })]);
  if (held.leastFloatDays !== null)
    worse.push(['less float', withPlan({ leastFloatDays: held.leastFloatDays - days })]);
  const earned = held.earnedValue;
  if (earned === null) return worse;
  worse.push(['more planned by now', withPlan({ earnedValue: { ...earned, pvMinor: earned.pvMinor + minor } })]);
  if (earned.acMinor !== null && earned.acMinor > 0) {
    worse.push(['more actual cost', withPlan({ earnedValue: { ...earned, acMinor: earned.acMinor + minor } })]);
  }
  return worse;
}

const RANK: Readonly<Record<string, number | null>> = { green: 0, amber: 1, red: 2, unknown: null };

function shifted(from: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(dayOfDate(from) + days));
}
