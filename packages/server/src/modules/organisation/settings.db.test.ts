import { type Route, routes, type Settings } from '@sightline/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { testServer } from '../../testing/test-server.ts';
import { verifyChain } from '../audit/index.ts';

const STATES = ['setting', 'period', 'exchange_rate'] as const;

describe('the settings of an organisation', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ now: '2026-11-20T09:00:00.000Z' });
  });

  const read = (): Promise<Settings> => server.call(routes.readSettings, {});
  const latest = async (): Promise<number> => (await read()).version;
  const codesOf = async (call: Promise<unknown>) =>
    call.then(
      () => [],
      (error) => [error.status, ...error.problems.map(({ code }: { readonly code: string }) => code)],
    );

  it('are the defaults at first', async () => {
    const settings = await read();
    expect(settings).toMatchObject({ version: 1, zone: 'Europe/London', currency: 'GBP', fiscalFirstMonth: 1 });
    expect(settings).toMatchObject({ periods: [], exchangeRates: [] });
    expect(settings.statusRules).toEqual(settings.defaultStatusRules);
  });

  it('change field by field, each with the value that was seen', async () => {
    const version = await latest();
    const body = {
      name: { base: 'Northwind Utilities', value: 'Northwind' },
      zone: { base: 'Europe/London', value: 'UTC' },
    };
    const answer = await server.call(routes.changeGeneralSettings, { version, body });
    expect(answer).toMatchObject({ version: version + 1, moved: [{ entity: 'organisation', version: version + 1 }] });
    expect(await read()).toMatchObject({ name: 'Northwind', zone: 'UTC', fiscalFirstMonth: 1 });
  });

  it('say which languages there are and how days and numbers are shown, to every session', async () => {
    const { version, ...before } = await read();
    expect(before).toMatchObject({ languages: ['en'], dateStyle: 'day-first', numberStyle: 'comma' });
    const body = {
      languages: { base: ['en'], value: ['pl', 'en'] },
      dateStyle: { base: 'day-first' as const, value: 'iso' as const },
      numberStyle: { base: 'comma' as const, value: 'space' as const },
    };
    const commandId = crypto.randomUUID();
    await server.call(routes.changeGeneralSettings, { version, body }, { commandId });
    const formats = { languages: ['pl', 'en'], dateStyle: 'iso', numberStyle: 'space' };
    expect(await read()).toMatchObject(formats);
    expect((await server.call(routes.readSession, {})).organisation).toMatchObject(formats);
    const twice = { languages: { base: ['pl', 'en'], value: ['en', 'en'] } };
    expect(await codesOf(server.call(routes.changeGeneralSettings, { version: version + 1, body: twice }))).toEqual([
      400,
      'shell.field-not-valid',
    ]);
    await server.call(routes.undoCommand, { params: { commandId } });
    expect(await read()).toMatchObject({ languages: ['en'], dateStyle: 'day-first', numberStyle: 'comma' });
  });

  it('refuse a stale version, a moved field and a zone that is none, the last two at once', async () => {
    const version = await latest();
    const change = (seen: number, zone: string) =>
      server.call(routes.changeGeneralSettings, {
        version: seen,
        body: { name: { base: 'Northwind Utilities', value: 'Nordwind' }, zone: { base: 'UTC', value: zone } },
      });
    expect(await codesOf(change(version - 1, 'UTC'))).toEqual([412, 'audit.version-stale']);
    expect(await codesOf(change(version, 'Mars/Base'))).toEqual([
      412,
      'organisation.setting-moved',
      'organisation.zone-not-known',
    ]);
    expect((await read()).version).toBe(version);
  });

  it('keep a working calendar, sizes and limits of authority as wholes, and put the defaults back by undo', async () => {
    const { version, workingCalendar, sizeTiers, authorityLimits } = await read();
    const holiday = { on: '2026-12-25', name: 'Christmas', shifts: [] };
    const limit = { role: 'portfolio-manager' as const, portfolioId: null, amountTo: 250_000, delayDaysTo: null };
    const body = {
      workingCalendar: { base: workingCalendar, value: { ...workingCalendar, exceptions: [holiday] } },
      sizeTiers: { base: sizeTiers, value: { ...sizeTiers, S: { ...sizeTiers.S, monthsTo: 3 } } },
      authorityLimits: { base: authorityLimits, value: [limit] },
    };
    const commandId = crypto.randomUUID();
    await server.call(routes.changeSettingsSections, { version, body }, { commandId });
    expect(await read()).toMatchObject({
      workingCalendar: { exceptions: [holiday] },
      sizeTiers: { S: { monthsTo: 3 } },
      authorityLimits: [limit],
    });
    const again = { version: version + 1, body };
    expect(await codesOf(server.call(routes.changeSettingsSections, again))).toEqual([
      412,
      'organisation.setting-moved',
      'organisation.setting-moved',
      'organisation.setting-moved',
    ]);
    await server.call(routes.undoCommand, { params: { commandId } });
    expect(await read()).toMatchObject({ workingCalendar, sizeTiers, authorityLimits });
  });

  it('refuse sections that contradict themselves, all of them at once', async () => {
    const { workingCalendar, sizeTiers, authorityLimits } = await read();
    const limit = { role: 'auditor' as const, portfolioId: null, amountTo: null, delayDaysTo: null };
    const body = {
      workingCalendar: {
        base: workingCalendar,
        value: { ...workingCalendar, week: workingCalendar.week.map(() => []) },
      },
      sizeTiers: { base: sizeTiers, value: { ...sizeTiers, M: { ...sizeTiers.M, monthsTo: 1 } } },
      authorityLimits: { base: authorityLimits, value: [limit, limit] },
    };
    const change = server.call(routes.changeSettingsSections, { version: await latest(), body });
    expect(await codesOf(change)).toEqual([
      422,
      'organisation.calendar-never-works',
      'organisation.size-bounds-not-rising',
      'organisation.limit-not-for-role',
      'organisation.limit-twice',
      'organisation.limit-not-for-role',
    ]);
  });

  it('show what another calendar and other sizes would do before they are kept', async () => {
    await server.call(routes.createProject, { body: { name: 'Small', budgetMinor: 20_000_000 } });
    const { workingCalendar, sizeTiers } = await read();
    const holiday = { on: '2026-11-23' as never, name: 'Founders day', shifts: [] };
    const wanted = JSON.stringify({
      workingCalendar: { ...workingCalendar, exceptions: [holiday] },
      sizeTiers: { ...sizeTiers, S: { ...sizeTiers.S, budgetTo: 100_000 } },
    });
    const preview = await server.call(routes.previewSettingsSections, { query: { wanted } });
    expect(preview.sizes).toMatchObject({ projects: 1, unknown: 0, changes: [{ name: 'Small', from: 'S', to: 'M' }] });
    expect(preview.clocks?.[0]).toEqual({ days: 1, from: '2026-11-23T17:00', to: '2026-11-24T17:00' });
    expect(preview.holders).toContainEqual({ role: 'administrator', accounts: 1 });
    expect(await read()).toMatchObject({ workingCalendar, sizeTiers });
    const bad = server.call(routes.previewSettingsSections, { query: { wanted: '{"sizeTiers":1}' } });
    expect((await codesOf(bad))[0]).toBe(400);
  });

  it('refuse limits that are out of order, all at once', async () => {
    const body = { slipGreenDays: { base: 10, value: 40 }, costGreenGrowth: { base: 0.05, value: 0.2 } };
    expect(await codesOf(server.call(routes.changeStatusRules, { version: await latest(), body }))).toEqual([
      422,
      'organisation.green-looser-than-amber',
      'organisation.green-looser-than-amber',
    ]);
  });

  it('keep no row for limits as they were delivered', async () => {
    await server.call(routes.changeStatusRules, {
      version: await latest(),
      body: { slipGreenDays: { base: 10, value: 5 } },
    });
    expect((await read()).statusRules.slipGreenDays).toBe(5);
    await server.call(routes.changeStatusRules, {
      version: await latest(),
      body: { slipGreenDays: { base: 5, value: 10 } },
    });
    const { rows } = await sql`select id from organisation.setting where id = 'status-rules'`.execute(server.db);
    expect(rows).toEqual([]);
  });

  it('add a fiscal year, close its periods one way, and reopen with a reason', async () => {
    await server.call(routes.addFiscalYear, { version: await latest(), body: { fiscalYear: 2026 } });
    const move = async (base: 'open' | 'closed', value: 'open' | 'closed', reason: string | null) =>
      server.call(routes.movePeriods, {
        version: await latest(),
        body: { changes: [{ firstOn: '2026-10-01', base, value, reason }] },
      });
    await move('open', 'closed', null);
    expect(await codesOf(move('closed', 'open', null))).toEqual([422, 'organisation.reopening-needs-reason']);
    await move('closed', 'open', 'A late invoice');
    const { periods } = await read();
    expect(periods).toHaveLength(12);
    expect(periods[9]).toMatchObject({ number: 10, state: 'open', reason: 'A late invoice', lastOn: '2026-10-31' });
    const removal = server.call(routes.removeFiscalYear, { version: await latest(), body: { fiscalYear: 2026 } });
    expect(await codesOf(removal)).toEqual([409, 'organisation.period-was-closed']);
  });

  it('keep exact rates by currency and day', async () => {
    const change = async (from: string, base: number | null, value: number | null) =>
      server.call(routes.changeExchangeRates, {
        version: await latest(),
        body: { changes: [{ currency: 'EUR', from, base: rate(base), value: rate(value) }] },
      });
    const rate = (numerator: number | null) => (numerator === null ? null : { numerator, scale: 5 });
    await change('2026-07-01', null, 85_670);
    await change('2026-01-01', null, 86_000);
    await change('2026-07-01', 85_670, 85_671);
    expect((await read()).exchangeRates).toEqual([
      { currency: 'EUR', from: '2026-01-01', rate: { numerator: 86, scale: 2 } },
      { currency: 'EUR', from: '2026-07-01', rate: { numerator: 85_671, scale: 5 } },
    ]);
    await change('2026-01-01', 86_000, null);
    expect(await codesOf(change('2026-01-01', 86_000, 1))).toEqual([412, 'organisation.rate-moved']);
    expect(await codesOf(change('2026-01-01', null, 0))).toEqual([422, 'organisation.rate-not-positive']);
  });

  it.each([
    [{ spiGreenFrom: { base: 0.95, value: 3 } }],
    [{ slipGreenDays: { base: 10, value: 1.5 } }],
    [{ nothing: { base: 1, value: 2 } }],
  ])('refuse %j at the edge', async (body) => {
    const version = await latest();
    expect((await codesOf(server.call(routes.changeStatusRules, { version, body: body as never })))[0]).toBe(400);
  });

  it('are taken back by the command that each change stores, to the byte', async () => {
    const changes = [
      [routes.changeGeneralSettings, { fiscalFirstMonth: { base: 1, value: 4 } }],
      [routes.changeStatusRules, { slipAmberDays: { base: 30, value: 20 } }],
      [routes.addFiscalYear, { fiscalYear: 2028 }],
      [
        routes.changeExchangeRates,
        { changes: [{ currency: 'PLN', from: '2026-01-01', base: null, value: { numerator: 2, scale: 1 } }] },
      ],
    ] as const;
    for (const [route, body] of changes) {
      const before = await statesOf(server);
      const request = { version: await latest(), body };
      const { seq } = (await server.call<Route>(route, request as never)) as { readonly seq: number };
      expect(await statesOf(server)).not.toEqual(before);
      const inverse = await inverseOf(server, seq);
      const back = Object.values(routes).find(({ id }) => id === inverse.name);
      await server.call<Route>(back as Route, inverse.input as never);
      expect(await statesOf(server)).toEqual(before);
    }
  });

  it('are undone though others were kept since', async () => {
    const rules = { slipAmberDays: { base: 30, value: 25 } };
    await server.call(routes.changeStatusRules, { version: await latest(), body: rules });
    const [own] = (await server.call(routes.listOwnCommands, { query: { limit: 1 } })).commands;
    const body = { name: { base: 'Northwind', value: 'Northwind Group' } };
    await server.call(routes.changeGeneralSettings, { version: await latest(), body });
    await server.call(routes.undoCommand, { params: { commandId: own?.id ?? '' } });
    expect(await read()).toMatchObject({ name: 'Northwind Group', statusRules: { slipAmberDays: 30 } });
  });

  it('leave a history and a whole chain, and need a session', async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from organisation.period_history`.execute(
      server.db,
    );
    expect(rows[0]?.count).toBeGreaterThanOrEqual(12 + 2 + 12);
    expect((await verifyChain(server.db)).brokenAt).toBeNull();
    expect((await codesOf(server.anonymous.call(routes.readSettings, {})))[0]).toBe(401);
  });
});

async function statesOf({ db }: TestServer): Promise<unknown> {
  const organisation = await sql`select name, zone, currency from organisation.organisation`.execute(db);
  const tables = await Promise.all(
    STATES.map((table) => sql`select * from ${sql.table(`organisation.${table}`)} order by id`.execute(db)),
  );
  return [organisation.rows, ...tables.map(({ rows }) => rows)];
}

async function inverseOf({ db }: TestServer, seq: number) {
  const { rows } = await sql<{ inverse: { readonly name: string; readonly input: object } }>`
    select inverse from audit.command where seq = ${seq}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`no command ${seq}`);
  return row.inverse;
}
