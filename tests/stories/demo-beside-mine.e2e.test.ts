import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { routes } from '@sightline/contract';
import type { Instant, LocalDate, ProgramId } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFailed } from 'vitest';
import { insertSignedIn } from '../../packages/server/src/testing/matrix/signed-in.ts';
import {
  clientOf,
  startTestServer,
  type TestClient,
  type TestServer,
} from '../../packages/server/src/testing/start-test-server.ts';
import { testDatabase } from '../../packages/server/src/testing/test-database.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';
import { demoIn } from '../support/demo-in.ts';
import { pasteText } from '../support/paste-text.ts';
import { type PlanFolder, planFolder } from '../support/plan-folder.ts';
import { noData } from '../support/test-data.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-demo-beside-mine.png');
const NOW = new Date().toISOString() as Instant;
const TODAY = NOW.slice(0, 10) as LocalDate;
const KEYS = ['MINE-1', 'MINE-2', 'MINE-3'];
const REGISTER = [
  'Key\tProject\tStage\tGo-live\tBudget',
  'MINE-1\tLibrary move\tDeliver\t2027-05-03\t120000',
  'MINE-2\tReading room\tDeliver\t2027-06-01\t45000',
  'MINE-3\tArchive scan\tInitiate\t2027-09-30\t80000',
].join('\n');

/** Somebody works beside the demo with a register and plans of his own; the demo goes, and his work is what it was. */
describe.skipIf(noChromium || noData)('work beside the demo (no-chromium, no-data)', () => {
  let server: TestServer;
  let databaseUrl: string;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let folder: PlanFolder;
  let me: TestClient;
  let programId: ProgramId;
  let mine: Awaited<ReturnType<typeof workOf>>;

  beforeAll(async () => {
    const { url, db } = await testDatabase();
    databaseUrl = url;
    await demoIn(db, { anchor: TODAY, now: NOW });
    const webFolder = join(ROOT, 'dist', 'web');
    server = await startTestServer(() => url, {
      ...{ isEmpty: true, webFolder, now: NOW, inspectWorker: inject('inspectWorker') },
    });
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(30_000);
    folder = planFolder(KEYS.length, KEYS);
    const cookie = await ownAccount(server);
    me = clientOf(server.url, { cookie });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: server.url }]);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    folder?.remove();
  });

  it('brings a register and plans in beside the demo, and points at it', async () => {
    onTestFailed(async () => {
      await page.screenshot({ path: PICTURE_OF_FAILURE });
    });
    await page.goto('/import/register');
    await page.getByText('Give the register as it is').waitFor();
    await pasteText(page, REGISTER);
    await page.getByRole('button', { name: `Bring in ${KEYS.length} projects` }).click();
    await page.getByRole('heading', { name: `${KEYS.length} projects are on the line of sight` }).waitFor();
    await page.goto('/import/plans');
    await page.getByLabel('Choose a folder').setInputFiles(folder.path);
    await page.getByRole('button', { name: /^Bring in 3 plans: 3 attach/ }).click();
    await page.getByRole('heading', { name: '3 plans are in' }).waitFor({ timeout: 60_000 });
    const [first] = (await rowsOf(me)).filter(({ key }) => key === KEYS[0]);
    const { programs } = await me.call(routes.readDirectory, {});
    programId = (programs[0]?.id ?? '') as ProgramId;
    if (first === undefined) throw new Error('the register did not come in');
    const { version } = await me.call(routes.readProject, { params: { projectId: first.id } });
    const body = { programId: { base: null, value: programId } };
    await me.call(routes.updateProject, { params: { projectId: first.id }, version, body });
    mine = await workOf(me);
    expect(mine.map(({ tasks }) => tasks > 0)).toEqual([true, true, true]);
  }, 180_000);

  it('keeps it untouched when the command line takes the demo out', async () => {
    const { stdout } = await promisify(execFile)(join(ROOT, 'sightline'), ['demo', 'remove', '--yes', '--json'], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ emptied: 1 });
    expect(await workOf(me)).toEqual(
      mine.map((project) =>
        project.key === KEYS[0] ? { ...project, program: null, version: project.version + 1 } : project,
      ),
    );
    expect((await rowsOf(me)).map(({ key }) => key).sort()).toEqual(KEYS);
  }, 180_000);

  it('shows what is left, and the link as gone', async () => {
    onTestFailed(async () => {
      await page.screenshot({ path: PICTURE_OF_FAILURE });
    });
    await page.goto('/');
    await page.getByText(`All ${KEYS.length} projects`).waitFor();
    await page.getByText('Library move').first().click();
    await page.getByText('Gone with the demo').waitFor();
    expect(faults).toEqual([]);
  }, 60_000);
});

/** An account of one's own, invited by the demo's administrator. */
async function ownAccount(server: TestServer): Promise<string> {
  const { personas } = await clientOf(server.url, {}).call(routes.listPersonas, {});
  const administrator = personas.find(({ role }) => role === 'Administrator');
  if (administrator === undefined) throw new Error('the demo has no administrator');
  const cookie = await insertSignedIn(server, administrator.accountId, NOW);
  const grants = (['administrator', 'pmo-director'] as const).map((role) => ({
    ...{ role, scope: { kind: 'all' as const } },
  }));
  const { accountId } = await clientOf(server.url, { cookie }).call(routes.invite, {
    body: { personId: null, name: 'Me Myself', email: 'me@own.example', grants },
  });
  await sql`update identity.account set password_hash = 'chosen' where id = ${accountId}`.execute(server.db);
  return insertSignedIn(server, accountId, NOW);
}

async function rowsOf(client: TestClient) {
  return (await client.call(routes.readLineOfSight, { query: { limit: 500 } })).rows;
}

/** Everything that stands in the projects of one's own. */
async function workOf(client: TestClient) {
  const own = (await rowsOf(client)).filter(({ key }) => KEYS.includes(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  return Promise.all(
    own.map(async ({ id, key }) => {
      const params = { projectId: id };
      const { program, version, name, goLiveOn, budgetMinor } = await client.call(routes.readProject, { params });
      const plan = await client.call(routes.readPlan, { params });
      return { key, program, version, name, goLiveOn, budgetMinor, plan, tasks: JSON.stringify(plan).length };
    }),
  );
}
