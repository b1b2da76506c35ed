import type { StatusRules } from '@sightline/contract';
import { dateOfDay, dayNumber, dayOfDate } from '@sightline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATUS_RULES } from '../organisation/index.ts';
import { previewStatusRules } from './preview-status-rules.ts';
import type { Sight } from './read-sights.ts';
import { currencyOf, earnedOf, factsOf, idOf, k, on, planOf } from './testing/facts.ts';

const NOTHING_ELSE = {
  sponsorId: null,
  managerId: null,
  assurerId: null,
  programId: null,
  portfolioId: null,
  tier: null,
  priority: null,
  stage: 'deliver',
  goLiveOn: null,
  budgetMinor: null,
  spentMinor: null,
  method: null,
  unitId: null,
  startsOn: null,
  endedOn: null,
  onHoldSince: null,
  outcome: null,
  scope: null,
  outOfScope: null,
} as const;

/** A project of which only its milestone's slip in calendar days is known. */
function sightOf(number: number, lateDays: number, rules = DEFAULT_STATUS_RULES): Sight {
  const baselineOn = on('2026-12-18');
  const forecastOn = dateOfDay(dayNumber(dayOfDate(baselineOn) + lateDays));
  const milestones = [{ name: 'Go-live', baselineOn, forecastOn, actualOn: null }];
  const currency = currencyOf('GBP');
  const project = {
    ...NOTHING_ELSE,
    id: idOf<'project'>(number),
    version: 1,
    key: `PRJ-${number}`,
    name: `Project ${number}`,
    currency,
  };
  const names = { sponsor: null, manager: null, program: null, portfolio: null, reported: null };
  const money = {
    currency,
    budgetMinor: null,
    spentMinor: null,
    ledgerLines: null,
    convertedFrom: null,
    hasNoRate: false,
  };
  return { project, ...names, milestones: [], money, facts: factsOf({ milestones, rules }) };
}

describe('what other limits would change', () => {
  const sights = [sightOf(1, 0), sightOf(2, 7), sightOf(3, 35), sightOf(4, 70)];

  it('is nothing when the limits are those in force', () => {
    const preview = previewStatusRules(sights, { ...DEFAULT_STATUS_RULES });
    expect(preview).toMatchObject({ projects: 4, changes: [] });
    expect(preview.after).toEqual(preview.before);
    expect(preview.before).toEqual({ green: 2, amber: 1, red: 1, unknown: 0 });
  });

  it('names each project with both colours and what decides the new one', () => {
    const { changes, after } = previewStatusRules(sights, { slipGreenDays: 3, slipAmberDays: 60 });
    expect(changes.map(({ key, from, to }) => `${key} ${from} ${to}`)).toEqual([
      'PRJ-2 green amber',
      'PRJ-4 red amber',
    ]);
    expect(changes[0]?.why).toBe(
      "Milestone 'Go-live' is forecast for 25 Dec 2026, 5 working days after its baseline 18 Dec 2026.",
    );
    expect(after).toEqual({ green: 1, amber: 3, red: 0, unknown: 0 });
  });

  it('says what keeping it would show, for all limits, and the way back is the same list turned round', () => {
    const days = fc.integer({ min: 0, max: 60 });
    const late = fc.array(fc.integer({ min: -20, max: 120 }), { maxLength: 12 });
    fc.assert(
      fc.property(days, days, late, (a, b, each) => {
        const wanted: Partial<StatusRules> = { slipGreenDays: Math.min(a, b), slipAmberDays: Math.max(a, b) };
        const there = previewStatusRules(
          each.map((slip, index) => sightOf(index, slip)),
          wanted,
        );
        const kept = { ...DEFAULT_STATUS_RULES, ...wanted };
        const back = previewStatusRules(
          each.map((slip, index) => sightOf(index, slip, kept)),
          DEFAULT_STATUS_RULES,
        );
        expect(back.before).toEqual(there.after);
        expect(back.after).toEqual(there.before);
        const words = (changes: typeof there.changes, isBack: boolean) =>
          changes.map(({ id, from, to }) => (isBack ? `${id} ${to} ${from}` : `${id} ${from} ${to}`)).sort();
        expect(words(back.changes, true)).toEqual(words(there.changes, false));
      }),
    );
  });
});

describe('the guard of small overruns', () => {
  /** 20 thousand over in a currency of which one unit is half a pound: 10 thousand pounds. */
  const facts = factsOf({
    plan: planOf({
      earnedValue: { ...earnedOf(1000, 100, 100, 140), currency: currencyOf('PLN') },
      startOn: on('2026-03-02'),
      statusOn: on('2026-11-13'),
    }),
  });
  const rate = { currency: currencyOf('PLN'), from: on('2026-01-01'), rate: { numerator: 5, scale: 1 } };
  it.each([
    ['has no say without a rate', [], 'amber'],
    ['speaks in the plan’s currency by its rate', [rate], 'green'],
    ['has no say before the first rate', [{ ...rate, from: on('2026-11-14') }], 'amber'],
  ] as const)('%s', (_, rates, colour) => {
    const sight = sightOf(1, 0);
    const preview = previewStatusRules([{ ...sight, facts: { ...facts, rates, budgetMinor: k(1) } }], {});
    expect(preview.before[colour]).toBe(1);
  });
});
