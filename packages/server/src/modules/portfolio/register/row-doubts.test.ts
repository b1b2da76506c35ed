import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '@sightline/interchange';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../../../tests/support/test-data.ts';
import { guessMapping } from './guess-mapping.ts';
import { readRegister } from './read-register.ts';
import { farOffFactor, usualAmount, withDayAndMonthSwapped } from './row-doubts.ts';
import { codesOf, GBP, registerOf } from './testing/register-of.ts';

const usual = Array.from({ length: 20 }, (_, at) => `P${at}\t\t\t${at + 1}0,000\t`);

async function doubts(...rows: readonly string[]) {
  const text = ['Name\tStart\tGo live\tBudget\tSpent', ...usual, ...rows].join('\n');
  return codesOf(readRegister(await registerOf(text)));
}

describe('what is possible and most likely wrong', () => {
  it.each<[what: string, row: string, expected: readonly string[]]>([
    ['a start after go-live', 'X\t4 Dec 2026\t1 May 2026\t\t', ['B22 portfolio.days-turned']],
    ['a start on go-live', 'X\t1 May 2026\t1 May 2026\t\t', []],
    ['a start alone', 'X\t4 Dec 2026\t\t\t', []],
    ['a budget 500 times the usual', 'X\t\t\t55,000,000\t', ['D22 portfolio.amount-far-off']],
    ['a large budget', 'X\t\t\t50,000,000\t', []],
    ['a hundred times its budget spent', 'X\t\t\t1,000\t100,000', ['E22 portfolio.spent-far-off']],
    ['something spent of a budget of nothing', 'X\t\t\t0\t100,000', []],
  ])('%s', async (_, row, expected) => expect(await doubts(row)).toEqual(expected));

  it('changes nothing and stops nothing', async () => {
    const text = ['Name\tStart\tGo live\tBudget', 'X\t4 Dec 2026\t1 May 2026\t5'].join('\n');
    const { rows, faults } = readRegister(await registerOf(text));
    expect(rows[0]?.values).toMatchObject({ startsOn: '2026-12-04', goLiveOn: '2026-05-01' });
    expect(faults.map(({ problem }) => problem.severity)).toEqual(['warning']);
    expect(faults[0]?.suggestions.map(({ label }) => label)).toEqual(['12 April 2026', 'Leave empty']);
  });

  it('is not said again of what somebody typed anew', async () => {
    const edits = [{ row: 2, field: 'startsOn' as const, text: '4 Dec 2026', isConfirmed: true }];
    const text = 'Name\tStart\tGo live\nX\t4 Dec 2026\t1 May 2026';
    expect(codesOf(readRegister(await registerOf(text, { edits })))).toEqual([]);
  });

  it.each([
    ['2026-12-04', '2026-04-12'],
    ['2026-04-13', null],
    ['2026-04-04', null],
  ])('%s with day and month changed is %s', (date, swapped) => {
    expect(withDayAndMonthSwapped(date as never)).toBe(swapped);
  });

  it('says nothing of few amounts', () => {
    expect(usualAmount([1, 2, 3])).toBeNull();
    expect(farOffFactor(5_000_000, null)).toBeNull();
  });
});

const file = join(dataFolder, 'portfolios', 'us-it-dashboard-2012', 'projects.csv');

it.skipIf(!existsSync(file))('finds the slips of a real portfolio, and next to nothing else (no-data)', async () => {
  const table = await readTable(readFileSync(file), 'projects.csv', { sheet: null });
  if (!table.ok) throw new Error('not read');
  const { headers, rows } = table.value;
  const guessed = guessMapping(headers, rows, GBP);
  const reading = readRegister({
    headers,
    rows,
    mapping: { ...guessed, columns: { ...guessed.columns, spent: headers.indexOf('projected_cost_musd') } },
    edits: [],
    skipped: [],
    onRecord: { projects: [], retiredKeys: [], people: [], programs: [], portfolios: [] },
  });
  expect(guessed.currency).toBe('USD');
  const of = (code: string) =>
    reading.faults
      .filter((fault) => fault.problem.code === code)
      .map(({ cell, problem }) => `${cell} ${problem.params.text}`);
  expect(reading.rows).toHaveLength(1224);
  const amounts = reading.rows.flatMap(({ values }) => [values.budget, values.spent].flatMap((each) => each || []));
  expect(amounts).toHaveLength(2419);
  expect({
    turned: of('portfolio.days-turned'),
    farOff: of('portfolio.amount-far-off'),
    overBudget: of('portfolio.spent-far-off'),
  }).toEqual({
    turned: [],
    farOff: ['O27 1947', 'P27 1947.5'],
    overBudget: ['P316 2358.245', 'P1155 1141.5'],
  });
});
