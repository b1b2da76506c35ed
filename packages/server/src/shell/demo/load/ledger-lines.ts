import type { ActualCost, DemoOrganisation } from '@sightline/demo';
import { addDays, type LocalDate } from '@sightline/kernel';
import { firstOfMonth } from './days.ts';
import type { Told } from './record-rows.ts';

/** The ledger of a month is there this many days after its end. */
const CLOSE_DAYS = 4;

/** What the ledger holds of a cost: its number in the month, and the unit that it was posted for as the account. */
export type Ledger = (cost: ActualCost) => Told['values'];

export function ledgerOf({ records }: DemoOrganisation): Ledger {
  const unitNames = new Map(records.units.map(({ id, name }) => [id, name]));
  const last = new Map<LocalDate, number>();
  const numbers = new Map<string, number>();
  for (const { id, month } of records.actualCosts) {
    const number = (last.get(month) ?? 0) + 1;
    last.set(month, number);
    numbers.set(id, number);
  }
  return ({ id, month, category, amount, text, unitId }) => ({
    ...{ periodOn: firstOfMonth(month), category, class: category === 'labour' ? 'opex' : 'capex' },
    ...{ amountMinor: amount.minor, state: 'actual', account: unitNames.get(unitId), description: text },
    ledgerRef: `GL-${month.slice(0, 7)}-${String(numbers.get(id) ?? 0).padStart(4, '0')}`,
  });
}

/** Lines that name no project, with the day on which the ledger of their month was there. */
export function unassignedCosts(
  { records }: DemoOrganisation,
  ledger: Ledger,
): readonly { readonly on: LocalDate; readonly told: Told }[] {
  return records.actualCosts
    .filter(({ projectId }) => projectId === null)
    .map((cost) => ({
      on: addDays(cost.month, CLOSE_DAYS),
      told: { kind: 'unassigned-cost', id: cost.id, values: ledger(cost) },
    }));
}
