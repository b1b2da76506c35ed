import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import { sql } from 'kysely';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { insertSignedIn } from '../packages/server/src/testing/matrix/signed-in.ts';
import { clientOf, startTestServer, type TestServer } from '../packages/server/src/testing/start-test-server.ts';
import { DEMO_NOW, demoIn } from '../tests/support/demo-in.ts';

/**
 * `npm run bench -- demo-removal --size S|M|L`: the preview and the removal of the demo over HTTP. Twenty projects of one's own point at
 * a program of it, and twenty milestones of one's own stand in projects of it.
 */
const [OWN_PROJECTS, OWN_MILESTONES] = [20, 20];
const place = process.argv.indexOf('--size');
const size = place === -1 ? 'S' : process.argv[place + 1];
if (size !== 'S' && size !== 'M' && size !== 'L') throw new Error(`'${size}' is no size: give S, M or L`);

const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const server = await startTestServer(() => database.url(), { isEmpty: true, now: DEMO_NOW });
try {
  const { projects, tasks } = await demoIn(server.db, { size, report: (line) => console.error(line) });
  const client = await ownAccount(server);
  await workBeside(client);
  const shown = await timed(() => client.call(routes.previewDemoRemoval, {}));
  const removed = await timed(() => client.call(routes.removeDemo, { body: { seen: shown.value.seen } }));
  const { rows, emptied, kept } = removed.value;
  console.log(
    JSON.stringify({ size, projects, tasks, rows, emptied, kept, previewMs: shown.ms, removalMs: removed.ms }),
  );
} finally {
  await server.stop();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

type Client = ReturnType<typeof clientOf>;

/** Invited by the demo's administrator; a director, too. */
async function ownAccount(server: TestServer): Promise<Client> {
  const { personas } = await clientOf(server.url, {}).call(routes.listPersonas, {});
  const administrator = personas.find(({ role }) => role === 'Administrator');
  if (administrator === undefined) throw new Error('the demo has no administrator');
  const signedIn = async (accountId: typeof administrator.accountId) =>
    clientOf(server.url, { cookie: await insertSignedIn(server, accountId, DEMO_NOW) });
  const grants = (['administrator', 'pmo-director'] as const).map((role) => ({
    role,
    scope: { kind: 'all' as const },
  }));
  const { accountId } = await (await signedIn(administrator.accountId)).call(routes.invite, {
    body: { personId: null, name: 'Me', email: 'me@own.example', grants },
  });
  await sql`update identity.account set password_hash = 'chosen' where id = ${accountId}`.execute(server.db);
  return signedIn(accountId);
}

async function workBeside(client: Client): Promise<void> {
  const { programs } = await client.call(routes.readDirectory, {});
  const programId = programs[0]?.id ?? null;
  const { rows } = await client.call(routes.readLineOfSight, { query: { limit: OWN_MILESTONES } });
  for (let own = 0; own < OWN_PROJECTS; own++)
    await client.call(routes.createProject, { body: { name: `Own ${own}`, programId } });
  for (const { id } of rows)
    await client.call(routes.addMilestone, { params: { projectId: id }, body: { name: 'Own' } });
}

async function timed<T>(act: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const from = performance.now();
  const value = await act();
  return { value, ms: Math.round(performance.now() - from) };
}
