import { join } from 'node:path';
import { type Grant, routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

const PASSWORD = 'a quiet autumn evening';

/** The first page of somebody who keeps accounts only, and a page that is open to others. */
describe.skipIf(noChromium)('pages that a role does not open (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  const faults: string[][] = [];

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    browser = await openBrowser();
  });

  afterAll(() => browser?.close());

  async function signedInAs(name: string, grants: Grant[]): Promise<Page> {
    const email = `${name.toLowerCase().replace(' ', '.')}@northwind.example`;
    const { token } = await server.call(routes.invite, { body: { personId: null, name, email, grants } });
    await server.anonymous.call(routes.acceptInvitation, {
      params: { token: token ?? '' },
      body: { password: PASSWORD },
    });
    const opened = await openPage(browser, server.url);
    opened.page.setDefaultTimeout(15_000);
    faults.push(opened.faults);
    await opened.page.goto('/');
    await opened.page.getByLabel('E-mail').fill(email);
    await opened.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await opened.page.getByRole('button', { name: 'Sign in' }).click();
    return opened.page;
  }

  it('begin at the people for an administrator without another role', async () => {
    const page = await signedInAs('Ada Kerr', [{ role: 'administrator', scope: { kind: 'all' } }]);
    await page.getByRole('grid', { name: 'People and their roles' }).getByText('Ada Kerr').waitFor();
    expect(new URL(page.url()).pathname).toBe('/people');
    const rail = page.getByRole('navigation', { name: 'Main' });
    expect(await rail.getByRole('link').allTextContents()).toEqual(['People', 'Units', 'Settings']);
  });

  it('name the roles that they are open to, and who gives one', async () => {
    const page = await signedInAs('Bo Aas', [{ role: 'project-manager', scope: { kind: 'self' } }]);
    await page.getByRole('heading', { name: 'Your roles reach no project yet' }).waitFor();
    await page.goto('/people');
    await page.getByRole('heading', { name: 'This is not yours to see' }).waitFor();
    await page.getByText('Your roles do not open it: Project manager.').waitFor();
    expect(await page.getByRole('definition').allTextContents()).toEqual(['Auditor', 'Administrator']);
    await page.getByText('Ask one of them to look it up for you, or an administrator for a role.').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('access.read');
  });

  it('never logged an error in the browser', () => expect(faults.flat()).toEqual([]));
});
