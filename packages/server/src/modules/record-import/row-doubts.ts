import type { RecordKind } from '@sightline/contract';
import type { TableRow } from '@sightline/interchange';
import { farOffFactor, usualAmount } from '../portfolio/index.ts';
import { faultIn, type RowFault, type RowPlan, type Sources } from './row-plan.ts';

type Read = { readonly rows: readonly TableRow[]; readonly sources: Sources; readonly plans: readonly RowPlan[] };

/** Amounts that are possible and most likely wrong by their unit: told as warnings; the rows are taken as they stand. */
export function rowDoubts(kind: RecordKind, { rows, sources, plans }: Read): readonly RowFault[] {
  const rowAt = new Map(rows.map((row) => [row.number, row]));
  const money = Object.entries(kind.fields).flatMap(([name, field]) => (field.kind === 'money' ? [name] : []));
  return money.flatMap((field) => {
    const amounts = plans.flatMap(({ row, record }) => {
      const amount = record?.values[field];
      return typeof amount === 'number' ? [{ row, amount }] : [];
    });
    const usual = usualAmount(amounts.map(({ amount }) => Math.abs(amount)));
    return amounts.flatMap(({ row: number, amount }) => {
      const row = rowAt.get(number);
      const times = farOffFactor(Math.abs(amount), usual);
      if (row === undefined || times === null) return [];
      const at = { row, field, severity: 'warning' } as const;
      return [faultIn(sources, at, { code: 'record-import.amount-far-off', params: { times } })];
    });
  });
}
