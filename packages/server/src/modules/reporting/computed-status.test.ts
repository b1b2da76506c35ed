import { describe, expect, it } from 'vitest';
import { computedStatus } from './computed-status.ts';
import type { ProjectFacts } from './project-facts.ts';
import { currencyOf, earnedOf, factsOf, idOf, k, milestoneOf, on, planOf } from './testing/facts.ts';

type Row = readonly [
  rule: string,
  facts: Partial<ProjectFacts>,
  colour: string,
  basis: string,
  firstReason: string | RegExp,
];

const onTime = [
  milestoneOf('Design', { baseline: '2026-10-01', forecast: '2026-10-01', actual: '2026-10-01' }),
  milestoneOf('Build', { baseline: '2026-12-18', forecast: '2026-12-18' }),
  milestoneOf('Test', { baseline: '2027-02-26', forecast: '2027-02-26' }),
  milestoneOf('Go-live', { baseline: '2027-04-01', forecast: '2027-04-01' }),
];
const late = (forecast: string) => [milestoneOf('Go-live', { baseline: '2027-03-01', forecast })];
const finishing = {
  finishOn: on('2027-04-30'),
  finishTask: { id: idOf<'task'>(1), name: 'Handover' },
  progressPercent: 40,
};

const rows: readonly Row[] = [
  // Unknown is a status: it says what is missing
  [
    'a name alone',
    {},
    'unknown',
    'nothing',
    'There is no plan, no milestone and no go-live date to judge the schedule by.',
  ],
  [
    'go-live alone',
    { goLiveOn: on('2027-03-01') },
    'unknown',
    'dates-only',
    /^There is no baseline to compare the finish with: no plan and no milestones, only go-live 1 Mar 2027\.$/m,
  ],
  [
    'plan without baseline or go-live',
    { plan: planOf(finishing) },
    'unknown',
    'dates-only',
    "There is no baseline to compare the finish with, 30 Apr 2027 ('Handover').",
  ],
  [
    'a plan that could not be scheduled',
    { plan: planOf() },
    'unknown',
    'nothing',
    "The plan 'Warehouse plan' could not be scheduled: there is no finish to judge.",
  ],
  [
    'milestones with forecasts only',
    { milestones: [milestoneOf('Go-live', { forecast: '2027-03-01' })] },
    'unknown',
    'dates-only',
    "There is no baseline to compare the finish with, 1 Mar 2027 ('Go-live').",
  ],
  [
    'milestones with baselines only',
    { milestones: [milestoneOf('Go-live', { baseline: '2027-03-01' })] },
    'unknown',
    'dates-only',
    /no open milestone has both a baseline and a forecast/,
  ],
  ['money alone', { budgetMinor: k(500), spentMinor: k(100) }, 'unknown', 'nothing', /^There is no plan/],
  [
    'a little money spent is not green',
    { budgetMinor: k(500), spentMinor: k(5) },
    'unknown',
    'nothing',
    /^There is no plan/,
  ],
  [
    'money in order, schedule unknown',
    { budgetMinor: k(500), spentMinor: k(100), plan: planOf({ progressPercent: 50 }) },
    'unknown',
    'nothing',
    /could not be scheduled/,
  ],
  [
    'positive float without a baseline',
    { plan: planOf({ ...finishing, leastFloatDays: 30 }) },
    'unknown',
    'dates-only',
    /no baseline/,
  ],
  [
    'go-live that passed within the limit',
    { goLiveOn: on('2026-11-13') },
    'unknown',
    'dates-only',
    /Go-live was to be 13 Nov 2026, 5 working days ago/,
  ],
  [
    'cancelled',
    { stage: 'cancelled', milestones: late('2027-12-01') },
    'unknown',
    'nothing',
    'The project is cancelled: there is nothing left to judge.',
  ],
  ['rejected', { stage: 'rejected' }, 'unknown', 'nothing', 'The project is rejected: there is nothing left to judge.'],
  // Dates only
  [
    'milestones on time',
    { milestones: onTime },
    'green',
    'dates-only',
    'All 4 milestones with a baseline are on time.',
  ],
  [
    'slip of 10 working days',
    { milestones: late('2027-03-15') },
    'green',
    'dates-only',
    'The milestone with a baseline is within limits, at most 10 working days late.',
  ],
  [
    'slip of 11 working days',
    { milestones: late('2027-03-16') },
    'amber',
    'dates-only',
    "Milestone 'Go-live' is forecast for 16 Mar 2027, 11 working days after its baseline 1 Mar 2027.",
  ],
  ['slip of 30 working days', { milestones: late('2027-04-12') }, 'amber', 'dates-only', /30 working days after/],
  ['slip of 31 working days', { milestones: late('2027-04-13') }, 'red', 'dates-only', /31 working days after/],
  [
    '5% of a long remaining time',
    { milestones: [milestoneOf('Go-live', { baseline: '2028-11-20', forecast: '2028-12-22' })] },
    'green',
    'dates-only',
    /within limits, at most 24 working days late/,
  ],
  [
    '10% of a long remaining time',
    { milestones: [milestoneOf('Go-live', { baseline: '2028-11-20', forecast: '2029-01-30' })] },
    'amber',
    'dates-only',
    /51 working days/,
  ],
  [
    'met late',
    { milestones: [milestoneOf('Pilot', { baseline: '2026-08-03', actual: '2026-09-30' })] },
    'red',
    'dates-only',
    "Milestone 'Pilot' was met on 30 Sep 2026, 42 working days after its baseline 3 Aug 2026.",
  ],
  [
    'open and passed',
    { milestones: [milestoneOf('Pilot', { baseline: '2026-10-30', forecast: '2026-10-30' })] },
    'amber',
    'dates-only',
    "Milestone 'Pilot' is not met, 15 working days after its baseline 30 Oct 2026.",
  ],
  [
    'passed without forecast',
    { milestones: [milestoneOf('Pilot', { baseline: '2026-09-01' })] },
    'red',
    'dates-only',
    /not met, 58 working days after/,
  ],
  [
    'passed within the limit, no forecast',
    { milestones: [milestoneOf('Pilot', { baseline: '2026-11-16' })] },
    'unknown',
    'dates-only',
    /no open milestone has both/,
  ],
  [
    'a forecast that passed, no baseline',
    { milestones: [milestoneOf('Pilot', { forecast: '2026-01-05' })] },
    'amber',
    'dates-only',
    /was forecast for 5 Jan 2026 and is not met 229 working days later/,
  ],
  [
    'milestones against go-live without any baseline',
    { goLiveOn: on('2027-03-01'), milestones: [milestoneOf('Live', { forecast: '2027-06-01' })] },
    'red',
    'dates-only',
    "The finish, 1 Jun 2027 ('Live'), is 66 working days after go-live 1 Mar 2027.",
  ],
  [
    'go-live is no yardstick beside baselines',
    {
      goLiveOn: on('2026-12-01'),
      milestones: [
        milestoneOf('Build', { baseline: '2026-12-18', forecast: '2026-12-18' }),
        milestoneOf('End of support', { forecast: '2027-06-01' }),
      ],
    },
    'green',
    'dates-only',
    /^The milestone with a baseline is on time/,
  ],
  [
    'go-live that passed long ago',
    { goLiveOn: on('2026-06-01') },
    'amber',
    'dates-only',
    'Go-live was to be 1 Jun 2026, 124 working days ago, and the stage is still deliver.',
  ],
  [
    'go-live that passed, in deploy',
    { stage: 'deploy', goLiveOn: on('2026-06-01') },
    'unknown',
    'dates-only',
    /no baseline/,
  ],
  [
    'plan within its baseline',
    { plan: planOf({ ...finishing, baselineFinishOn: on('2027-04-30') }) },
    'green',
    'dates-only',
    "The finish, 30 Apr 2027 ('Handover'), keeps the plan's baseline finish 30 Apr 2027.",
  ],
  [
    'plan after its baseline',
    { plan: planOf({ ...finishing, baselineFinishOn: on('2027-01-29') }) },
    'red',
    'dates-only',
    /is 65 working days after the plan's baseline finish 29 Jan 2027/,
  ],
  [
    'plan against go-live',
    { goLiveOn: on('2027-04-30'), plan: planOf(finishing) },
    'green',
    'dates-only',
    /keeps go-live 30 Apr 2027/,
  ],
  [
    'negative float',
    { plan: planOf({ ...finishing, leastFloatDays: -12, leastFloatTask: { id: idOf<'task'>(2), name: 'Cutover' } }) },
    'red',
    'dates-only',
    "Task 'Cutover' is 12 working days short of a date that the plan must keep (negative float).",
  ],
  [
    'plan whose finish has passed',
    { plan: planOf({ ...finishing, finishOn: on('2026-03-02'), baselineFinishOn: on('2026-03-02') }) },
    'red',
    'dates-only',
    "The plan's finish was 2 Mar 2026, 189 working days ago, and 40% of its work is done.",
  ],
  [
    'the same, done',
    {
      plan: planOf({
        ...finishing,
        progressPercent: 100,
        finishOn: on('2026-03-02'),
        baselineFinishOn: on('2026-03-02'),
      }),
    },
    'green',
    'dates-only',
    /keeps the plan's baseline finish/,
  ],
  [
    'the same, nothing committed',
    { plan: planOf({ ...finishing, finishOn: on('2026-03-02') }) },
    'amber',
    'dates-only',
    /189 working days ago, and 40% of its work is done\.\nThere is no baseline/m,
  ],
  [
    'closed with an open milestone',
    { stage: 'close', milestones: [milestoneOf('Live', { baseline: '2026-03-02', forecast: '2026-03-03' })] },
    'unknown',
    'nothing',
    /closed: there is nothing left to judge/,
  ],
  [
    'on hold is judged',
    { stage: 'on-hold', milestones: late('2027-07-29') },
    'red',
    'dates-only',
    /108 working days after/,
  ],
  [
    'an idea is judged on what exists',
    { stage: 'idea', goLiveOn: on('2027-03-01') },
    'unknown',
    'dates-only',
    /no baseline/,
  ],
  [
    'met on time, nothing to come: no proof',
    { milestones: [milestoneOf('Design', { baseline: '2026-10-01', actual: '2026-10-01' }), milestoneOf('Live', {})] },
    'unknown',
    'dates-only',
    /^The milestone with a baseline is on time\.\nThere is no baseline/m,
  ],
  [
    'all met on time',
    { milestones: [milestoneOf('Live', { baseline: '2026-10-01', actual: '2026-10-01' })] },
    'green',
    'dates-only',
    /is on time/,
  ],
  // Milestones and money
  [
    'spend behind the work',
    { milestones: onTime, budgetMinor: k(1000), spentMinor: k(200) },
    'green',
    'milestones-and-money',
    /All 4/,
  ],
  [
    'spend ahead of the work',
    { milestones: onTime, budgetMinor: k(1000), spentMinor: k(600) },
    'red',
    'milestones-and-money',
    '£600k of £1.0m is spent with 1 of 4 milestones met, so 25% to 50% of the work done: at best the cost at completion is 20% over budget.',
  ],
  ['spend between', { milestones: onTime, budgetMinor: k(1000), spentMinor: k(400) }, 'green', 'dates-only', /All 4/],
  [
    'spend a little ahead of the plan',
    { plan: planOf({ ...finishing, baselineFinishOn: on('2027-04-30') }), budgetMinor: k(1000), spentMinor: k(440) },
    'amber',
    'milestones-and-money',
    '£440k of £1.0m is spent with 40% of the work done: at this rate the cost at completion is 10% over budget.',
  ],
  [
    'no spend on record',
    { milestones: onTime, budgetMinor: k(1000), spentMinor: k(0) },
    'green',
    'dates-only',
    /All 4/,
  ],
  [
    'overspent with nothing else',
    { budgetMinor: k(1000), spentMinor: k(1200) },
    'red',
    'milestones-and-money',
    '£1.2m of £1.0m is spent: 20% over budget.',
  ],
  ['overspent under 25k', { budgetMinor: k(100), spentMinor: k(124) }, 'unknown', 'nothing', /no plan/],
  [
    'under 15% complete not red',
    {
      plan: planOf({ ...finishing, progressPercent: 10, baselineFinishOn: on('2027-04-30') }),
      budgetMinor: k(1000),
      spentMinor: k(300),
    },
    'amber',
    'milestones-and-money',
    /under 15% complete it is amber at most/,
  ],
  [
    'at 15% complete red',
    {
      plan: planOf({ ...finishing, progressPercent: 15, baselineFinishOn: on('2027-04-30') }),
      budgetMinor: k(1000),
      spentMinor: k(300),
    },
    'red',
    'milestones-and-money',
    /100% over budget\.$/m,
  ],
  [
    'under 25k adverse stays green',
    { plan: planOf({ ...finishing, baselineFinishOn: on('2027-04-30') }), budgetMinor: k(100), spentMinor: k(64.9) },
    'green',
    'milestones-and-money',
    /keeps the plan's baseline/,
  ],
  [
    'at 25k adverse not',
    { plan: planOf({ ...finishing, baselineFinishOn: on('2027-04-30') }), budgetMinor: k(100), spentMinor: k(65) },
    'red',
    'milestones-and-money',
    /62\.5% over budget/,
  ],
  [
    'the guard counts in major units',
    {
      currency: currencyOf('JPY'),
      plan: planOf({ ...finishing, baselineFinishOn: on('2027-04-30') }),
      budgetMinor: 100_000,
      spentMinor: 64_999,
    },
    'green',
    'milestones-and-money',
    /baseline/,
  ],
  // Earned value
  [
    'earned value in order',
    { plan: planOf({ ...finishing, baselineFinishOn: on('2027-04-30'), earnedValue: earnedOf(1000, 400, 400, 390) }) },
    'green',
    'earned-value',
    /^The schedule performance index is 1\.00/,
  ],
  [
    'schedule index amber',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 500, 450, 450) }) },
    'amber',
    'earned-value',
    /index is 0\.90/,
  ],
  [
    'schedule index red',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 500, 420, 420) }) },
    'red',
    'earned-value',
    /index is 0\.84/,
  ],
  [
    'the index decides as it is shown',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 1000, 846, 846) }) },
    'amber',
    'earned-value',
    /index is 0\.85/,
  ],
  [
    'schedule index under 10% ignored',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 300, 99, 99) }) },
    'unknown',
    'dates-only',
    /left out under 10% complete; 9\.9% of the work is earned/,
  ],
  [
    'at 10% not',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 300, 100, 100) }) },
    'red',
    'earned-value',
    /index is 0\.33/,
  ],
  [
    'cost red',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(2400, 1050, 1010, 1240) }) },
    'red',
    'earned-value',
    'By 20 Nov 2026 work worth £1.01m has cost £1.24m: at this rate the cost at completion is 22.8% over budget.',
  ],
  [
    'cost under 15% complete',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 140, 140, 280) }) },
    'amber',
    'earned-value',
    /amber at most/,
  ],
  [
    'nothing earned yet',
    { plan: planOf({ ...finishing, baselineFinishOn: on('2027-04-30'), earnedValue: earnedOf(1000, 50, 0, 60) }) },
    'amber',
    'earned-value',
    /no rate can be told from it yet/,
  ],
  [
    'no actual cost is not green',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 0, 0, null) }) },
    'unknown',
    'dates-only',
    /The plan states no actual cost/,
  ],
  [
    'actual cost of zero is nothing stated',
    { plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 400, 400, 0) }) },
    'green',
    'earned-value',
    /The plan states no actual cost/,
  ],
  [
    'foreign plan: no small sums',
    {
      plan: planOf({
        ...finishing,
        baselineFinishOn: on('2027-04-30'),
        earnedValue: { ...earnedOf(100, 40, 40, 60), currency: currencyOf('PLN') },
      }),
    },
    'red',
    'earned-value',
    /work worth PLN 40k has cost PLN 60k/,
  ],
  [
    'spent over the budget beside a fine plan',
    {
      budgetMinor: k(1000),
      spentMinor: k(1100),
      plan: planOf({ ...finishing, earnedValue: earnedOf(1000, 400, 400, 400) }),
    },
    'amber',
    'earned-value',
    '£1.1m of £1.0m is spent: 10% over budget.',
  ],
];

