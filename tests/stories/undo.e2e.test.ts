import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

/** A priority typed wrong, taken back, done again, and one that cannot be taken back because somebody was faster. */
describe.skipIf(noChromium)('undo in the browser (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let projectId: ProjectId;

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    projectId = (await server.call(routes.createProject, { body: { name: 'Harbour road', priority: 3 } })).id;
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(15_000);
    await page.goto(`/projects/${projectId}`);
    await page.getByLabel('E-mail').fill(FIRST_ACCOUNT.email);
    await page.getByLabel('Password', { exact: true }).fill(FIRST_ACCOUNT.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Harbour road' }).waitFor();
  });

  afterAll(() => browser?.close());

  const priority = async () => (await server.call(routes.readProject, { params: { projectId } })).priority;
  const toast = () => page.getByRole('region', { name: 'Last change' });

  async function typePriority(from: number, to: number): Promise<void> {
    await page.getByRole('button', { name: `Priority: ${from}. Change` }).click();
    await page.getByRole('textbox', { name: 'Priority' }).fill(String(to));
    await page.keyboard.press('Enter');
  }

  it('says what was done and takes it back with one button', async () => {
    await typePriority(3, 30);
    await toast().getByText('Changed priority of PRJ-101 from 3 to 30').waitFor();
    await toast().getByRole('button', { name: 'Undo' }).click();
    await toast().getByText('Undone: changed priority of PRJ-101 from 3 to 30').waitFor();
    await page.getByRole('button', { name: 'Priority: 3. Change' }).waitFor();
    expect(await priority()).toBe(3);
  });

  it('does it again and takes it back again by keyboard, but not while a text is typed', async () => {
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: 'Priority: 30. Change' }).waitFor();
    await page.getByRole('button', { name: 'Priority: 30. Change' }).click();
    await page.getByRole('textbox', { name: 'Priority' }).press('Control+z');
    await page.keyboard.press('Escape');
    expect(await priority()).toBe(30);
    await page.getByRole('heading', { name: 'Harbour road' }).click();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Priority: 3. Change' }).waitFor();
  });

  it('shows field by field what stands in the way', async () => {
    await typePriority(3, 5);
    await toast().getByText('Changed priority of PRJ-101 from 3 to 5').waitFor();
    const { version } = await server.call(routes.readProject, { params: { projectId } });
    const body = { priority: { base: 5, value: 8 } };
    await server.call(routes.updateProject, { params: { projectId }, version, body });
    await page.getByRole('button', { name: 'Priority: 8. Change' }).waitFor();
    await page.getByRole('heading', { name: 'Harbour road' }).click();
    await page.keyboard.press('Control+z');
    await toast().getByRole('row', { name: 'PRJ-101: priority 5 8' }).waitFor();
    expect(await priority()).toBe(8);
  });

  it('never logged an error in the browser', () => expect(faults).toEqual([]));
});
