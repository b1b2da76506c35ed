import { randomUUID } from 'node:crypto';
import { routes } from '@sightline/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { testServer } from '../../testing/test-server.ts';
import { EVERYTHING } from '../../testing/viewer.ts';
import { asItStands } from '../audit/index.ts';
import { listProjects } from './store.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const create = (body: { readonly name: string; readonly key?: string | null }) =>
  server.call(routes.createProject, { body });
const codesOf = async (act: Promise<unknown>) =>
  act
    .then(() => 'done')
    .catch((error: { readonly status: number; readonly problems: readonly { readonly code: string }[] }) => [
      error.status,
      ...error.problems.map((each) => each.code),
    ]);

describe('people, programs and portfolios', () => {
  it('are added and listed', async () => {
    const portfolio = await server.call(routes.addPortfolio, { body: { name: 'Operations' } });
    const program = await server.call(routes.addProgram, { body: { name: 'Safe water', portfolioId: portfolio.id } });
    const person = await server.call(routes.addPerson, { body: { name: 'Chidi Nwosu', email: null } });
    const directory = await server.call(routes.readDirectory, {});
    expect(directory.portfolios).toEqual([{ id: portfolio.id, name: 'Operations' }]);
    expect(directory.programs).toEqual([{ id: program.id, name: 'Safe water', portfolioId: portfolio.id }]);
    expect(directory.people).toContainEqual({ id: person.id, name: 'Chidi Nwosu' });
    expect(program).toMatchObject({ version: 1, moved: [{ entity: 'program', id: program.id, version: 1 }] });
  });

  it('have names and addresses of their own, also when two are added at once', async () => {
    expect(await codesOf(server.call(routes.addPortfolio, { body: { name: 'operations' } }))).toEqual([
      409,
      'portfolio.name-taken',
    ]);
    const twins = await Promise.all(
      [1, 2].map(() => codesOf(server.call(routes.addProgram, { body: { name: 'Twin', portfolioId: null } }))),
    );
    expect(twins).toEqual(expect.arrayContaining(['done', [409, 'portfolio.name-taken']]));
    const person = { name: 'Ines Carvalho', email: 'ines@northwind.example' };
    const people = await Promise.all([1, 2].map(() => codesOf(server.call(routes.addPerson, { body: person }))));
    expect(people).toEqual(expect.arrayContaining(['done', [409, 'organisation.email-taken']]));
  });
});

describe('a project made by hand', () => {
  it('gets the next free key, and its own currency is the organisation’s', async () => {
    const [first, second] = [await create({ name: 'Pump renewal' }), await create({ name: 'Meter renewal' })];
    expect([first.key, second.key]).toEqual(['PRJ-101', 'PRJ-102']);
    const [stored] = await listProjects(asItStands(server.db), EVERYTHING);
    expect(stored).toMatchObject({
      key: 'PRJ-101',
      name: 'Pump renewal',
      stage: 'deliver',
      currency: 'GBP',
      version: 1,
    });
  });

  it('cannot take a key that is or was in use', async () => {
    const made = await create({ name: 'Taken', key: 'TAKEN-1' });
    expect(await codesOf(create({ name: 'Other', key: 'taken-1' }))).toEqual([409, 'portfolio.key-taken']);
    await server.call(routes.removeProject, { params: { projectId: made.id }, version: 1 });
    expect(await codesOf(create({ name: 'Other', key: 'TAKEN-1' }))).toEqual([409, 'portfolio.key-taken']);
    expect((await listProjects(asItStands(server.db), EVERYTHING)).map((each) => each.key)).not.toContain('TAKEN-1');
  });

  it('ten at once get ten keys', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, (_, n) => create({ name: `Crowd ${n}` })));
    expect(new Set(made.map((each) => each.key)).size).toBe(10);
  });

  it('is made once for one command', async () => {
    const commandId = randomUUID();
    const call = () => server.call(routes.createProject, { body: { name: 'Once' } }, { commandId });
    expect(await call()).toEqual(await call());
  });
});

describe('a changed project', () => {
  it('keeps what was not named, stores the way back, and has a history', async () => {
    const { id } = await create({ name: 'Depot' });
    const body = { name: { base: 'Depot', value: 'Depot relocation' }, tier: { base: null, value: 'L' as const } };
    expect(await server.call(routes.updateProject, { params: { projectId: id }, version: 1, body })).toMatchObject({
      version: 2,
    });
    const { rows } = await sql<{ inverse: unknown; versions: number }>`
      select inverse, (select count(*) from portfolio.project_history where id = ${id}) as versions
      from audit.command where name = 'portfolio.updateProject' order by seq desc limit 1`.execute(server.db);
    expect(rows[0]).toMatchObject({
      versions: 2,
      inverse: {
        input: {
          version: 2,
          body: { name: { base: 'Depot relocation', value: 'Depot' }, tier: { base: 'L', value: null } },
        },
      },
    });
  });

  it('refuses a stale version and a field that moved, whole', async () => {
    const { id } = await create({ name: 'Stale' });
    const change = (version: number, base: string, value: string) =>
      server.call(routes.updateProject, {
        params: { projectId: id },
        version,
        body: { name: { base, value }, priority: { base: null, value: 5 } },
      });
    expect(await codesOf(change(7, 'Stale', 'New'))).toEqual([412, 'audit.version-stale']);
    expect(await codesOf(change(1, 'Seen', 'New'))).toEqual([412, 'portfolio.field-moved']);
    expect((await listProjects(asItStands(server.db), EVERYTHING)).find((each) => each.id === id)).toMatchObject({
      name: 'Stale',
      priority: null,
      version: 1,
    });
  });

  it('is not found after it was removed, and its removal is refused twice', async () => {
    const { id } = await create({ name: 'Gone' });
    const remove = (version: number) => server.call(routes.removeProject, { params: { projectId: id }, version });
    expect(await codesOf(remove(3))).toEqual([412, 'audit.version-stale']);
    await remove(1);
    expect(await codesOf(remove(2))).toEqual([404, 'shell.not-found']);
  });
});

describe('a reported colour', () => {
  it('is added, never overwritten, and not of tomorrow', async () => {
    const { id } = await create({ name: 'Coloured' });
    const report = (colour: 'green' | 'red', on: string) =>
      server.call(routes.reportStatus, { params: { projectId: id }, body: { colour, on } });
    await report('green', '2026-05-01');
    await report('red', '2026-06-01');
    expect(await codesOf(report('green', '2026-06-02'))).toEqual([422, 'portfolio.status-in-future']);
    const { rows } =
      await sql`select colour, source from portfolio.status_report where project_id = ${id} order by reported_on`.execute(
        server.db,
      );
    expect(rows).toEqual([
      { colour: 'green', source: 'report' },
      { colour: 'red', source: 'report' },
    ]);
  });
});
