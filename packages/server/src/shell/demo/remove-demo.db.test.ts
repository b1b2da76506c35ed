import { randomUUID } from 'node:crypto';
import { routes } from '@sightline/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { rebuildFaults } from '../../../../../prove/support/rebuild.ts';
import { verifyChain } from '../../modules/audit/index.ts';
import { turnIntoDemo } from '../../testing/as-demo.ts';
import type { TestServer } from '../../testing/index.ts';
import { makeWorld, type World } from '../../testing/matrix/world.ts';
import { answerTo, type SignedInAccount, signedInAccount } from '../../testing/signed-in-account.ts';
import { TEST_NOW, type TestClient } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';
import { surveyDemo } from './survey.ts';

const LATER = '2026-06-01T10:00:00.000Z';

let server: TestServer;
let world: World;
let me: TestClient;
let mine: Awaited<ReturnType<typeof workOnDemo>>;

beforeAll(async () => {
  server = await testServer();
  world = await makeWorld(server, []);
  await turnIntoDemo(server.db);
  server.setNow(LATER);
  const own = await signedInAccount(server, 'Me Myself', [
    { role: 'administrator', scope: { kind: 'all' } },
    { role: 'pmo-director', scope: { kind: 'all' } },
  ]);
  await sql`update identity.account set password_hash = 'chosen' where id = ${own.accountId}`.execute(server.db);
  me = own.client;
  mine = await workOnDemo(own);
});

/** Things of one's own that point at the demo, in each way that there is. */
async function workOnDemo({ client: { call } }: SignedInAccount) {
  const { own, other } = world.ids;
  const project = await call(routes.createProject, {
    body: { name: 'Mine', programId: own.programId, managerId: own.dwellerId },
  });
  const params = { projectId: project.id };
  const alone = await call(routes.createProject, { body: { name: 'Alone' } });
  // Stands inside a project of the demo, which stays for it.
  const milestone = await call(routes.addMilestone, {
    params: { projectId: other.projectId },
    body: { name: 'My day' },
  });
  const system = await call(routes.addLandscapeRecord, {
    body: {
      kind: 'system',
      values: { name: 'My host', lifecycle: 'live', hostedOnId: world.sharedRecords.system ?? null },
    },
  });
  const touch = await call(routes.addDeliveryRecord, {
    params,
    body: { kind: 'touch', values: { systemId: system.id, mode: 'reads' } },
  });
  const renamed = randomUUID();
  await call(
    routes.updateProject,
    { params: { projectId: own.projectId }, version: 2, body: { name: { base: 'Own', value: 'Renamed' } } },
    { commandId: renamed },
  );
  const grants = [
    { role: 'portfolio-manager' as const, scope: { kind: 'portfolio' as const, portfolioId: own.portfolioId } },
  ];
  const helper = await call(routes.invite, {
    body: { personId: null, name: 'My Helper', email: 'helper@own.example', grants },
  });
  return { project, alone, milestone, system, touch, renamed, helper };
}

describe('the preview', () => {
  it('says what goes, what of one’s own points at it, what stays because of that, and which rights end', async () => {
    const preview = await me.call(routes.previewDemoRemoval, {});
    expect(preview.goes.find(({ kind }) => kind === 'project')?.count).toBe(4);
    expect(preview.empties.first).toEqual(
      expect.arrayContaining([
        {
          kind: 'project',
          name: expect.stringContaining('Mine'),
          link: 'program',
          to: { kind: 'program', name: 'Own' },
        },
        expect.objectContaining({ kind: 'system', name: expect.stringContaining('My host') }),
      ]),
    );
    expect(preview.keeps.first).toEqual([
      expect.objectContaining({ kind: 'milestone', to: expect.objectContaining({ kind: 'project' }) }),
    ]);
    expect(preview.ends.first).toEqual([expect.objectContaining({ kind: 'role', name: 'portfolio-manager' })]);
    expect(preview.keepsOrganisation).toBe(true);
  });

  it('is refused to whoever may not remove', async () => {
    const { client } = await signedInAccount(server, 'Guest', [{ role: 'cio', scope: { kind: 'all' } }]);
    for (const route of [routes.readDemo, routes.previewDemoRemoval] as const) {
      expect(await answerTo(client.call(route, {}))).toEqual([403, 'identity.not-allowed']);
    }
  });
});

