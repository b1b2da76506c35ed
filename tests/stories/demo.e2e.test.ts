import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { turnIntoDemo } from '../../packages/server/src/testing/as-demo.ts';
import { FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-demo.png');

/** Somebody looks around in the demo with the eyes of two people, then takes it out and begins with nothing. */
describe.skipIf(noChromium)('the demo (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    const { id: programId } = await server.call(routes.addProgram, { body: { name: 'Finance', portfolioId: null } });
    await server.call(routes.createProject, { body: { name: 'Payroll in the demo', programId } });
    const grants = [{ role: 'cio' as const, scope: { kind: 'all' as const } }];
    await server.call(routes.invite, {
      body: { personId: null, name: 'Nadia Okafor', email: 'nadia@northwind.example', grants },
    });
    await turnIntoDemo(server.db);
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(30_000);
  });

  afterAll(async () => browser?.close());

  it('is entered without a password, seen with other eyes, and removed with the word typed out', async () => {
    onTestFailed(async () => {
      await page.screenshot({ path: PICTURE_OF_FAILURE });
    });
    await page.goto('/');
    await page.getByRole('region', { name: 'Look around as' }).waitFor();
    await page.getByRole('button', { name: 'Nadia Okafor' }).click();
    await page.getByText('Payroll in the demo').first().waitFor();
    await page.getByRole('button', { name: 'Demo: acting as Nadia Okafor' }).click();
    await page.getByRole('menuitem', { name: FIRST_ACCOUNT.name }).click();
    await page.getByRole('button', { name: `Demo: acting as ${FIRST_ACCOUNT.name}` }).waitFor();
    await page.goto('/settings');
    await page.getByRole('button', { name: 'See what a removal does' }).click();
    await page.getByText('Nothing of yours points at the demo.').waitFor();
    const remove = page.getByRole('button', { name: 'Remove the demo' });
    expect(await remove.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: "Type 'remove' to go on" }).fill('remove');
    await remove.click();
    await page.getByRole('heading', { name: 'Set up Sightline' }).waitFor();
    expect(faults).toEqual([]);
  });
});
