import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser } from 'playwright-core';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { FIRST_ACCOUNT } from '../packages/server/src/testing/index.ts';
import { insertSignedIn } from '../packages/server/src/testing/matrix/signed-in.ts';
import {
  clientOf,
  startTestServer,
  type TestClient,
  type TestServer,
} from '../packages/server/src/testing/start-test-server.ts';
import { noChromium, openBrowser } from '../tests/support/browser.ts';
import { DEMO_NOW, demoIn } from '../tests/support/demo-in.ts';
import { buildIfStale } from './build.mjs';
import { addMilestones, commitRegister, giveRegister, NOW, type SightRows } from './screenshots/office.ts';
import { openStudio, type Studio } from './screenshots/pictures.ts';
import { type PlannedProject, planFolder } from './screenshots/plans.ts';

/** `npx tsx tools/screenshots.ts`: takes the pictures under docs/img: of the demo organisation, and of an office that is made up here. */
if (noChromium) throw new Error('There is no Chromium: install it, or set SIGHTLINE_CHROMIUM.');
await buildIfStale();
const home = mkdtempSync(join(tmpdir(), 'sightline-pictures-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const ROOT = join(import.meta.dirname, '..');
const webFolder = join(ROOT, 'dist', 'web');
const server = await startTestServer(() => database.url(), { isEmpty: true, now: NOW, webFolder });
const browser = await openBrowser();
const studio = await openStudio(browser, server.url);
try {
  await studio.take('first-run', '/', 'Set up Sightline');
  const cookie = await makeFirstAccount(server.url);
  await studio.signIn(cookie);
  const client = clientOf(server.url, { cookie });
  await takeRegister(client);
  await takePlans(client);
  await takeDemo(browser);
} finally {
  await browser.close();
  await server.stop();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

async function takeRegister(client: TestClient): Promise<void> {
  const draft = await giveRegister(client);
  await studio.take('register-import', `/import/register?draft=${draft.id}`, 'to fix');
  await commitRegister(client, draft);
}

async function takePlans(client: TestClient): Promise<void> {
  const planned = plannedProjects(await rowsOf(client));
  const { id } = await client.call(routes.startPlanImport, {});
  for (const { path, bytes } of planFolder(planned)) {
    await client.call(routes.addPlanFile, { params: { importId: id }, query: { path }, bytes });
  }
  await studio.take('plan-import', `/import/plans?draft=${id}`, 'Bring in');
  const draft = await client.call(routes.readPlanImport, { params: { importId: id } });
  await client.call(routes.commitPlanImport, { params: { importId: id }, version: draft.version });
  const without = (await rowsOf(client)).filter((row) => row.taskCount === 0);
  await addMilestones(client, without);
}

/** Projects under way, some of which grew. */
function plannedProjects(rows: SightRows): readonly PlannedProject[] {
  const grown = [0, 35, 0, 8, 60, 0, 14, 0, 0, 22];
  const starts = ['2026-06-01', '2026-04-13', '2026-08-03', '2026-07-06'];
  return rows
    .filter((row) => row.stage === 'deliver')
    .slice(0, grown.length)
    .map(({ key, name }, index) => ({
      key,
      name,
      grown: grown[index] ?? 0,
      start: starts[index % starts.length] ?? '',
    }));
}

/** The demo organisation as its PMO director sees it. */
async function takeDemo(browser: Browser): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'sightline-pictures-'));
  const database = await openEmbeddedDatabase({ home, isAdopted: true });
  await migrate(database.url(), readMigrations(MIGRATIONS));
  const server = await startTestServer(() => database.url(), { isEmpty: true, now: DEMO_NOW, webFolder });
  await demoIn(server.db, { report: (line) => console.log(line) });
  const studio = await openStudio(browser, server.url);
  try {
    await studio.take('demo-sign-in', '/', 'Look around as');
    const cookie = await signInAsDirector(server);
    await studio.signIn(cookie);
    await takeProjects(studio, clientOf(server.url, { cookie }));
  } finally {
    await studio.close();
    await server.stop();
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function signInAsDirector(server: TestServer): Promise<string> {
  const { personas } = await clientOf(server.url, {}).call(routes.listPersonas, {});
  const [director] = personas;
  if (director === undefined) throw new Error('the demo offers nobody');
  return insertSignedIn(server, director.accountId, DEMO_NOW);
}

async function takeProjects(studio: Studio, client: TestClient): Promise<void> {
  const rows = await rowsOf(client);
  const { rows: shown } = await client.call(routes.readLineOfSight, { query: {} });
  await studio.take('line-of-sight', '/', shown[0]?.name ?? '');
  const late = rows
    .filter((row) => row.taskCount > 0 && row.stage === 'deliver')
    .sort((a, b) => (b.slipDays ?? 0) - (a.slipDays ?? 0))[0];
  if (late === undefined) throw new Error('the demo has no late project');
  await studio.take('why', `/?row=${late.id}&why=finishOn`, 'What set the date');
  await studio.take('project-overview', `/projects/${late.id}`, 'Milestones');
  await studio.take('project-plan', `/projects/${late.id}?tab=plan`, late.name);
  await studio.take('project-registers', `/projects/${late.id}?tab=registers`, 'Risks');
  await studio.take('load', '/load', 'Over');
  await studio.take('systems', '/registers', 'Systems');
}

async function rowsOf({ call }: TestClient): Promise<SightRows> {
  return (await call(routes.readLineOfSight, { query: { sort: 'key', direction: 'up', limit: 500 } })).rows;
}

/** @returns the session cookie */
async function makeFirstAccount(url: string): Promise<string> {
  const response = await fetch(url + routes.makeFirstAccount.path, {
    method: routes.makeFirstAccount.method,
    headers: { 'content-type': 'application/json', 'command-id': randomUUID() },
    body: JSON.stringify(FIRST_ACCOUNT),
  });
  if (!response.ok) throw new Error(`no first account: ${await response.text()}`);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
