import { randomUUID } from 'node:crypto';
import { routes } from '../packages/contract/src/index.ts';
import { fill } from '../packages/server/src/shell/portability/testing/fill.ts';
import type { TestServer } from '../packages/server/src/testing/index.ts';

/** An organisation in which commands of every module have run: beside `fill`, settings, accounts, a wall, reports, and an undo. */
export async function fillSnapshot(server: TestServer): Promise<void> {
  await fill(server);
  await settle(server);
  await admit(server);
  await report(server);
}

async function settle({ call }: TestServer): Promise<void> {
  let { version } = await call(routes.readSettings, {});
  const next = async (change: (version: number) => Promise<{ readonly version: number }>) => {
    version = (await change(version)).version;
  };
  const general = { zone: { base: 'Europe/London', value: 'Europe/Dublin' }, fiscalFirstMonth: { base: 1, value: 4 } };
  const rules = { costSmallAdverse: { base: 25_000, value: 30_000 } };
  const rate = { currency: 'EUR', from: '2026-01-01', base: null, value: { numerator: 8567, scale: 4 } };
  const move = (base: 'open' | 'closed', value: 'open' | 'closed', reason: string | null) => ({
    changes: [{ firstOn: '2025-04-01', base, value, reason }],
  });
  await next((seen) => call(routes.changeGeneralSettings, { version: seen, body: general }));
  await next((seen) => call(routes.changeStatusRules, { version: seen, body: rules }));
  await next((seen) => call(routes.changeExchangeRates, { version: seen, body: { changes: [rate] } }));
  await next((seen) => call(routes.addFiscalYear, { version: seen, body: { fiscalYear: 2026 } }));
  await next((seen) => call(routes.movePeriods, { version: seen, body: move('open', 'closed', null) }));
  await next((seen) => call(routes.movePeriods, { version: seen, body: move('closed', 'open', 'A late invoice') }));
}

/** One account with a link that waits, and one that is closed. */
async function admit({ call }: TestServer): Promise<void> {
  const person = { personId: null, grants: [{ role: 'pmo-analyst' as const, scope: { kind: 'all' as const } }] };
  await call(routes.invite, { body: { ...person, name: 'Tomasz Lis', email: 'tomasz.lis@northwind.example' } });
  const { accountId } = await call(routes.invite, {
    body: { ...person, name: 'Amara Diallo', email: 'amara.diallo@northwind.example' },
  });
  await call(routes.deactivateAccount, { params: { accountId }, version: 1 });
}

/** On each project a report and a milestone whose change is undone; the last one becomes confidential. */
async function report({ call }: TestServer): Promise<void> {
  const { rows } = await call(routes.readLineOfSight, { query: {} });
  for (const { id: projectId } of rows) {
    const params = { projectId };
    await call(routes.reportStatus, { params, body: { colour: 'amber', on: '2026-05-31' } });
    const dates = { baselineOn: '2026-09-01', forecastOn: '2026-09-15' };
    const added = await call(routes.addMilestone, { params, body: { name: 'Board review', ...dates } });
    const moved = { ...params, milestoneId: added.id };
    const body = { forecastOn: { base: '2026-09-15', value: '2026-10-01' } };
    const commandId = randomUUID();
    await call(routes.updateMilestone, { params: moved, version: 1, body }, { commandId });
    await call(routes.undoCommand, { params: { commandId } });
  }
  const last = rows.at(-1);
  if (last === undefined) return;
  const wall = { isConfidential: true, memberIds: [] };
  await call(routes.setProjectAccess, { params: { projectId: last.id }, version: 1, body: wall });
}
