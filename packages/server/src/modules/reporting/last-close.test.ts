import { describe, expect, it } from 'vitest';
import { earnedValueFacts } from './earned-value-facts.ts';
import { reportFacts } from './last-close.ts';
import { currencyOf, k, on } from './testing/facts.ts';

const reporting = { stage: 'deliver', startOn: null, areReportsKept: true, closedOn: on('2026-10-31') } as const;

describe('reports that are missing at a close of October', () => {
  it.each([
    ['reported for October', { reportedOn: on('2026-10-01') }, 0],
    ['reported for August', { reportedOn: on('2026-08-01') }, 2],
    ['reported for November already', { reportedOn: on('2026-11-01') }, 0],
    ['never, and began in September', { reportedOn: null, startOn: on('2026-09-21') }, 2],
    ['never, and began after the close', { reportedOn: null, startOn: on('2026-11-02') }, 0],
    ['never, and nothing says when it began', { reportedOn: null }, null],
    ['never, and nobody reports', { reportedOn: null, startOn: on('2026-01-05'), areReportsKept: false }, null],
    [
      'never, before it is set up',
      { reportedOn: null, startOn: on('2026-01-05'), stage: 'business-case' as const },
      null,
    ],
  ])('%s', (_, given, missing) => {
    expect(reportFacts({ ...reporting, ...given })?.missing ?? null).toBe(missing);
  });
});

describe('earned value and what it cost at one day', () => {
  const frame = { currency: currencyOf('GBP'), closedOn: on('2026-10-31'), rates: [] };
  const plan = (day: string, ev: number, more: { ac?: number; currency?: string } = {}) => ({
    on: on(day),
    currency: more.currency === undefined ? null : currencyOf(more.currency),
    ...{ bacMinor: k(100), pvMinor: k(50), evMinor: k(ev), acMinor: more.ac === undefined ? null : k(more.ac) },
  });
  const now = plan('2026-11-20', 48);
  const ledger = { spentMinor: k(45), lines: 3 };
  it.each([
    [
      'the plan states its own cost',
      { now: plan('2026-11-20', 48, { ac: 47 }), atClose: now, ledger },
      '2026-11-20',
      47,
    ],
    [
      'the ledger does: the plan as it stood at the close',
      { now, atClose: plan('2026-10-30', 40), ledger },
      '2026-10-30',
      45,
    ],
    ['progress older than a week', { now, atClose: plan('2026-10-23', 40), ledger }, '2026-11-20', null],
    ['a plan that came after the close', { now, atClose: null, ledger }, '2026-11-20', null],
    ['a ledger without lines', { now, atClose: now, ledger: { spentMinor: 0, lines: 0 } }, '2026-11-20', null],
    [
      'no rate into its currency',
      { now, atClose: plan('2026-10-30', 40, { currency: 'EUR' }), ledger },
      '2026-11-20',
      null,
    ],
  ])('%s', (_, told, day, ac) => {
    const found = earnedValueFacts({ ...told, isEnded: false }, frame);
    expect([found?.on, found?.acMinor]).toEqual([day, ac === null ? null : k(ac)]);
  });

  it('takes old progress of what has ended', () => {
    const found = earnedValueFacts({ now, atClose: plan('2026-03-20', 100), ledger, isEnded: true }, frame);
    expect([found?.on, found?.acMinor, found?.acLines]).toEqual(['2026-03-20', k(45), 3]);
  });
});
