import { type Currency, convertMoney, type LocalDate } from '@sightline/kernel';
import type { LedgerSum } from '../finance/index.ts';
import { type DatedRate, rateOn } from '../organisation/index.ts';
import type { Project } from '../portfolio/index.ts';

/** A project's money as a portfolio can add it up. */
export type ReportMoney = {
  /** The report currency; the project's own where it cannot be converted. */
  readonly currency: Currency;
  readonly budgetMinor: number | null;
  readonly spentMinor: number | null;
  /** How many lines of the ledger were summed; null = `spentMinor` is what the register says. */
  readonly ledgerLines: number | null;
  /** The currency that the amounts were converted from; null when they were not. */
  readonly convertedFrom: Currency | null;
  /** The amounts are in another currency than the report's, and no rate of today leads there: they are in no sum. */
  readonly hasNoRate: boolean;
};

type Frame = { readonly currency: Currency; readonly today: LocalDate; readonly rates: readonly DatedRate[] };
type Own = Pick<Project, 'currency' | 'budgetMinor' | 'spentMinor'>;

/** A project's money where a ledger tells what it has cost: in the report currency already. */
export function reportMoney(own: Own, ledger: LedgerSum | null, frame: Frame): ReportMoney {
  const money = registerMoney(own, frame);
  if (ledger === null || money.hasNoRate) return money;
  return { ...money, spentMinor: ledger.spentMinor, ledgerLines: ledger.lines };
}

/** Converted by the rate that holds today, each amount by itself; an amount that is too large to be exact is not converted. */
function registerMoney(own: Own, { currency, today, rates }: Frame): ReportMoney {
  const { budgetMinor, spentMinor } = own;
  const asItIs = { currency: own.currency, budgetMinor, spentMinor, ledgerLines: null, convertedFrom: null };
  if (own.currency === currency) return { ...asItIs, hasNoRate: false };
  const rate = rateOn(rates, own.currency, today);
  if (rate === null) return { ...asItIs, hasNoRate: true };
  const into = (minor: number | null) =>
    minor === null ? null : convertMoney({ minor, currency: own.currency }, rate, currency);
  const [budget, spent] = [into(budgetMinor), into(spentMinor)];
  const isExact = (budget === null) === (budgetMinor === null) && (spent === null) === (spentMinor === null);
  if (!isExact) return { ...asItIs, hasNoRate: true };
  return { ...asItIs, currency, budgetMinor: budget, spentMinor: spent, convertedFrom: own.currency, hasNoRate: false };
}
