import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

/** Late and early, so that one session lives through the night. */
const YESTERDAY = '2026-11-23T22:00:00.000Z';
const TODAY = '2026-11-24T06:00:00.000Z';

/** How a project is run, for whom, since when, and what it is to deliver: each changed in place. */
describe.skipIf(noChromium)('the facts of a project (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let projectId: ProjectId;

  beforeAll(async () => {
    server = await testServer({ now: YESTERDAY, webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    await server.call(routes.addUnit, {
      body: { name: 'Payroll office', parentId: null, headId: null, from: '2026-11-01' },
    });
    projectId = (await server.call(routes.createProject, { body: { name: 'Harbour road', method: 'agile' } })).id;
    server.setNow(TODAY);
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(15_000);
    await page.goto(`/projects/${projectId}`);
    await page.getByLabel('E-mail address').fill(FIRST_ACCOUNT.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_ACCOUNT.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Harbour road' }).waitFor();
  });

  afterAll(() => browser?.close());

  const fact = (words: string) => page.getByRole('button', { name: `${words}. Change`, exact: true });

  it.each([
    ['Method', 'Agile', 'Run by a vendor'],
    ['Unit', '–', 'Payroll office'],
    ['Outcome', '–', 'Delivered, without its benefits'],
  ])('chooses the %s', async (label, before, after) => {
    await fact(`${label}: ${before}`).click();
    await page.getByRole('option', { name: after }).click();
    await fact(`${label}: ${after}`).waitFor();
  });

  it.each([
    ['Start', '1.9.2026', 'Tue 1 Sep 2026'],
    ['Ended', '2026-11-20', 'Fri 20 Nov 2026'],
    ['On hold since', '2 Nov 26', 'Mon 2 Nov 2026'],
  ])('types the day of %s', async (label, typed, after) => {
    await fact(`${label}: –`).press('Enter');
    await page.getByRole('textbox', { name: label }).fill(typed);
    await page.keyboard.press('Enter');
    await fact(`${label}: ${after}`).waitFor();
  });

  it('writes the scope in lines, by keyboard', async () => {
    await fact('Scope: –').press('Enter');
    await page.keyboard.type('All payslips');
    await page.keyboard.press('Enter');
    await page.keyboard.type('of the group');
    await page.keyboard.press('Control+Enter');
    await fact('Scope: All payslips of the group').waitFor();
    await fact('Out of scope: –').press('Enter');
    await page.keyboard.type('Pensions');
    await page.keyboard.press('Escape');
    await fact('Out of scope: –').waitFor();
    const { scope, outOfScope, method, unit } = await server.call(routes.readProject, { params: { projectId } });
    expect([scope, outOfScope, method, unit?.name]).toEqual([
      'All payslips\nof the group',
      null,
      'vendor-run',
      'Payroll office',
    ]);
  });

  it('reads them as they were, and changes nothing there', async () => {
    await page.goto(`/projects/${projectId}?asOf=2026-11-23`);
    const facts = page.getByRole('region', { name: 'Facts' });
    await facts.getByText('Agile', { exact: true }).waitFor();
    expect(await facts.getByRole('button').count()).toBe(0);
    expect(await facts.getByText('Payroll office').count()).toBe(0);
  });

  it('made no fault in the console', () => expect(faults).toEqual([]));
});
