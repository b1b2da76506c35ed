import { randomUUID } from 'node:crypto';
import { type FieldValue, RefusedError, routes } from '@sightline/contract';
import type { PortfolioId } from '@sightline/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { type SignedInAccount, signedInAccount } from '../../testing/signed-in-account.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
let [first, second]: string[] = [];
let portfolioId: PortfolioId;

/** Today is 2026-06-01; 2025 is closed, January 2026 is closing. */
beforeAll(async () => {
  server = await testServer();
  portfolioId = (await server.call(routes.addPortfolio, { body: { name: 'Retail' } })).id;
  first = (await server.call(routes.createProject, { body: { key: 'LED-1', name: 'Payroll' } })).id;
  second = (await server.call(routes.createProject, { body: { key: 'LED-2', name: 'Warehouse', portfolioId } })).id;
  const { version } = await server.call(routes.readSettings, {});
  const before = await server.call(routes.addFiscalYear, { version, body: { fiscalYear: 2025 } });
  const year = await server.call(routes.addFiscalYear, { version: before.version, body: { fiscalYear: 2026 } });
  const { periods } = await server.call(routes.readSettings, {});
  const past = periods.filter(({ firstOn }) => firstOn < '2026-02-01');
  const changes = past.map(({ firstOn }, at) => ({
    firstOn,
    base: 'open' as const,
    value: at === past.length - 1 ? ('closing' as const) : ('closed' as const),
    reason: null,
  }));
  await server.call(routes.movePeriods, { version: year.version, body: { changes } });
});

const file = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  query: { kind: 'actual', name: 'ledger.csv', ...more } as never,
  bytes: new TextEncoder().encode(text),
});
const preview = (text: string) => server.call(routes.previewLedgerImport, file(text));
const bring = (text: string, more = {}) => server.call(routes.importLedger, file(text, more));
const actualsOf = async (projectId: string | undefined) =>
  (
    await server.call(routes.listLedgerOfProject, {
      params: { projectId: projectId as never },
      query: { kind: 'actual', limit: '200' },
    })
  ).rows;
const aside = async () =>
  (await server.call(routes.listCosts, { query: { kind: 'unassigned-cost', limit: '200' } })).rows;
const spentOf = async (projectId: string | undefined) => {
  const { spentMinor, ledgerLines } = await server.call(routes.readSight, {
    params: { projectId: projectId as never },
  });
  return { spentMinor, ledgerLines };
};
const of = (rows: readonly { readonly values: Readonly<Record<string, FieldValue>> }[], field: string) =>
  rows.map(({ values }) => values[field]).sort();

