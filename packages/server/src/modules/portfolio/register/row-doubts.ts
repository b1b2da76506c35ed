import type { RegisterField } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import type { GivenRow } from './given-cells.ts';
import { type AmountColumn, writtenAmount } from './read-amount.ts';
import { type ColumnRules, type PlacedFault, placeFault, type ReadRow } from './read-row.ts';
import { type CellFault, LEAVE_EMPTY, type Suggestion, suggest } from './reading.ts';
import { showDate } from './show.ts';

type Taken = { readonly given: GivenRow; readonly read: ReadRow };

/** What is possible and most likely wrong: told as a warning, until the cell is typed over, be it with what stands there. */
export function rowDoubts(rows: readonly Taken[], rules: ColumnRules): readonly PlacedFault[] {
  const amountsOf = (field: 'budget' | 'spent') => rows.flatMap(({ read }) => read.values[field] ?? []);
  const usual = { budget: usualAmount(amountsOf('budget')), spent: usualAmount(amountsOf('spent')) };
  return rows.flatMap(({ given, read }) => {
    const place = (field: RegisterField, doubt: CellFault | null) =>
      doubt === null || given.cells.get(field)?.isConfirmed ? [] : [placeFault(given, field, doubt)];
    const { startsOn, goLiveOn, forecastOn, budget, spent } = read.values;
    return [
      ...place('startsOn', turnedDays(startsOn, { goLiveOn, forecastOn })),
      ...place('budget', farOff(budget, usual.budget, rules.budget)),
      ...place('spent', farOverBudget(spent, budget, rules.spent) ?? farOff(spent, usual.spent, rules.spent)),
    ];
  });
}

type Ends = { readonly goLiveOn: LocalDate | null; readonly forecastOn: LocalDate | null };

function turnedDays(startsOn: LocalDate | null, { goLiveOn, forecastOn }: Ends): CellFault | null {
  const endOn = goLiveOn ?? forecastOn;
  if (startsOn === null || endOn === null || startsOn <= endOn) return null;
  const other = withDayAndMonthSwapped(startsOn);
  const params = { end: goLiveOn === null ? 'the forecast' : 'go-live', endOn: showDate(endOn) };
  const likely = other !== null && other <= endOn ? suggest(showDate(other)) : [];
  return doubt('portfolio.days-turned', [...likely, LEAVE_EMPTY], params);
}

/** 3 April for 4 March; null where that is no other day. */
export function withDayAndMonthSwapped(date: LocalDate): LocalDate | null {
  const [year = '', month = '', day = ''] = date.split('-');
  return Number(day) > 12 || day === month ? null : (`${year}-${day}-${month}` as LocalDate);
}

/**
 * A hundred times apart is everyday: of 2,419 amounts of 1,224 real projects four lie over 500 times the median, all slips of the unit,
 * and one lies between 300 and 500 (`npx vitest run packages/server/src/modules/portfolio/register/row-doubts`).
 */
const FAR_OFF = 500;
/** Spent against budget in a row: over 100 in two of those projects, both slips of the unit by a thousand. */
const FAR_OVER_BUDGET = 100;
/** A median of fewer amounts says nothing. */
const LEAST_AMOUNTS = 20;

/** The median of what is not zero; null with too few. */
export function usualAmount(amounts: readonly number[]): number | null {
  const sorted = amounts.filter((amount) => amount !== 0).sort((a, b) => a - b);
  return sorted.length < LEAST_AMOUNTS ? null : (sorted[Math.floor(sorted.length / 2)] ?? null);
}

/** How many times the usual an amount is; null where that is everyday. */
export function farOffFactor(amount: number, usual: number | null): number | null {
  return usual === null || amount < FAR_OFF * usual ? null : Math.round(amount / usual);
}

function farOff(amount: number | null, usual: number | null, column: AmountColumn): CellFault | null {
  const times = amount === null ? null : farOffFactor(amount, usual);
  return amount === null || times === null
    ? null
    : doubt('portfolio.amount-far-off', aThousandth(amount, column), { times });
}

function farOverBudget(spent: number | null, budget: number | null, column: AmountColumn): CellFault | null {
  if (spent === null || budget === null || budget === 0 || spent < FAR_OVER_BUDGET * budget) return null;
  return doubt('portfolio.spent-far-off', aThousandth(spent, column), { times: Math.round(spent / budget) });
}

function aThousandth(amount: number, column: AmountColumn): readonly Suggestion[] {
  return [...suggest(writtenAmount(Math.round(amount / 1000), column)), LEAVE_EMPTY];
}

function doubt(code: string, suggestions: readonly Suggestion[], params: CellFault['params']): CellFault {
  return { code, severity: 'warning', params, suggestions };
}
