import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { insertSignedIn } from '../../packages/server/src/testing/matrix/signed-in.ts';
import { clientOf, startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testDatabase } from '../../packages/server/src/testing/test-database.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';
import { DEMO_NOW, demoIn } from '../support/demo-in.ts';

const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-palette.png');
/** The system that the story asks about. */
const SYSTEM = 'LedgerOne finance ERP';

/** From any page, by keys alone: which projects touch this system? */
describe.skipIf(noChromium)('the palette (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let touching: readonly string[];

  beforeAll(async () => {
    const { url, db } = await testDatabase();
    await demoIn(db);
    const webFolder = join(import.meta.dirname, '..', '..', 'dist', 'web');
    server = await startTestServer(() => url, { isEmpty: true, webFolder, now: DEMO_NOW });
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(30_000);
    const { personas } = await clientOf(server.url, {}).call(routes.listPersonas, {});
    const [director] = personas;
    if (director === undefined) throw new Error('the demo offers nobody');
    const cookie = await insertSignedIn(server, director.accountId, DEMO_NOW);
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: server.url }]);
    touching = await touchingKeys(cookie);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Those of the register of touches, counted another way than the panel does. */
  async function touchingKeys(cookie: string): Promise<readonly string[]> {
    const { call } = clientOf(server.url, { cookie });
    const systems = await call(routes.listLandscape, { query: { kind: 'system', search: SYSTEM } });
    const { rows, names } = await call(routes.listDelivery, { query: { kind: 'touch' } });
    const keys = rows
      .filter(({ values }) => values.systemId === systems.rows[0]?.id)
      .map(({ projectId }) => names[projectId ?? ''] ?? '');
    return [...new Set(keys)].sort();
  }

  const box = () => page.getByRole('combobox', { name: 'Find anything, go anywhere' });
  const isFailing = () =>
    onTestFailed(async () => {
      await page.screenshot({ path: PICTURE_OF_FAILURE });
    });

  it('finds from the settings who touches a system in three interactions', async () => {
    isFailing();
    await page.goto('/settings');
    await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('ledgerone');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: SYSTEM });
    await panel.getByRole('listitem').first().waitFor();
    const links = await panel.getByRole('listitem').getByRole('link').allTextContents();
    expect(touching.length).toBeGreaterThan(1);
    expect(links.map((text) => text.split(' ')[0])).toEqual(touching);
    expect(faults).toEqual([]);
  });

  it('names what is active and how much was found to a screen reader, and marks the words', async () => {
    isFailing();
    await page.keyboard.press('Control+k');
    await box().fill('payroll');
    await page.getByRole('group', { name: 'Found' }).waitFor();
    const options = page.getByRole('option');
    await expect.poll(() => page.getByRole('dialog').getByRole('status').textContent()).toMatch(/^20 of \d+ results$/);
    await box().press('ArrowDown');
    const activeId = await box().getAttribute('aria-activedescendant');
    expect(await options.nth(1).getAttribute('id')).toBe(activeId);
    expect(await options.nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await options.locator('mark').first().textContent()).toMatch(/^payroll$/i);
    await box().fill('no such thing');
    await page.getByText("Nothing that you may see holds 'no such thing'").waitFor();
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'detached' });
  });

  it('keeps what was opened lately first', async () => {
    isFailing();
    await page.keyboard.press('Control+k');
    const lately = page.getByRole('group', { name: 'Opened lately' });
    expect(await lately.getByRole('option').first().textContent()).toContain(SYSTEM);
    await page.keyboard.press('Escape');
  });

  it('goes to pages by letters, lists the keys of each page, and leaves typing alone', async () => {
    isFailing();
    await page.goto('/settings');
    await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Find anything, go anywhere, do it').waitFor();
    // Under a dialog no letter leads away.
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/settings');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/registers');
    await page.getByRole('searchbox', { name: 'Search this register' }).fill('');
    await page.getByRole('searchbox', { name: 'Search this register' }).pressSequentially('gl?');
    expect(new URL(page.url()).pathname).toBe('/registers');
    expect(await sheet.count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
