import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-erasure.png');
const NAME = 'Marta Lewandowska';

/** Somebody asks to be forgotten: an administrator types the name, and only a pseudonym is left. */
describe.skipIf(noChromium)('the erasure of a person (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    const { id } = await server.call(routes.addPerson, { body: { name: NAME, email: 'marta@northwind.example' } });
    await server.call(routes.createProject, { body: { name: `Desk of ${NAME}`, managerId: id } });
    browser = await openBrowser();
    const opened = await openPage(browser, server.url);
    ({ page, faults } = opened);
    page.setDefaultTimeout(15_000);
    const [name = '', value = ''] = (server.options.headers.cookie ?? '').split('=');
    await opened.context.addCookies([{ name, value, url: server.url }]);
  });

  afterAll(async () => browser?.close());

  it('is asked for twice, and leaves the pseudonym on the list and on the project', async () => {
    onTestFailed(async () => {
      await page.screenshot({ path: PICTURE_OF_FAILURE });
    });
    await page.goto('/people');
    await page.getByText(NAME).first().click();
    await page.getByRole('button', { name: 'Erase this person' }).click();
    const yes = page.getByRole('button', { name: `Erase ${NAME}` });
    await page.getByRole('textbox', { name: `Type ${NAME} to erase` }).fill('Marta');
    expect(await yes.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: `Type ${NAME} to erase` }).fill(NAME);
    await yes.click();
    await page.getByText('Nothing is kept but “Erased person 1”.').waitFor();
    await page.goto('/');
    await page.getByText('Desk of Erased person 1').first().waitFor();
    expect(await page.getByText('Lewandowska').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
