import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Db } from '../../modules/audit/index.ts';
import { MIGRATIONS } from '../../testing/cluster.ts';
import { startTestServer } from '../../testing/index.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { readMigrations } from '../database/migrate.ts';
import { examine } from './doctor.ts';
import { fill } from './testing/fill.ts';

const known = readMigrations(MIGRATIONS);
let url: string;
let db: Db;

beforeAll(async () => {
  ({ url, db } = await testDatabase());
  const server = await startTestServer(() => url, { inspectWorker: inject('inspectWorker') });
  await fill(server);
  await server.stop();
});

/** Problems beside those of the settings, which the tests' throw-away cluster has weak on purpose. */
async function problemsNow(migrations = known) {
  const { problems } = await examine({ home: '', databaseUrl: url }, migrations);
  return problems.filter(({ code }) => code !== 'portability.durability-weak');
}

/** Does what a person with the database's password could do, looks, and puts it back. */
async function problemsAfter(tamper: string, mend: string) {
  const run = (statements: string) =>
    db.connection().execute(async (connection) => {
      for (const statement of statements.split(';')) await sql.raw(statement).execute(connection);
    });
  await run(tamper);
  return problemsNow().finally(() => run(mend));
}

const withoutGuard = (table: string, statement: string) =>
  `alter table ${table} disable trigger user; ${statement}; alter table ${table} enable trigger user`;

describe('doctor', () => {
  it('finds nothing on a healthy instance, and says how it is', async () => {
    const diagnosis = await examine({ home: '', databaseUrl: url }, known);
    expect(await problemsNow()).toEqual([]);
    expect(diagnosis).toMatchObject({ schema: known.at(-1)?.name, chain: { brokenAt: null }, disk: null });
    expect(diagnosis.postgres).toMatch(/^\d+/);
    expect(diagnosis.chain.events).toBeGreaterThan(10);
    expect(diagnosis.state.find(({ table }) => table === 'plan.task')).toEqual({ table: 'plan.task', differences: 0 });
  });

  it.each<readonly [string, string, string, Readonly<Record<string, unknown>>]>([
    [
      'a state that was changed past the program',
      withoutGuard('portfolio.project', "update portfolio.project set priority = 1 where name = 'Meter renewal'"),
      withoutGuard('portfolio.project', "update portfolio.project set priority = null where name = 'Meter renewal'"),
      { code: 'portability.state-differs', params: { table: 'portfolio.project', rows: 1 } },
    ],
    [
      'an event that was edited',
      withoutGuard('audit.event', "update audit.event set name = 'x' || name where seq = 3"),
      withoutGuard('audit.event', 'update audit.event set name = substr(name, 2) where seq = 3'),
      { code: 'portability.chain-broken', params: { seq: 3 } },
    ],
    [
      'an entry of the outbox without its event',
      "insert into audit.outbox values (99999, 'x', 'x', '[]')",
      'delete from audit.outbox where seq = 99999',
      { code: 'portability.orphans', params: { count: 1, what: 'entries of the outbox without their event' } },
    ],
    [
      'a history without its command',
      `update organisation.person_history set command_id = '00000000-0000-0000-0000-000000000000' where name like 'Zoë%'`,
      `update organisation.person_history set command_id = (select command_id from audit.event where name = 'organisation.addPerson' limit 1) where name like 'Zoë%'`,
      {
        code: 'portability.orphans',
        params: { count: 1, what: 'rows of organisation.person_history whose command is missing' },
      },
    ],
    [
      'a guard that is off',
      'alter table plan.task disable trigger history_update',
      'alter table plan.task enable trigger history_update',
      { code: 'portability.guard-off', params: { name: 'history_update', table: 'plan.task' } },
    ],
  ])('names %s', async (_what, tamper, mend, problem) => {
    expect(await problemsAfter(tamper, mend)).toContainEqual(expect.objectContaining(problem));
    expect(await problemsNow()).toEqual([]);
  });

  it('tells a schema that waits, one that is newer, and one that was made with another file', async () => {
    const later = { number: 9999, name: '9999_later.sql', sql: '', checksum: 'x' };
    expect(await problemsNow([...known, later])).toMatchObject([
      { code: 'portability.schema-behind', severity: 'warning', params: { name: '9999_later.sql' } },
    ]);
    expect(await problemsNow(known.slice(0, -1))).toMatchObject([
      { code: 'portability.database-newer', severity: 'error', params: { name: known.at(-1)?.name } },
    ]);
    const edited = known.map((each, index) => (index === 0 ? { ...each, checksum: 'other' } : each));
    expect(await problemsNow(edited)).toMatchObject([{ code: 'portability.migration-changed' }]);
  });
});