describe('the removal', () => {
  it('is refused as long as the caller has not seen what there is', async () => {
    expect(await answerTo(me.call(routes.removeDemo, { body: { seen: 'something else' } }))).toEqual([
      412,
      'demo.own-things-moved',
    ]);
  });

  it('takes the demo with its history and nothing of one’s own, and tells what it emptied', async () => {
    const own = await ownRows();
    const preview = await me.call(routes.previewDemoRemoval, {});
    const removed = await me.call(routes.removeDemo, { body: { seen: preview.seen } });
    expect(removed).toMatchObject({ emptied: preview.empties.count });
    expect(removed.rows).toBeGreaterThan(100);
    const ended = preview.ends.count;
    const after = await ownRows();
    expect(own.filter((row) => !after.includes(row))).toEqual(
      Array.from({ length: ended }, () => expect.stringMatching(/^identity\.account_grant /)),
    );
    expect((await surveyDemo(server.db)).kept).toEqual([]);
    expect(await demoRows()).toEqual([]);
    expect(await me.call(routes.readDemo, {})).toEqual({ state: 'absent', loaded: null });
  });

  it('leaves links of one’s own empty and shown as gone', async () => {
    const params = { projectId: mine.project.id };
    expect(await me.call(routes.readProject, { params })).toMatchObject({ program: null, manager: null });
    const { links } = await me.call(routes.listGoneLinks, {});
    expect(links).toEqual(
      expect.arrayContaining([
        { id: mine.project.id, field: 'programId' },
        { id: mine.project.id, field: 'managerId' },
        { id: mine.system.id, field: 'hostedOnId' },
      ]),
    );
    const program = await me.call(routes.addProgram, { body: { name: 'My own', portfolioId: null } });
    const body = { programId: { base: null, value: program.id } };
    const { version } = await me.call(routes.readProject, { params });
    await me.call(routes.updateProject, { params, version, body });
    const after = await me.call(routes.listGoneLinks, {});
    expect(after.links).not.toContainEqual({ id: mine.project.id, field: 'programId' });
  });

  it('keeps a project of the demo that holds something of one’s own', async () => {
    const { projectId } = world.ids.other;
    expect(await me.call(routes.readProject, { params: { projectId } })).toMatchObject({
      milestones: [{ name: 'My day' }],
    });
    expect(await answerTo(me.call(routes.readProject, { params: { projectId: world.ids.own.projectId } }))).toEqual([
      404,
      'shell.not-found',
    ]);
  });

  it('leaves a chain that holds, a state that is what history gives, and no trace in the past', async () => {
    expect((await verifyChain(server.db)).brokenAt).toBeNull();
    expect((await rebuildFaults(server.db)).rebuildFaults).toEqual([]);
    const { rows } = await me.call(routes.readLineOfSight, { query: { asOf: TEST_NOW } } as never);
    expect(JSON.stringify(rows)).not.toContain('Secret');
  });

  it('leaves work on what is gone as something that cannot be taken back', async () => {
    expect(await answerTo(me.call(routes.undoCommand, { params: { commandId: mine.renamed } }))).toEqual([
      409,
      expect.any(String),
    ]);
    await me.call(routes.listOwnCommands, { query: {} });
  });

  it('happens once', async () => {
    expect(await answerTo(me.call(routes.removeDemo, { body: { seen: 'anything' } }))).toEqual([409, 'demo.not-here']);
  });
});

/** Rows of the product that began with no command of the demo: what must be there afterwards too. */
async function ownRows(): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const { name, key } of await trackedTables()) {
    const history = sql.table(`${name}_history`);
    const { rows } = await sql<{ id: string }>`
      select t.${sql.ref(key)}::text as id from ${sql.table(name)} t where (
        select e.name from ${history} h join audit.event e on e.command_id = h.command_id
        where h.${sql.ref(key)} = t.${sql.ref(key)} order by h.sys_from, h.sys_to limit 1) not like 'demo.%' `.execute(
      server.db,
    );
    keys.push(...rows.map(({ id }) => `${name} ${id}`));
  }
  return keys.sort();
}

/** Rows of history that a command of the demo wrote, but for those of what stayed. */
async function demoRows(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, key } of await trackedTables()) {
    const { rows } = await sql<{ id: string }>`
      select h.${sql.ref(key)}::text as id from ${sql.table(`${name}_history`)} h join audit.event e on e.command_id = h.command_id
      where e.name = 'demo.load' and h.${sql.ref(key)}::text not in (select id from demo.adopted)`.execute(server.db);
    found.push(...rows.map(({ id }) => `${name} ${id}`));
  }
  return found;
}

async function trackedTables() {
  const { rows } = await sql<{ name: string; key: string }>`select "table" as name, key from demo.home`.execute(
    server.db,
  );
  return rows;
}
