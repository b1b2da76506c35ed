import { randomUUID } from 'node:crypto';
import type { AccountId, Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { TEST_NOW } from '../../testing/start-test-server.ts';
import { type TestDatabase, testDatabase } from '../../testing/test-database.ts';
import { openConnections } from '../pool.ts';
import { requestDb } from '../request-db.ts';
import { APP_ROLE, asAppRole, ensureAppRole } from './app-role.ts';

/**
 * Tables without a fence, each with the reason why a request may read all of it. Every other table must have one:
 * `select identity.fence_by_project('schema.table')` in its migration, or `identity.fence` with a condition of its own.
 */
const UNFENCED: Readonly<Record<string, string>> = {
  'costs.unassigned_cost': 'of no project; read with the right to all unassigned costs',
  'landscape.data_entity': 'the catalogue of the house',
  'landscape.feed': 'the catalogue of the house',
  'landscape.freeze': 'the catalogue of the house',
  'landscape.frozen_system': 'the catalogue of the house',
  'landscape.regulated_flow': 'the catalogue of the house',
  'landscape.regulation': 'the catalogue of the house',
  'landscape.system': 'the catalogue of the house',
  'landscape.vendor': 'the catalogue of the house',
  'landscape.vendor_contract': 'the catalogue of the house',
  'resources.absence': 'the directory',
  'resources.change_capacity': 'the directory',
  'resources.line_work': 'the directory',
  'resources.resource': 'the directory',
  'resources.resource_skill': 'the directory',
  'resources.role': 'the directory',
  'resources.skill': 'the directory',
  'strategy.envelope': 'what the house wants',
  'strategy.key_result': 'what the house wants',
  'strategy.objective': 'what the house wants',
  'demo.adopted': 'ids only',
  'demo.gone_link': 'ids only; the door of the demo answers for what the caller sees',
  'demo.loaded': 'what was loaded, and when',
  'demo.persona': 'accounts of the demo, whom anybody at the machine may play',
  'audit.copy_made': 'names of files that were written',
  'audit.event': 'requests read number and hash only',
  'audit.outbox': 'ids only; what a reader hears of is sifted',
  'identity.account': 'accounts belong to the organisation',
  'identity.account_grant': 'roles and the ids that they are given on',
  'identity.api_token': 'found by the hash of a secret; its list is sifted',
  'identity.api_token_use': 'a day for each token',
  'identity.delegation': 'roles and the ids that they are given on',
  'identity.password_link': 'found by the hash of a secret',
  'identity.role_change': 'roles and the ids that they are given on',
  'identity.session': 'found by the hash of a secret',
  'identity.visible_project': 'what the fences read: ids and roles',
  'organisation.exchange_rate': 'a setting',
  'organisation.home_unit': 'the directory',
  'organisation.organisation': 'one row, for everybody',
  'organisation.period': 'a setting',
  'organisation.person': 'the directory',
  'organisation.setting': 'a setting',
  'organisation.unit': 'the directory',
  'organisation.unit_state': 'the directory',
  'portfolio.portfolio': 'a name of the house, sifted by grants',
  'portfolio.program': 'a name of the house, sifted by grants',
  'portfolio.register_mapping': 'headers that were seen once, without a row',
  'shell.migration': 'requests may not read it at all',
};

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = openConnections(() => asAppRole(database.url), { isPipelined: true });
});
afterAll(() => pool.end());

const eyes = (accountId: string | null, now = TEST_NOW) => ({ accountId: accountId as AccountId, now: now as Instant });
const as = (accountId: string | null, now = TEST_NOW) => requestDb(pool, eyes(accountId, now), 'read write');