async function textsOf(call: Promise<unknown>): Promise<readonly string[]> {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`);
  return error.problems.map(({ text }) => text);
}

const HEAD = 'Document,Project,Cost code,Account,Posting date,Net amount,Status,Supplier';
const LINES = [
  'L-1,LED-1,,,2026-02-28,"1,000.00",actual,Acme',
  'L-2,payroll,,,2026-03-31,250.50,accrued,Acme',
  'L-3,LED-1,,,2026-03-31,50.50,reversed,Acme',
  'L-4,LED-1,,,2026-04-30,9000,committed,Acme',
  'L-5,,WBS-77,,2026-02-28,400,actual,Bolt',
  'L-6,,,6400,2026-02-28,60,actual,Bolt',
  'L-7,NOWHERE,,,2026-02-28,70,actual,Cargo',
  ',,,,2026-02-28,5,,Cargo',
  ',,,,2026-02-28,5,,Cargo',
];
const LEDGER = [HEAD, ...LINES].join('\n');

describe('a file of the ledger', () => {
  it('finds projects by key, by name and by cost account, and keeps the other lines aside', async () => {
    const add = (projectId: string | undefined, code: string, state: string) =>
      server.call(routes.addLedgerRecord, {
        params: { projectId: projectId as never },
        body: { kind: 'cost-account', values: { code, state } },
      });
    await add(second, 'WBS-77', 'open');
    await add(second, '6400', 'open');
    await add(first, 'wbs-77', 'closed');
    const shown = await preview(LEDGER);
    expect(shown).toMatchObject({ outcome: { added: 6, changed: 0, same: 0, aside: 3, faulty: 0 }, problems: [] });
    expect(await actualsOf(first)).toEqual([]);
    expect(await bring(LEDGER)).toMatchObject({ added: 6, changed: 0, aside: 3, skipped: [] });
    expect(of(await actualsOf(first), 'ledgerRef')).toEqual(['L-1', 'L-2', 'L-3', 'L-4']);
    expect(of(await actualsOf(second), 'ledgerRef')).toEqual(['L-5', 'L-6']);
    expect(of(await aside(), 'amountMinor')).toEqual([500, 500, 7000]);
    expect((await aside()).find(({ values }) => values.ledgerRef === 'L-7')?.values.project).toBe('NOWHERE');
  });

  it('tells what was spent, without what is committed, less what was reversed, with the lines behind it', async () => {
    expect(await spentOf(first)).toEqual({ spentMinor: 100_000 + 25_050 - 5_050, ledgerLines: 3 });
    const why = await server.call(routes.explainCell, { params: { projectId: first as never, cell: 'spentMinor' } });
    expect(why.inputs.at(-1)).toEqual({ name: 'Spent', value: '£1,200, the sum of 3 ledger lines' });
    expect(why.lines.map(({ ledgerRef, spentMinor }) => [ledgerRef, spentMinor])).toEqual([
      ['L-2', 25_050],
      ['L-3', -5_050],
      ['L-1', 100_000],
    ]);
    const { rows } = await server.call(routes.readLineOfSight, { query: {} });
    expect(rows.find(({ key }) => key === 'LED-2')).toMatchObject({ spentMinor: 46_000, ledgerLines: 2 });
  });

  it('does nothing when it is given again, in whatever order; a corrected line changes', async () => {
    const again = { added: 0, changed: 0, aside: 0 };
    expect(await bring(LEDGER)).toMatchObject(again);
    expect(await bring([HEAD, ...LINES.toReversed()].join('\n'))).toMatchObject(again);
    const corrected = LEDGER.replace('"1,000.00"', '"1,100.00"').replace(
      'L-7,NOWHERE,,,2026-02-28,70',
      'L-7,NOWHERE,,,2026-02-28,71',
    );
    expect((await preview(corrected)).changes.map(({ field, was, becomes }) => [field, was, becomes])).toEqual([
      ['amountMinor', 100_000, 110_000],
      ['amountMinor', 7000, 7100],
    ]);
    expect(await bring(corrected)).toMatchObject({ added: 0, changed: 2, aside: 0 });
    expect((await spentOf(first)).spentMinor).toBe(110_000 + 25_050 - 5_050);
    expect(await aside()).toHaveLength(3);
  });

  it('takes a line out of those aside once it finds its project', async () => {
    expect(await bring(`${HEAD}\nL-7,LED-2,,,2026-02-28,71,actual,Cargo`)).toMatchObject({ added: 1, aside: 0 });
    expect(await aside()).toHaveLength(2);
    expect((await spentOf(second)).spentMinor).toBe(53_100);
    // The file that named no project for it finds it where it stands now.
    expect(await bring(`${HEAD}\nL-7,NOWHERE,,,2026-02-28,71,actual,Cargo`)).toMatchObject({
      added: 0,
      changed: 0,
      aside: 0,
    });
  });

  it('is refused with all that is wrong with it, and nothing of it is kept', async () => {
    const bad = [
      HEAD,
      'C-1,LED-1,,,2025-12-31,10,actual,Acme',
      'C-2,LED-1,,,2026-02-28,abc,actual,Acme',
      'L-1,LED-2,,,2026-02-28,"1,100.00",actual,Acme',
      'C-3,NOWHERE,,,2025-08-31,10,actual,Acme',
      'C-4,LED-1,,,2026-02-28,10,actual,Acme',
      'c-4,LED-1,,,2026-02-28,11,actual,Acme',
      'C-5,LED-1,,,2026-01-31,10,actual,Acme',
    ].join('\n');
    expect(await textsOf(bring(bad))).toEqual([
      '5 rows hold faults, so nothing was brought in.',
      'E2 belongs to the month from 2025-12-01 to 2025-12-31, which is closed.',
      "'abc' in F3 is not an amount of money.",
      "The ledger line 'L-1' stands in LED-1; B4 names another project.",
      'E5 belongs to the month from 2025-08-01 to 2025-08-31, which is closed.',
      'A7 speaks again of c-4, which row 6 brings already with other values.',
    ]);
    expect(of(await actualsOf(first), 'ledgerRef')).toEqual(['L-1', 'L-2', 'L-3', 'L-4']);
    expect(await bring(bad, { faulty: 'skip' })).toMatchObject({ added: 2, aside: 0, skipped: [2, 3, 4, 5, 7] });
    // A month that is closing takes what those post who keep all money.
    expect(of(await actualsOf(first), 'ledgerRef')).toContain('C-5');
  });
});

describe('an unassigned cost', () => {
  it('is assigned to a project, and taken back', async () => {
    const [cost] = await aside();
    if (cost === undefined) throw new Error('nothing is aside');
    const before = await spentOf(second);
    const commandId = randomUUID();
    const assign = { params: { recordId: cost.id }, version: cost.version, body: { projectId: second as never } };
    await server.call(routes.assignCost, assign, { commandId });
    expect(await spentOf(second)).toEqual({ spentMinor: 53_600, ledgerLines: (before.ledgerLines ?? 0) + 1 });
    expect(await aside()).toHaveLength(1);
    expect(await bring(LEDGER.replace('"1,000.00"', '"1,100.00"').replace(',70,', ',71,'))).toMatchObject({
      added: 0,
      changed: 0,
      aside: 0,
    });
    await server.call(routes.undoCommand, { params: { commandId } });
    expect(await spentOf(second)).toEqual(before);
    expect(await aside()).toHaveLength(2);
  });

  it('of a closed month stays where it is, and so do actuals', async () => {
    const values = { periodOn: '2025-11-01', amountMinor: 1, state: 'actual' };
    const texts = await textsOf(server.call(routes.addCost, { body: { kind: 'unassigned-cost', values } }));
    expect(texts).toEqual(['UNC-4 belongs to the month from 2025-11-01 to 2025-11-30, which is closed.']);
    const [actual] = await actualsOf(first);
    if (actual === undefined) throw new Error('no actual');
    const change = {
      params: { projectId: first as never, recordId: actual.id },
      version: actual.version,
      body: { kind: 'actual', changes: { periodOn: { base: actual.values.periodOn ?? null, value: '2025-07-31' } } },
    };
    expect(await textsOf(server.call(routes.changeLedgerRecord, change as never))).toEqual([
      `${actual.key} belongs to the month from 2025-07-01 to 2025-07-31, which is closed.`,
    ]);
  });
});

describe('who may', () => {
  let manager: SignedInAccount;
  let reader: SignedInAccount;
  beforeAll(async () => {
    manager = await signedInAccount(server, 'Scoped finance', [
      { role: 'finance', scope: { kind: 'portfolio', portfolioId } },
    ]);
    reader = await signedInAccount(server, 'Member', [
      { role: 'team-member', scope: { kind: 'project', projectId: second as never } },
    ]);
  });

  it('without all money keeps nothing aside: a line that leads to no project of his is a fault', async () => {
    const bringAs = (text: string) => manager.client.call(routes.importLedger, file(text));
    expect(
      await textsOf(
        bringAs(
          `${HEAD}\nM-1,LED-1,,,2026-02-28,1,actual,A\nM-2,,,,2026-02-28,1,actual,A\nM-3,LED-2,,,2026-01-31,1,actual,A`,
        ),
      ),
    ).toEqual([
      '3 rows hold faults, so nothing was brought in.',
      "'LED-1' in B2 is no project that is known.",
      'Project is missing in B3.',
      'E4 belongs to the month from 2026-01-01 to 2026-01-31, which is closing.',
    ]);
    // A line that stands in a project that he may not write into is none that he changes.
    expect(await textsOf(bringAs(`${HEAD}\nL-1,,,,2026-02-28,2,actual,A`))).toHaveLength(2);
  });

  it('reads the lines behind a sum with the right to read the ledger alone', async () => {
    const ask = { params: { projectId: second as never, cell: 'spentMinor' as const } };
    const [told, hidden] = await Promise.all([
      server.call(routes.explainCell, ask),
      reader.client.call(routes.explainCell, ask),
    ]);
    expect(told.lines.length).toBeGreaterThan(0);
    expect(hidden).toEqual({ ...told, lines: [] });
  });
});
