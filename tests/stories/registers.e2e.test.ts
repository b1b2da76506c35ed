import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

/** The office keeps the landscape: a host, a system on it, a correction, an undo. By keyboard where people use it. */
describe.skipIf(noChromium)('the registers (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(15_000);
    await page.goto('/');
    await page.getByLabel('E-mail address').fill(FIRST_ACCOUNT.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_ACCOUNT.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Registers' }).click();
  });

  afterAll(async () => browser?.close());

  it('says why an empty register is empty, and what a new record lacks', async () => {
    await page.getByText('No systems yet').waitFor();
    await page.getByRole('button', { name: 'Add system' }).first().click();
    await page.getByRole('form', { name: 'system' }).getByRole('button', { name: 'Add system' }).click();
    await page.getByText('Name is needed.').waitFor();
    await page.getByText('Lifecycle is needed.').waitFor();
  });

  it('adds a record and opens it', async () => {
    const form = page.getByRole('form', { name: 'system' });
    await form.getByLabel('Name').fill('Host in Leeds');
    await form.getByLabel('Lifecycle').selectOption('retiring');
    await form.getByLabel('Retires').fill('31 Mar 2027');
    await form.getByRole('button', { name: 'Add system' }).click();
    await page.getByRole('complementary', { name: 'Host in Leeds' }).getByText('31 Mar 27').waitFor();
  });

  it('lets one record name another, and hears what others add', async () => {
    await server.call(routes.addLandscapeRecord, {
      body: { kind: 'system', values: { name: 'OldPay', lifecycle: 'live', aliases: ['the payroll host'] } },
    });
    await page.getByRole('button', { name: 'OldPay' }).click();
    const panel = page.getByRole('complementary', { name: 'OldPay' });
    await panel.getByRole('button', { name: 'Edit' }).click();
    await panel.getByRole('combobox', { name: 'Hosted on' }).fill('Leeds');
    await page.getByRole('option', { name: 'Host in Leeds' }).click();
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('Host in Leeds').waitFor();
  });

  it('searches by the keyboard, in other spellings too', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('payroll host');
    await page.getByRole('button', { name: 'Host in Leeds' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('searchbox', { name: 'Search this register' }).fill('');
  });

  it('does not remove what is still named, and takes a removal back', async () => {
    await page.getByRole('button', { name: 'Host in Leeds' }).click();
    const panel = page.getByRole('complementary', { name: 'Host in Leeds' });
    await panel.getByRole('button', { name: 'Remove' }).click();
    await panel.getByRole('button', { name: 'Remove it' }).click();
    await panel.getByText('is still named by 1 other records').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'OldPay' }).click();
    const other = page.getByRole('complementary', { name: 'OldPay' });
    await other.getByRole('button', { name: 'Remove' }).click();
    await other.getByRole('button', { name: 'Remove it' }).click();
    await page.getByRole('button', { name: 'OldPay' }).waitFor({ state: 'detached' });
    await page.getByText('Removed system SYS-2').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'OldPay' }).waitFor();
  });

  it('brings in rows that were pasted, and says which cannot be taken', async () => {
    await page.goto('/registers?kind=vendor');
    await page.getByRole('button', { name: 'Bring in a file' }).click();
    const panel = page.getByRole('complementary', { name: 'Bring in vendors' });
    await panel
      .getByLabel('Or paste rows with their headers')
      .fill('Supplier\tRisk rating\nAcme Ltd\thigh\nBolt BV\tawful\n');
    await panel.getByRole('button', { name: 'Read the rows' }).click();
    await panel.getByText("'awful' in B3 is none of the choices.").waitFor();
    await panel.getByText('1 to add, 0 to change, 0 as they are. 1 row cannot be taken as they are.').waitFor();
    await panel.getByRole('button', { name: 'Bring in the others' }).click();
    await panel.getByText('1 added, 0 changed.').waitFor();
    await panel.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Acme Ltd' }).waitFor();
  });

  it('brings in people known by their addresses, and tells each bad one', async () => {
    await page.goto('/people');
    await page.getByRole('button', { name: 'Bring in a file' }).click();
    const panel = page.getByRole('complementary', { name: 'Bring in people' });
    await panel
      .getByLabel('Or paste rows with their headers')
      .fill('Name\tE-mail\nNia Abara\tnia@northwind.example\nOmar Diaz\tomar.northwind\n');
    await panel.getByRole('button', { name: 'Read the rows' }).click();
    await panel.getByText("'omar.northwind' in B3 is no e-mail address.").waitFor();
    await panel.getByRole('button', { name: 'Bring in the others' }).click();
    await panel.getByText('1 added, 0 changed.').waitFor();
    await panel.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Nia Abara').first().waitFor();
  });

  it('shows which roles are booked over, by colour, letter and shape', async () => {
    const role = { kind: 'role', values: { name: 'Test lead' } } as const;
    const { id: roleId } = await server.call(routes.addResourceRecord, { body: role });
    const resource = { name: 'Ana', kind: 'person', roleId, fullTimePercent: 100 };
    await server.call(routes.addResourceRecord, { body: { kind: 'resource', values: resource } });
    const { id: projectId } = await server.call(routes.createProject, { body: { name: 'Busy' } });
    const values = { roleId, startsOn: '2026-06-01', endsOn: '2026-06-14', loadPercent: 120, isHard: true };
    await server.call(routes.addDeploymentRecord, { params: { projectId }, body: { kind: 'booking', values } });
    await page.goto('/load');
    const line = page.getByRole('row', { name: /^Test lead/ });
    await line.waitFor();
    expect((await line.getByRole('cell').allTextContents()).slice(0, 3)).toEqual(['▲O 120%', '▲O 120%', ' 0%']);
  });

  it('made no fault in the console', () => expect(faults).toEqual([]));
});