describe('the second wall', () => {
  it('fences every table, or says why not', async () => {
    const { rows } = await sql<{ name: string; isFenced: boolean }>`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid) as "isFenced"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`.execute(
      database.db,
    );
    expect(rows.length).toBeGreaterThan(30);
    const open = rows.filter(({ isFenced }) => !isFenced).map(({ name }) => name.replace(/_history$/, ''));
    expect([...new Set(open)].sort()).toEqual(Object.keys(UNFENCED).sort());
  });

  it('has no table with a project that is open but the list of who sees what', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'project_id'
      where c.relkind = 'r' and not c.relrowsecurity`.execute(database.db);
    expect(rows.map(({ name }) => name)).toEqual(['identity.visible_project']);
  });

  it('is a role that owns nothing, passes no policy and makes nothing', async () => {
    const { rows } = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*) from pg_class c where c.relowner = r.oid) as owned
      from pg_roles r where rolname = ${APP_ROLE}`.execute(database.db);
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        owned: 0,
      },
    ]);
  });

  it.each([
    ['changes an event', "update audit.event set payload = '{}'"],
    ['takes an event away', 'delete from audit.event'],
    ['empties the chain', 'truncate audit.event'],
    ['reads what an event says', 'select payload from audit.event'],
    ['writes a history', "update portfolio.project_history set name = 'x'"],
    [
      'lets itself see',
      `insert into identity.visible_project (account_id, project_id, role, rights_of, since, until)
        values ('${randomUUID()}', '${randomUUID()}', 'cio', '${randomUUID()}', '-infinity', 'infinity')`,
    ],
    ['reads who would see what', 'select * from identity.role_on_project'],
    ['takes a guard away', 'alter table portfolio.project disable trigger user'],
    ['takes a fence away', 'drop policy fence on portfolio.project'],
    ['switches the fences off', 'alter table portfolio.project disable row level security'],
    ['makes a table', 'create table portfolio.mine (id uuid)'],
    ['reads the journal of migrations', 'select * from shell.migration'],
  ])('never %s', async (_, statement) => {
    await expect(sql.raw(statement).execute(as(null))).rejects.toMatchObject({ code: '42501' });
  });

  it('says what an administrator has to run when the user may not become it', async () => {
    const [user, superuser] = [
      `stranger_${Date.now()}`,
      new pg.Client({ connectionString: inject('cluster').superuserUrl }),
    ];
    await superuser.connect();
    await superuser.query(`create role ${user} login password 'x'`);
    const address = Object.assign(new URL(database.url), { username: user, password: 'x' });
    const client = new pg.Client({ connectionString: address.href });
    await superuser.query(`grant connect on database ${address.pathname.slice(1)} to ${user}`);
    await client.connect();
    const problems = [{ code: 'shell.app-role-missing', params: { user, role: APP_ROLE } }];
    await expect(ensureAppRole(client)).rejects.toMatchObject({ problems });
    await client.end();
    await superuser.query(`revoke all on database ${address.pathname.slice(1)} from ${user}`);
    await superuser.query(`drop role ${user}`);
    await superuser.end();
  });

  it('refuses a principal or an instant that is none, before it becomes SQL', () => {
    expect(() => as("'; reset role; --")).toThrow('UUID');
    expect(() => as(null, "2026-01-01', true); reset role; --")).toThrow('instant');
  });

  it('keeps nothing of one request for the next on the same connection', async () => {
    const one = openConnections(() => asAppRole(database.url), { size: 1, isPipelined: true });
    const settings = sql<{ who: string }>`select current_setting('sightline.principal', true) as who`;
    const id = randomUUID();
    expect((await settings.execute(requestDb(one, eyes(id), 'read only'))).rows).toEqual([{ who: id }]);
    expect((await one.query("select current_setting('sightline.principal', true) as who")).rows).toEqual([{ who: '' }]);
    await one.end();
  });

  it('gives the error of the first statement that failed, and the connection back', async () => {
    const one = openConnections(() => asAppRole(database.url), { size: 1, isPipelined: true });
    const db = requestDb(one, eyes(null), 'read only');
    const both = db
      .connection()
      .execute((tx) => Promise.all([sql`select 1 / 0`.execute(tx), sql`select 1`.execute(tx)]));
    await expect(both).rejects.toMatchObject({ code: '22012' });
    expect((await sql<{ n: number }>`select 2 as n`.execute(db)).rows).toEqual([{ n: 2 }]);
    await one.end();
  });
});

describe('a row of a project', () => {
  const [seer, stranger, project] = [randomUUID(), randomUUID(), randomUUID()];
  beforeAll(async () => {
    await database.db.transaction().execute(async (tx) => {
      await sql`select set_config('sightline.at', ${TEST_NOW}, true), set_config('sightline.command_id', ${randomUUID()}, true)`.execute(
        tx,
      );
      await sql`insert into portfolio.project (id, version, key, name, stage, currency)
        values (${project}, 1, 'PRJ-1', 'Meters', 'deliver', 'GBP')`.execute(tx);
      await sql`insert into identity.visible_project (account_id, project_id, role, rights_of, since, until)
        values (${seer}, ${project}, 'auditor', ${seer}, '-infinity', '2026-06-01T10:00:00Z')`.execute(tx);
    });
  });
  const seenBy = async (account: string | null, now = TEST_NOW) =>
    (
      await sql<{ name: string }>`
        select name from portfolio.project union all select name from portfolio.project_history`.execute(
        as(account, now),
      )
    ).rows.length;

  it('is there for who sees the project, with its history, and not for others', async () => {
    expect([await seenBy(seer), await seenBy(stranger), await seenBy(null)]).toEqual([2, 0, 0]);
  });

  it('is gone with the end of the sight, by the time of the request and not of the machine', async () => {
    expect(await seenBy(seer, '2026-06-01T10:00:00.000Z')).toBe(0);
    expect(await seenBy(seer, '2026-06-01T09:59:59.999Z')).toBe(2);
  });

  it('is neither written nor taken away by who does not see it', async () => {
    const counts = await as(stranger)
      .transaction()
      .execute(async (tx) => {
        await sql`select set_config('sightline.at', ${TEST_NOW}, true), set_config('sightline.command_id', ${randomUUID()}, true)`.execute(
          tx,
        );
        const updated = await sql`update portfolio.project set name = 'Mine' where id = ${project}`.execute(tx);
        const deleted = await sql`delete from portfolio.project where id = ${project}`.execute(tx);
        return [updated.numAffectedRows, deleted.numAffectedRows];
      });
    expect(counts).toEqual([0n, 0n]);
    await expect(
      sql`insert into portfolio.status_report values (${project}, ${randomUUID()}, 1, '2026-06-01', 'red', 'report')`.execute(
        as(stranger),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('takes no more than its key through the door of keys', async () => {
    const { rows } = await sql`select * from portfolio.keys_in_use()`.execute(as(stranger));
    expect(rows).toEqual([{ keys_in_use: 'PRJ-1' }]);
    for (const door of ['identity.grantable_projects()', 'identity.auditable_projects()'])
      expect((await sql`select * from ${sql.raw(door)}`.execute(as(stranger))).rows).toEqual([]);
  });
});
