import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

const LEDGER = [
  'Document\tProject\tCost code\tPosting date\tNet amount\tSupplier',
  'L-1\tPRJ-800\t\t2026-04-30\t1200\tAcme',
  'L-2\t\tWBS-1\t2026-05-31\t300\tAcme',
  'L-3\tsomewhere\t\t2026-05-31\t50\tBolt',
].join('\n');

/** Finance brings in the ledger, gives a line without a project its home, and the project shows what it has cost, line by line. */
describe.skipIf(noChromium)('the ledger (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    const { id } = await server.call(routes.createProject, {
      body: { key: 'PRJ-800', name: 'Payroll', spentMinor: 1 },
    });
    await server.call(routes.addLedgerRecord, {
      params: { projectId: id },
      body: { kind: 'cost-account', values: { code: 'WBS-1', state: 'open' } },
    });
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(15_000);
    await page.goto('/registers?kind=actual');
    await page.getByLabel('E-mail address').fill(FIRST_ACCOUNT.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_ACCOUNT.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  });

  afterAll(async () => browser?.close());

  const give = async (text: string) => {
    await page.getByRole('button', { name: 'Bring in a file' }).click();
    const panel = page.getByRole('complementary', { name: 'Bring in actuals' });
    await panel.getByLabel('Or paste rows with their headers').fill(text);
    await panel.getByRole('button', { name: 'Read the rows' }).click();
    return panel;
  };

  it('tells which lines find a project, and keeps the other one', async () => {
    const panel = await give(LEDGER);
    await panel
      .getByText('2 to add, 0 to change, 0 as they are. 1 line without a project, kept under Money without a project.')
      .waitFor();
    await panel.getByRole('button', { name: 'Bring in' }).click();
    await panel.getByText('2 added, 0 changed. 1 line without a project kept').waitFor();
    await panel.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'L-2' }).waitFor();
  });

  it('shows what a corrected line would change, and nothing for the others', async () => {
    const panel = await give(LEDGER.replace('1200', '1250'));
    await panel.getByText('0 to add, 1 to change, 2 as they are.').waitFor();
    await panel.getByText('Amount: £1,200 → £1,250').waitFor();
    await page.keyboard.press('Escape');
  });

  it('assigns the line that had no project, by the keyboard', async () => {
    await page.goto('/registers?kind=unassigned-cost');
    await page.getByRole('button', { name: 'L-3' }).click();
    const panel = page.getByRole('complementary', { name: 'L-3' });
    await panel.getByText('somewhere').waitFor();
    await panel.getByRole('button', { name: 'Assign to a project' }).click();
    await panel.getByRole('combobox', { name: 'Project' }).fill('payroll');
    await page.getByRole('option', { name: 'PRJ-800 Payroll' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Assign it' }).click();
    await page.getByText('No unassigned costs yet').waitFor();
    await page.getByText('Assigned an unassigned cost to a project').waitFor();
  });

  it('shows on the project what was spent, with the lines behind it', async () => {
    await page.goto('/');
    await page.getByText('Payroll').first().click();
    await page.getByRole('button', { name: '£1,550, the sum of 3 ledger lines' }).click();
    const why = page.getByRole('complementary', { name: 'Why this spending' });
    await why.getByText(/L-3, .*31 May 2026/).waitFor();
    await why.getByText('£1,200').waitFor();
  });

  it('made no fault in the console', () => expect(faults).toEqual([]));
});
