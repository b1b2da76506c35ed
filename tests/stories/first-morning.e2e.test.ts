import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import {
  PLANTED_FAULTS,
  SIXTY_ROWS,
  sixtyRowRegister,
} from '../../packages/server/src/modules/portfolio/register/testing/sixty-row-register.ts';
import { clientOf, FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';
import { pasteText } from '../support/paste-text.ts';
import { type PlanFolder, planFolder } from '../support/plan-folder.ts';
import { noData } from '../support/test-data.ts';

/** Taken where the story stopped. */
const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-first-morning.png');

const A_SHORT_DATE = /^\d{1,2} [A-Z][a-z]{2} \d{2}$/;

const PLANS = 60;
const NAMED_AFTER_ROWS = ['CAP-102', 'CAP-107', 'CAP-115'];

/** A PMO director's first morning, from an empty database to the cause of one late finish. One browser, one page. */
describe.skipIf(noChromium || noData)('the first morning (no-chromium, no-data)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let folder: PlanFolder;
  let brokenStep: string | null = null;

  beforeEach(({ task }) => {
    expect(brokenStep, 'an earlier step of the story failed').toBeNull();
    onTestFailed(async () => {
      if (brokenStep !== null) return;
      brokenStep = task.name;
      await page.screenshot({ path: PICTURE_OF_FAILURE });
    });
  });

  beforeAll(async () => {
    server = await testServer({ isEmpty: true, webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(15_000);
    folder = planFolder(PLANS, NAMED_AFTER_ROWS);
  });

  afterAll(async () => {
    await browser?.close();
    folder?.remove();
  });

  it('makes the first account on an empty database', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Make the account' }).click();
    for (const text of ['Type the name of the organisation.', 'Type your name.', 'Type your e-mail address.']) {
      await page.getByText(text).waitFor();
    }
    await page.getByLabel('Name of the organisation').fill(FIRST_ACCOUNT.organisationName);
    await page.getByLabel('Your name').fill(FIRST_ACCOUNT.name);
    await page.getByLabel('E-mail address').fill(FIRST_ACCOUNT.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_ACCOUNT.password);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('heading', { name: 'There are no projects yet' }).waitFor();
  });

  it('shows all nine faults of a pasted register at once', async () => {
    await page
      .getByRole('link', { name: 'Bring in the register' })
      .or(page.getByRole('button', { name: 'Bring in the register' }))
      .first()
      .click();
    await page.getByText('Give the register as it is').waitFor();
    await pasteText(page, sixtyRowRegister());
    await page.getByText('9 to fix').first().waitFor();
    for (const fault of PLANTED_FAULTS) {
      await expect
        .poll(() => page.getByRole('button', { name: `Go to cell ${fault.cell}` }).count(), { message: fault.cell })
        .toBe(1);
    }
    expect(await page.getByRole('button', { name: /^Bring in \d+ projects$/ }).isEnabled()).toBe(false);
  });

  it.each(PLANTED_FAULTS)('mends $cell in place', async ({ cell, row, mend }) => {
    const item = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Go to cell ${cell}` }) });
    switch (mend.kind) {
      case 'suggestion':
        await item.getByRole('button', { name: mend.label, exact: true }).click();
        break;
      case 'skip':
        await item.getByRole('button', { name: `Skip row ${row}` }).click();
        break;
      case 'type': {
        await item.getByRole('button', { name: `Go to cell ${cell}` }).click();
        const box = page.getByRole('combobox', { name: new RegExp(`, row ${row}$`) });
        await box.fill(mend.text);
        await box.press('Enter');
      }
    }
    await page.getByRole('button', { name: `Go to cell ${cell}` }).waitFor({ state: 'detached' });
  });

  it('brings the register in once no fault is left', async () => {
    const projects = SIXTY_ROWS.count - SIXTY_ROWS.skippedAfterMending;
    await page.getByRole('button', { name: `Bring in ${projects} projects` }).click();
    await page.getByRole('heading', { name: `${projects} projects are on the line of sight` }).waitFor();
    await page.getByRole('button', { name: 'Open the line of sight' }).click();
    await page.getByRole('grid', { name: 'Projects' }).waitFor();
    await page.getByText(`All ${projects} projects`).waitFor();
  });

  it('colours no project green for lack of data', async () => {
    const { rows, totals } = await lineOfSight(page, server);
    expect(rows).toHaveLength(SIXTY_ROWS.count - SIXTY_ROWS.skippedAfterMending);
    expect(totals.reported.green).toBeGreaterThan(0);
    expect(rows.filter((row) => row.computed.colour === 'green')).toEqual([]);
    expect(rows.filter((row) => row.computed.colour === 'unknown').length).toBeGreaterThan(rows.length / 2);
    for (const row of rows.filter(({ computed }) => computed.colour === 'unknown')) {
      expect(row.computed.reasons.join(' '), row.key).not.toBe('');
    }
    expect(
      await page
        .getByRole('grid')
        .getByLabel(/^computed unknown/i)
        .count(),
    ).toBeGreaterThan(0);
  });

  it('reads a folder of real plan files before anything is written', async () => {
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('menuitem', { name: /^Plan files/ }).click();
    await page.getByLabel('Choose a folder').setInputFiles(folder.path);
    await page.getByText(`${folder.fileCount} files`).first().waitFor();
    await page.getByRole('button', { name: /^Bring in \d+ plans/ }).waitFor({ timeout: 60_000 });
    await expect
      .poll(() => page.getByRole('button', { name: /^Bring in \d+ plans/ }).isEnabled(), { timeout: 60_000 })
      .toBe(true);
    expect(await page.getByText('1 file refused').count()).toBe(1);
    const before = await lineOfSight(page, server);
    expect(before.rows.filter((row) => row.taskCount > 0)).toEqual([]);
  });

  it('attaches plans to their rows, and lets the others stand alone', async () => {
    const commit = page.getByRole('button', { name: /^Bring in \d+ plans: \d+ attach, \d+ stand alone/ });
    const counts = [...((await commit.textContent()) ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
    const [plans = 0, attached = 0, alone = 0] = counts;
    expect(attached).toBeGreaterThanOrEqual(NAMED_AFTER_ROWS.length);
    expect(attached + alone).toBe(plans);
    await commit.click();
    await page.getByRole('heading', { name: `${plans} plans are in` }).waitFor({ timeout: 60_000 });
    const { rows, total } = await lineOfSight(page, server);
    expect(total).toBe(SIXTY_ROWS.count - SIXTY_ROWS.skippedAfterMending + alone);
    for (const key of NAMED_AFTER_ROWS) expect(rows.find((row) => row.key === key)?.taskCount, key).toBeGreaterThan(0);
  });

  it('opens the cause of a late finish', async () => {
    await page.goto('/?sort=slipDays&direction=down');
    const late = (await lineOfSight(page, server)).rows.filter((row) => (row.slipDays ?? 0) > 0 && row.taskCount > 0);
    const [latest] = late.sort((a, b) => (b.slipDays ?? 0) - (a.slipDays ?? 0));
    expect(latest?.name).toBeDefined();
    const row = page.getByRole('row').filter({ hasText: latest?.key ?? '' });
    await row.getByRole('button', { name: A_SHORT_DATE }).click();
    const panel = page.getByRole('complementary').filter({ hasText: 'Why this finish' });
    await panel.waitFor();
    await panel.getByText('What set the date').waitFor();
    expect(await panel.getByRole('link').count()).toBeGreaterThan(0);
    await panel.getByRole('link').first().click();
    await page.getByText('Finish dates as in the file').waitFor();
  });

  it('never logged an error in the browser', () => {
    expect(faults).toEqual([]);
  });
});

/** What the server says to the browser's own session. */
async function lineOfSight(page: Page, server: TestServer) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return clientOf(server.url, { cookie }).call(routes.readLineOfSight, { query: { limit: 500 } });
}
