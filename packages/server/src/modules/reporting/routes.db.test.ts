import { routes } from '@sightline/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { testServer } from '../../testing/test-server.ts';
import { k } from './testing/facts.ts';

describe('reporting over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ now: '2026-11-20T09:00:00.000Z' });
  });

  it('answers on an empty organisation', async () => {
    const answer = await server.call(routes.readLineOfSight, { query: {} });
    expect(answer).toMatchObject({ currency: 'GBP', today: '2026-11-20', total: 0, groups: [], rows: [] });
  });

  it('shows a project with milestones, its why and its record', async () => {
    const { id } = await server.call(routes.createProject, {
      body: { name: 'Payroll', goLiveOn: '2027-04-01', budgetMinor: k(500), spentMinor: k(100), priority: 1 },
    });
    const params = { projectId: id };
    const bare = await server.call(routes.readLineOfSight, { query: {} });
    expect(bare.rows[0]?.computed).toMatchObject({ colour: 'unknown', basis: 'dates-only' });

    await server.call(routes.addMilestone, {
      params,
      body: { name: 'Go-live', tier: 1, baselineOn: '2027-04-01', forecastOn: '2027-06-01' },
    });
    await server.call(routes.reportStatus, { params, body: { colour: 'green', on: '2026-11-20' } });
    const seen = await server.call(routes.readLineOfSight, { query: { search: 'payroll', computed: 'red' } });
    expect(seen.rows).toHaveLength(1);
    expect(seen.rows[0]).toMatchObject({
      reported: { colour: 'green', source: 'report' },
      computed: { colour: 'red', basis: 'dates-only' },
      finishOn: '2027-06-01',
      slipDays: 61,
      nextMilestone: { name: 'Go-live', on: '2027-06-01', isLate: true, colour: 'red' },
    });
    expect(seen.totals).toMatchObject({ projects: 1, unlikeReported: 1, late: 1, budgetMinor: String(k(500)) });

    const why = await server.call(routes.explainCell, { params: { projectId: id, cell: 'slipDays' } });
    expect(why).toMatchObject({ cell: 'slipDays', value: '+61 calendar days', chain: [] });
    expect(why.inputs).toContainEqual({
      name: 'Committed finish',
      value: '1 Apr 2027, baseline of the last milestone',
    });

    const project = await server.call(routes.readProject, { params });
    expect(project).toMatchObject({ id, name: 'Payroll', currency: 'GBP', reported: { colour: 'green' } });
    expect(project.milestones.map(({ name }) => name)).toEqual(['Go-live']);
  });

  it('adds money up in the report currency, and leaves out what has no rate, with a count', async () => {
    const create = (name: string, currency: string, budgetMinor: number) =>
      server.call(routes.createProject, { body: { name, currency, budgetMinor } });
    await create('Depot in euros', 'EUR', k(100));
    await create('Depot in yen', 'JPY', 5_000_000);
    const change = { currency: 'EUR', from: '2026-01-01', base: null, value: { numerator: 8567, scale: 4 } };
    const { version } = await server.call(routes.readSettings, {});
    await server.call(routes.changeExchangeRates, { version, body: { changes: [change] } });
    const query = { search: 'depot', sort: 'budgetMinor' as const };
    const { rows, totals } = await server.call(routes.readLineOfSight, { query });
    expect(rows).toMatchObject([
      { currency: 'GBP', budgetMinor: k(85.67), convertedFrom: 'EUR', hasNoRate: false },
      { currency: 'JPY', budgetMinor: 5_000_000, convertedFrom: null, hasNoRate: true },
    ]);
    expect(totals).toMatchObject({ budgetMinor: String(k(85.67)), withoutRate: 1, withoutBudget: 0 });
    const project = await server.call(routes.readProject, { params: { projectId: rows[0]?.id ?? '' } });
    expect(project).toMatchObject({ currency: 'EUR', budgetMinor: k(100) });
  });

  it('sums more money than a number holds exactly, to the unit', async () => {
    const most = 9_000_000_000_000_000;
    for (const name of ['Hoard A', 'Hoard B', 'Hoard C'])
      await server.call(routes.createProject, { body: { name, budgetMinor: most - 1 } });
    const { totals } = await server.call(routes.readLineOfSight, { query: { search: 'hoard' } });
    expect(totals.budgetMinor).toBe('26999999999999997');
  });

  it('shows what other limits would change, and judges by them once they are kept', async () => {
    const { id } = await server.call(routes.createProject, { body: { name: 'Portal', key: 'PORTAL' } });
    const milestone = { name: 'Go-live', tier: 1, baselineOn: '2026-12-18', forecastOn: '2026-12-25' };
    await server.call(routes.addMilestone, { params: { projectId: id }, body: milestone });
    const preview = (query: Record<string, number>) => server.call(routes.previewStatusRules, { query });
    const { changes } = await preview({ slipGreenDays: 3 });
    expect(changes).toMatchObject([{ id, key: 'PORTAL', from: 'green', to: 'amber' }]);
    expect((await preview({})).changes).toEqual([]);

    const { version } = await server.call(routes.readSettings, {});
    await server.call(routes.changeStatusRules, { version, body: { slipGreenDays: { base: 10, value: 3 } } });
    const { computed } = await server.call(routes.readSight, { params: { projectId: id } });
    expect(computed).toMatchObject({ colour: 'amber' });
    const why = await server.call(routes.explainCell, { params: { projectId: id, cell: 'computed' } });
    expect(why.formula).toContain('green to 3 working days late');
    expect((await preview({ slipGreenDays: 10 })).changes).toMatchObject([{ from: 'amber', to: 'green' }]);
  });

  it.each([
    [{ slipGreenDays: 31, spiAmberFrom: 1 }, 422, 2],
    [{ slipGreenDays: 'ten', spiAmberFrom: 9 }, 400, 2],
    [{ greenDays: 3 }, 400, 1],
  ])('refuses the limits %j with all that is wrong', async (query, status, count) => {
    const refusal = await server.call(routes.previewStatusRules, { query: query as never }).catch((error) => error);
    expect([refusal.status, refusal.problems?.length]).toEqual([status, count]);
  });

  it('takes a removed project off the line of sight and knows nothing of it', async () => {
    const { id, version } = await server.call(routes.createProject, { body: { name: 'Intranet' } });
    const params = { projectId: id };
    await server.call(routes.removeProject, { params, version });
    const { rows } = await server.call(routes.readLineOfSight, { query: { search: 'intranet' } });
    expect(rows).toEqual([]);
    await expect(server.call(routes.readProject, { params })).rejects.toMatchObject({ status: 404 });
    await expect(
      server.call(routes.explainCell, { params: { projectId: id, cell: 'computed' } }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it.each([[{ sort: 'colour' }], [{ limit: 501 }], [{ stage: 'asleep' }], [{ programId: 'nothing' }]])(
    'refuses the query %j',
    async (query) => {
      await expect(server.call(routes.readLineOfSight, { query: query as never })).rejects.toMatchObject({
        status: 400,
      });
    },
  );

  it('needs a session', async () => {
    await expect(server.anonymous.call(routes.readLineOfSight, { query: {} })).rejects.toMatchObject({ status: 401 });
  });
});
