import type { ActualCost, DemoOrganisation } from '@sightline/demo';
import type { LocalDate } from '@sightline/kernel';
import { addDays, firstOfMonth } from './days.ts';
import type { Told } from './record-rows.ts';

/** The ledger of a month is there this many days after its end. */
const CLOSE_DAYS = 4;

export function ledgerLine({ id, month, category, amount, text }: ActualCost): Told['values'] {
  return {
    ...{ periodOn: firstOfMonth(month), category, class: category === 'labour' ? 'opex' : 'capex' },
    ...{ amountMinor: amount.minor, state: 'actual', ledgerRef: `GL-${month.slice(0, 7)}-${id.slice(0, 8)}` },
    description: text,
  };
}

/** Lines that name no project, with the day on which the ledger of their month was there. */
export function unassignedCosts({
  records,
}: DemoOrganisation): readonly { readonly on: LocalDate; readonly told: Told }[] {
  return records.actualCosts
    .filter(({ projectId }) => projectId === null)
    .map((cost) => ({
      on: addDays(cost.month, CLOSE_DAYS),
      told: { kind: 'unassigned-cost', id: cost.id, values: ledgerLine(cost) },
    }));
}
