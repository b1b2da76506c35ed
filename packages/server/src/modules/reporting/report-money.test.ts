import { describe, expect, it } from 'vitest';
import { reportMoney } from './report-money.ts';
import { currencyOf, idOf, k, on } from './testing/facts.ts';

const [gbp, eur, jpy] = [currencyOf('GBP'), currencyOf('EUR'), currencyOf('JPY')];
const rates = [
  { currency: eur, from: on('2026-01-01'), rate: { numerator: 80, scale: 2 } },
  { currency: eur, from: on('2026-06-01'), rate: { numerator: 8567, scale: 4 } },
  { currency: jpy, from: on('2026-12-01'), rate: { numerator: 5, scale: 3 } },
];
const frame = { currency: gbp, today: on('2026-11-20'), rates };

describe('the money of a project on the line of sight', () => {
  it('stays as it is in the report currency', () => {
    const own = { currency: gbp, budgetMinor: k(500), spentMinor: null };
    expect(reportMoney(own, null, frame)).toEqual({ ...own, ledgerLines: null, convertedFrom: null, hasNoRate: false });
  });

  it('is converted by the rate that holds today', () => {
    expect(reportMoney({ currency: eur, budgetMinor: 10_000, spentMinor: 0 }, null, frame)).toEqual({
      currency: gbp,
      budgetMinor: 8567,
      spentMinor: 0,
      ledgerLines: null,
      convertedFrom: eur,
      hasNoRate: false,
    });
  });

  it.each([
    // Its first rate holds from a day to come.
    ['a rate that does not hold yet', { currency: jpy, budgetMinor: 1000, spentMinor: 1 }],
    ['no rate at all', { currency: currencyOf('USD'), budgetMinor: null, spentMinor: 1 }],
  ])('stays in its own currency with %s, and says so', (_what, own) => {
    expect(reportMoney(own, null, frame)).toEqual({ ...own, ledgerLines: null, convertedFrom: null, hasNoRate: true });
  });

  it('that is too large to be exact is not converted', () => {
    const rate = { currency: eur, from: on('2026-01-01'), rate: { numerator: 1_000_000, scale: 0 } };
    const own = { currency: eur, budgetMinor: 9_000_000_000_000_000, spentMinor: 1 };
    expect(reportMoney(own, null, { ...frame, rates: [rate] })).toMatchObject({ ...own, hasNoRate: true });
  });

  it('says what the ledger sums, in the report currency already; without a rate the budget keeps both in its own', () => {
    const ledger = {
      projectId: idOf<'project'>(1),
      spentMinor: 7000,
      lines: 3,
      closed: { spentMinor: 7000, lines: 3 },
    };
    const own = { currency: eur, budgetMinor: 10_000, spentMinor: 1 };
    expect(reportMoney(own, ledger, frame)).toMatchObject({ budgetMinor: 8567, spentMinor: 7000, ledgerLines: 3 });
    const unrated = { currency: jpy, budgetMinor: 1000, spentMinor: 1 };
    expect(reportMoney(unrated, ledger, frame)).toMatchObject({ ...unrated, ledgerLines: null, hasNoRate: true });
  });
});
