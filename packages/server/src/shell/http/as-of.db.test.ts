import { randomBytes, randomUUID } from 'node:crypto';
import { RefusedError, routes } from '@sightline/contract';
import type { AccountId, CommandId, Currency, Id, Instant, LocalDate, ProjectId } from '@sightline/kernel';
import { mintId } from '@sightline/kernel';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Act, PAST_TABLES, runCommand } from '../../modules/audit/index.ts';
import { createProject } from '../../modules/portfolio/index.ts';
import { insertSignedIn } from '../../testing/matrix/signed-in.ts';
import { clientOf, type TestServer } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';

/** Ten in the evening in London, where the organisation is. */
const EVENING = '2026-06-01T21:00:00.000Z';
let server: TestServer;
let now: Instant;
beforeAll(async () => {
  server = await testServer({ now: EVENING });
  now = EVENING as Instant;
});

/** Every step is a moment of its own. */
function after(minutes: number): Instant {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant;
  server.setNow(now);
  return now;
}

const newProject = async (name: string) => (await server.call(routes.createProject, { body: { name } })).id;
const rename = (projectId: ProjectId, version: number, base: string, value: string) =>
  server.call(routes.updateProject, { params: { projectId }, version, body: { name: { base, value } } });
const namesAt = async (asOf: string, client: Pick<TestServer, 'call'> = server) =>
  (await client.call(routes.readLineOfSight, { query: { asOf } })).rows.map((row) => row.name);
const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) =>
      error instanceof RefusedError ? [error.status, ...error.problems.map((each) => each.code)] : error,
  );

describe('a read that looks back', () => {
  it('answers a day as it stood at its end in the zone of the organisation', async () => {
    const projectId = await newProject('Harbour');
    after(119); // one minute before midnight in London
    await rename(projectId, 1, 'Harbour', 'Harbour road');
    after(1);
    await rename(projectId, 2, 'Harbour road', 'Harbour tunnel');
    const then = await server.call(routes.readLineOfSight, { query: { asOf: '2026-06-01' } });
    expect(then).toMatchObject({ today: '2026-06-01', rows: [{ name: 'Harbour road', version: 2 }] });
    expect(await namesAt('2026-06-02')).toEqual(['Harbour tunnel']);
    expect(await namesAt(EVENING)).toEqual(['Harbour']);
    expect(await server.call(routes.readProject, { params: { projectId }, query: { asOf: EVENING } })).toMatchObject({
      name: 'Harbour',
      version: 1,
    });
  });

  it('is empty before anything was recorded', async () => {
    const query = { asOf: '2026-05-31' };
    expect(await server.call(routes.readLineOfSight, { query })).toMatchObject({ currency: 'GBP', total: 0, rows: [] });
    expect(await server.call(routes.readDirectory, { query })).toEqual({ people: [], programs: [], portfolios: [] });
    expect(await refusalOf(server.call(routes.readSettings, { query }))).toEqual([404, 'shell.not-found']);
  });

  it('refuses what is to come, and what is no day and no instant', async () => {
    const at = (asOf: string) => refusalOf(server.call(routes.readLineOfSight, { query: { asOf } }));
    expect(await at('2026-06-03')).toEqual([422, 'shell.as-of-in-future']);
    expect(await at(new Date(Date.parse(now) + 1).toISOString())).toEqual([422, 'shell.as-of-in-future']);
    expect(await at(now)).toBe('done');
    expect(await at('2026-02-30')).toEqual([400, 'shell.field-not-valid']);
    expect(await at('last week')).toEqual([400, 'shell.field-not-valid']);
  });

  it('shows a project that was removed since, and none that was not there yet', async () => {
    const before = now;
    after(1);
    const projectId = await newProject('Short life');
    const alive = now;
    after(1);
    await server.call(routes.removeProject, { params: { projectId }, version: 1 });
    after(1);
    expect(await namesAt(alive)).toContain('Short life');
    expect(await namesAt(before)).not.toContain('Short life');
    expect(await namesAt(now)).not.toContain('Short life');
    const read = (asOf?: string) =>
      refusalOf(
        server.call(routes.readProject, { params: { projectId }, ...(asOf === undefined ? {} : { query: { asOf } }) }),
      );
    expect([await read(alive), await read(before), await read()]).toEqual([
      'done',
      [404, 'shell.not-found'],
      [404, 'shell.not-found'],
    ]);
  });

  it('goes by the rights of today, whatever they were then', async () => {
    const [open, closed] = [await newProject('Open'), await newProject('Closed since')];
    const then = after(1);
    const { accountId } = await server.call(routes.invite, {
      body: {
        personId: null,
        name: 'Finn Aas',
        email: `${randomUUID()}@northwind.example`,
        grants: [
          { role: 'sponsor', scope: { kind: 'project', projectId: open } },
          { role: 'sponsor', scope: { kind: 'project', projectId: closed } },
        ],
      },
    });
    const member = clientOf(server.url, { cookie: await insertSignedIn(server, accountId, now) });
    expect(await namesAt(then, member)).toEqual(['Open', 'Closed since']);
    const access = await server.call(routes.readProjectAccess, { params: { projectId: closed } });
    const body = { isConfidential: true, memberIds: [] };
    await server.call(routes.setProjectAccess, { params: { projectId: closed }, version: access.version, body });
    expect(await namesAt(then, member)).toEqual(['Open']);
    const hidden = await refusalOf(
      member.call(routes.readProject, { params: { projectId: closed }, query: { asOf: then } }),
    );
    expect(hidden).toEqual([404, 'shell.not-found']);
  });
});

