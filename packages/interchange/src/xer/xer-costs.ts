import type { Currency } from '@sightline/kernel';
import { minorOf, parseDecimal } from '../findings/values.ts';
import type { XerRow } from './xer-tables.ts';

/** Minor units; null = the file has no cost row for the task. */
export type TaskCosts = { readonly budgetMinor: number | null; readonly actualMinor: number | null };

const NONE: TaskCosts = { budgetMinor: null, actualMinor: null };

/** Budgeted and actual cost per activity: resource assignments (TASKRSRC) and expenses (PROJCOST), summed exactly. */
export function costsOf(
  assignments: readonly XerRow[],
  expenses: readonly XerRow[],
  currency: Currency | null,
): (taskId: string) => TaskCosts {
  const costs = new Map<string, TaskCosts>();
  const add = (row: XerRow, actualColumns: readonly string[]) => {
    const id = row.cell('task_id');
    const before = costs.get(id) ?? NONE;
    costs.set(id, {
      budgetMinor: sum([before.budgetMinor, minorIn(row, 'target_cost', currency)]),
      actualMinor: sum([before.actualMinor, ...actualColumns.map((column) => minorIn(row, column, currency))]),
    });
  };
  for (const row of assignments) add(row, ['act_reg_cost', 'act_ot_cost']);
  for (const row of expenses) add(row, ['act_cost']);
  return (taskId) => costs.get(taskId) ?? NONE;
}

/** Activities that still have planned cost to come, which stays behind. */
export function tasksWithRemainingCost(rows: readonly XerRow[]): number {
  const open = rows.filter((row) => (parseDecimal(row.cell('remain_cost')) ?? 0) > 0);
  return new Set(open.map((row) => row.cell('task_id'))).size;
}

function minorIn(row: XerRow, column: string, currency: Currency | null): number | null {
  const text = row.cell(column);
  return text === '' ? null : minorOf(text, currency);
}

function sum(amounts: readonly (number | null)[]): number | null {
  const given = amounts.filter((amount) => amount !== null);
  return given.length === 0 ? null : given.reduce((a, b) => a + b, 0);
}
