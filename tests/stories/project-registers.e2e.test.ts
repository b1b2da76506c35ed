import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Instant, ProjectId } from '@sightline/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSignedIn } from '../../packages/server/src/testing/matrix/signed-in.ts';
import { FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage, PHONE } from '../support/browser.ts';

const YESTERDAY = '2026-11-23T12:00:00.000Z';
const TODAY = '2026-11-24T09:00:00.000Z';

/** A project manager keeps the risks of her project on its own page, without the mouse. */
describe.skipIf(noChromium)('the registers of a project (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let projectId: ProjectId;

  beforeAll(async () => {
    server = await testServer({ now: YESTERDAY, webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    projectId = (await server.call(routes.createProject, { body: { name: 'Harbour road' } })).id;
    await server.call(routes.addRaidRecord, {
      params: { projectId },
      body: { kind: 'risk', values: { name: 'The quay settles', isOpportunity: false, state: 'open' } },
    });
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

  afterAll(async () => browser?.close());

  const address = () => new URL(page.url()).searchParams;
  const kinds = () => page.getByRole('navigation', { name: 'Registers' });

  it('opens from the tabs by keyboard, with a count of each kind', async () => {
    await page.getByRole('tab', { name: 'Registers 1' }).waitFor();
    await page.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('gridcell', { name: 'The quay settles' }).waitFor();
    expect(address().get('tab')).toBe('registers');
    await kinds().getByRole('button', { name: 'Risks 1' }).waitFor();
    await kinds().getByRole('button', { name: 'Budget lines 0' }).waitFor();
  });

  it('says why a kind is empty, and begins its first record', async () => {
    await kinds().getByRole('button', { name: 'Risks 1' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('No issues yet').waitFor();
    expect(address().get('kind')).toBe('issue');
    await page.getByRole('button', { name: 'Add issue' }).last().press('Enter');
    const form = page.getByRole('form', { name: 'issue' });
    expect(address().get('record')).toBe('new');
    await form.getByLabel('Name').fill('Crane out of order');
    await form.getByLabel('Type').selectOption('problem');
    await form.getByLabel('Priority').fill('1');
    await form.getByLabel('State').selectOption('open');
    await form.getByRole('button', { name: 'Add issue' }).click();
    await page.getByRole('complementary', { name: 'Crane out of order' }).waitFor();
    await kinds().getByRole('button', { name: 'Issues 1' }).waitFor();
    await page.getByRole('tab', { name: 'Registers 2' }).waitFor();
  });

  it('keeps the open record in the address, and goes back by the browser', async () => {
    expect(address().get('record')).toMatch(/^[0-9a-f-]{36}$/);
    await page.reload();
    await page.getByRole('complementary', { name: 'Crane out of order' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Crane out of order' }).waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('complementary', { name: 'Crane out of order' }).waitFor();
  });

  it('changes and removes it in the panel', async () => {
    const panel = page.getByRole('complementary', { name: 'Crane out of order' });
    await panel.getByRole('button', { name: 'Edit' }).click();
    await panel.getByLabel('Name').fill('Crane repaired');
    await panel.getByRole('button', { name: 'Save' }).click();
    const renamed = page.getByRole('complementary', { name: 'Crane repaired' });
    await renamed.getByRole('button', { name: 'Remove' }).click();
    await renamed.getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('No issues yet').waitFor();
    await kinds().getByRole('button', { name: 'Issues 0' }).waitFor();
  });

  it('asks once for the kind that is opened and once for the counts', async () => {
    // What the page before still asks for is not this one's.
    await page.goto('about:blank');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/projects/${projectId}?tab=registers&kind=decision`);
    await page.getByText('No decisions yet').waitFor();
    const home = `/api/projects/${projectId}`;
    expect(asked.filter((path) => path === `${home}/registers`)).toHaveLength(1);
    expect(asked.filter((path) => path === `${home}/raid`)).toHaveLength(1);
  });

  it('reads yesterday, and writes nothing there', async () => {
    await page.goto(`/projects/${projectId}?tab=registers&kind=risk&asOf=2026-11-23`);
    await page.getByRole('banner').getByText('You are reading 23 Nov 2026').waitFor();
    await page.getByRole('button', { name: 'The quay settles' }).click();
    const panel = page.getByRole('complementary', { name: 'The quay settles' });
    await panel.getByText('Open', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /^Add|^Edit|^Remove/ }).count()).toBe(0);
    await kinds().getByRole('button', { name: 'Issues 0' }).click();
    await page.getByText('No issues on 23 Nov 2026').waitFor();
  });

  it('tells who may read what the reader may not', async () => {
    const host = await server.signIn();
    const { accountId } = await host.call(routes.invite, {
      body: {
        personId: null,
        name: 'Tom Reed',
        email: 'tom.reed@northwind.example',
        grants: [{ role: 'team-member', scope: { kind: 'project', projectId } }],
      },
    });
    const [name = '', value = ''] = (await insertSignedIn(server, accountId, TODAY as Instant)).split('=');
    const opened = await openPage(browser, server.url);
    await opened.context.addCookies([{ name, value, url: server.url }]);
    await opened.page.goto(`/projects/${projectId}?tab=registers&kind=budget-line`);
    await opened.page.getByRole('button', { name: 'Budget lines Not open to your roles' }).waitFor();
    await opened.page.getByText('Finance', { exact: true }).waitFor();
    expect(await opened.page.getByRole('button', { name: 'Add budget line' }).count()).toBe(0);
    await opened.context.close();
  });

  it('chooses the kind in the bar on a phone, without a sideways scroll', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(`/projects/${projectId}?tab=registers&kind=risk`);
    await page.getByRole('list', { name: 'Register of risks' }).getByText('The quay settles').waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: 'Register' }).inputValue()).toBe('Risks (1)');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });

  it('made no fault in the console', () => expect(faults).toEqual([]));
});