/** A command through the write path at a time of its own, as an import of history gives it. */
function commandAt<T>(at: string, act: Act<T>) {
  const mint = <Kind extends string>(): Id<Kind> => mintId<Kind>(Date.parse(at), randomBytes(10));
  const caller = { accountId: mint<'account'>() satisfies AccountId, isInstance: false, sessionHash: null };
  const context = { db: server.db, caller, now: at as Instant, today: at.slice(0, 10) as LocalDate, asOf: null, mint };
  const command = {
    id: randomUUID() as string as CommandId,
    name: 'demo.load',
    accountId: caller.accountId,
    input: at,
  };
  return runCommand(context, command, act);
}

const renamed =
  (projectId: ProjectId, name: string): Act<null> =>
  async ({ db }) => {
    await sql`update portfolio.project set name = ${name}, version = version + 1 where id = ${projectId}`.execute(db);
    return { ok: true, value: { value: null, moved: [], payload: null, inverse: null } };
  };

describe('history that is brought in', () => {
  it('is seen at the times that it is dated at', async () => {
    const create: Act<{ id: ProjectId }> = (context) => createProject(context, { name: 'Old work' }, 'GBP' as Currency);
    const made = await commandAt('2025-01-10T12:00:00.000Z', create);
    if (!made.ok) throw new Error('refused');
    const { id } = made.value.value;
    await commandAt('2025-03-10T12:00:00.000Z', renamed(id, 'Older work'));
    expect(await namesAt('2025-01-09')).toEqual([]);
    expect(await namesAt('2025-01-10')).toEqual(['Old work']);
    expect(await namesAt('2025-03-10')).toEqual(['Older work']);
  });

  it('is refused where it would begin before what is there, and leaves nothing', async () => {
    const projectId = await newProject('Newer');
    const { rows: before } = await sql<{ count: number }>`select count(*) as count from audit.command`.execute(
      server.db,
    );
    const at = new Date(Date.parse(now) - 3_600_000).toISOString();
    const refused = await commandAt(at, renamed(projectId, 'Older'));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'audit.dated-before', params: { at, last: now } }] });
    const { rows: after } = await sql<{ count: number }>`select count(*) as count from audit.command`.execute(
      server.db,
    );
    expect(after).toEqual(before);
    expect((await server.call(routes.readProject, { params: { projectId } })).name).toBe('Newer');
  });

  it('that comes back after its end is refused before that end', async () => {
    const projectId = await newProject('Twice');
    const { rows } = await sql<{
      row: string;
    }>`select row_to_json(p)::text as row from portfolio.project p where id = ${projectId}`.execute(server.db);
    after(10);
    const gone = await commandAt(now, async ({ db }) => {
      await sql`delete from portfolio.project where id = ${projectId}`.execute(db);
      return { ok: true, value: { value: null, moved: [], payload: null, inverse: null } };
    });
    expect(gone.ok).toBe(true);
    const back = await commandAt(new Date(Date.parse(now) - 300_000).toISOString(), async ({ db }) => {
      await sql`insert into portfolio.project select * from json_populate_record(null::portfolio.project, ${rows[0]?.row}::json)`.execute(
        db,
      );
      return { ok: true, value: { value: null, moved: [], payload: null, inverse: null } };
    });
    expect(back).toMatchObject({ ok: false, problems: [{ code: 'audit.dated-before' }] });
  });

  it('is done at the later time where another command overtook it by a moment', async () => {
    const projectId = await newProject('Race');
    const done = await commandAt(new Date(Date.parse(now) - 20).toISOString(), renamed(projectId, 'Race won'));
    expect(done.ok).toBe(true);
    expect(await namesAt(now)).toContain('Race won');
    const { rows } = await sql<{ at: string }>`select at from audit.event order by seq desc limit 1`.execute(server.db);
    expect(rows).toEqual([{ at: now }]);
  });
});

it('every table that can be looked back at keeps a history with its columns', async () => {
  const { rows } = await sql<{ table: string }>`
    select c.table_schema || '.' || c.table_name as "table" from information_schema.columns c
    where not exists (select 1 from information_schema.columns h where h.table_schema = c.table_schema
        and h.table_name = c.table_name || '_history' and h.column_name = c.column_name and h.udt_name = c.udt_name)
      and c.table_schema || '.' || c.table_name = any(${[...PAST_TABLES]}::text[])`.execute(server.db);
  expect(rows).toEqual([]);
});