describe('computed status', () => {
  it.each(rows)('%s', (_, given, colour, basis, first) => {
    const status = computedStatus(factsOf(given));
    expect({ colour: status.colour, basis: status.basis }, status.reasons.join('\n')).toEqual({ colour, basis });
    if (typeof first === 'string') expect(status.reasons[0]).toBe(first);
    else expect(status.reasons.join('\n')).toMatch(first);
  });

  it('lists the worst reason first, what is missing before what is in order', () => {
    const status = computedStatus(factsOf({ milestones: [...onTime, ...late('2027-12-01')] }));
    expect(status.reasons).toEqual([
      "Milestone 'Go-live' is forecast for 1 Dec 2027, 197 working days after its baseline 1 Mar 2027.",
      'Cost is not judged: there is no budget.',
      '4 of 5 milestones with a baseline are on time.',
    ]);
  });

  it('names three late milestones and counts the others', () => {
    const milestones = [1, 2, 3, 4, 5].map((n) =>
      milestoneOf(`M${n}`, { baseline: '2027-01-04', forecast: `2027-0${n + 1}-15` }),
    );
    const { reasons } = computedStatus(factsOf({ milestones }));
    expect(reasons.slice(0, 3).map((text) => text.slice(0, 14))).toEqual([
      "Milestone 'M5'",
      "Milestone 'M4'",
      "Milestone 'M3'",
    ]);
    expect(reasons[3]).toBe('2 more milestones are late.');
  });
});
