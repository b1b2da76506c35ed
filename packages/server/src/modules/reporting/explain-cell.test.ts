import { sightCell } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { explainCell } from './explain-cell.ts';
import { earnedOf, factsOf, idOf, k, milestoneOf, on, planOf } from './testing/facts.ts';

const cutover = { id: idOf<'task'>(1), name: 'Cutover' };
const handover = { id: idOf<'task'>(2), name: 'Handover' };
const planned = factsOf({
  goLiveOn: on('2027-03-01'),
  budgetMinor: k(1000),
  spentMinor: k(400),
  plan: planOf({
    finishOn: on('2027-04-30'),
    finishTask: handover,
    baselineFinishOn: on('2027-03-05'),
    leastFloatDays: -3,
    leastFloatTask: cutover,
    progressPercent: 42.5,
    startOn: on('2026-03-02'),
    statusOn: on('2026-11-13'),
    nextMilestone: { id: idOf<'task'>(3), name: 'Design freeze', on: on('2026-12-18'), baselineOn: on('2026-12-04') },
    earnedValue: earnedOf(1000, 450, 425, 400),
  }),
});

describe('why a cell shows what it shows', () => {
  it.each([
    ['computed', 'Red, from earned value', cutover.id],
    ['nextMilestone', 'Design freeze, 18 Dec 2026, late', idOf<'task'>(3)],
    ['finishOn', '30 Apr 2027', handover.id],
    ['slipDays', '+56 calendar days', handover.id],
    ['floatDays', '\u22123 working days', cutover.id],
    ['progressPercent', '42.5%', null],
    ['spentMinor', '£400k', null],
  ] as const)('%s of a project with a plan', (cell, value, chainFrom) => {
    const told = explainCell(cell, planned);
    expect({ value: told.value, chainFrom: told.chainFrom }).toEqual({ value, chainFrom });
    expect(told.inputs.length).toBeGreaterThan(0);
  });

  it('names the inputs of the computed colour', () => {
    const { inputs } = explainCell('computed', planned);
    expect(inputs.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Today: 20 Nov 2026',
      "Finish: 30 Apr 2027, task 'Handover'",
      'Committed finish: 5 Mar 2027, baseline of the plan',
      'Budget: £1.0m',
      'Spent: £400k',
      'Earned value as of: 20 Nov 2026',
      'Budget at completion (BAC): £1.0m',
      'Planned value (PV): £450k',
      'Earned value (EV): £425k',
      'Actual cost (AC): £400k, as the plan states',
      'Schedule performance index (EV / PV): 0.94',
      'Cost at completion against budget (AC / EV): \u22125.9%',
    ]);
  });

  it('tells whether the ledger or the register says what is spent', () => {
    const told = (given: Parameters<typeof factsOf>[0]) => explainCell('spentMinor', factsOf(given)).inputs[2]?.value;
    expect(told({ spentMinor: k(400) })).toBe('£400k');
    expect(told({ spentMinor: k(400), ledgerLines: 1 })).toBe('£400k, the sum of 1 ledger line');
    expect(told({ spentMinor: 0, ledgerLines: 12 })).toBe('£0, the sum of 12 ledger lines');
  });

  it.each(sightCell.options)('%s of a bare project is not known and says what is missing', (cell) => {
    const told = explainCell(cell, factsOf());
    expect({ value: told.value, chainFrom: told.chainFrom }).toEqual({ value: 'Not known', chainFrom: null });
    expect(told.reasons.length).toBeGreaterThan(0);
    expect(told.formula).not.toBe('');
  });

  it.each([
    ['nextMilestone', 'Test, 2 Nov 2026, late'],
    ['finishOn', '1 Mar 2027'],
    ['slipDays', 'On the committed day'],
    ['floatDays', 'Not known'],
    ['progressPercent', '33.3%'],
  ] as const)('%s of a project with milestones alone', (cell, value) => {
    const milestones = [
      milestoneOf('Design', { baseline: '2026-09-01', actual: '2026-09-01' }),
      milestoneOf('Test', { forecast: '2026-11-02' }),
      milestoneOf('Live', { baseline: '2027-03-01', forecast: '2027-03-01' }),
    ];
    expect(explainCell(cell, factsOf({ milestones })).value).toBe(value);
  });

  it('ends every sentence', () => {
    for (const cell of sightCell.options) {
      for (const facts of [planned, factsOf()]) {
        const { formula, reasons } = explainCell(cell, facts);
        for (const text of [formula, ...reasons]) expect(text).toMatch(/^[A-Z£'0-9].*\.$/);
      }
    }
  });
});
