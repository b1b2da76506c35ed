import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_ACCOUNT } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

const root = join(import.meta.dirname, '..', '..');
const CLICK_MS = 15_000;

/** Every step of docs/tutorial.md, in its order and with its files, on the day that it tells of. */
describe.skipIf(noChromium)('docs/tutorial.md (no-chromium)', () => {
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    const webFolder = join(root, 'dist', 'web');
    const server = await testServer({ isEmpty: true, now: '2026-11-24T09:00:00.000Z', webFolder });
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(CLICK_MS);
  });

  afterAll(() => browser?.close());

  const row = (key: string) => page.getByRole('row').filter({ hasText: key });
  const why = () => page.getByRole('complementary').filter({ hasText: 'Why this' });

  it('2. makes the first account', async () => {
    await page.goto('/');
    await page.getByLabel('Name of the organisation').fill(FIRST_ACCOUNT.organisationName);
    await page.getByLabel('Your name').fill(FIRST_ACCOUNT.name);
    await page.getByLabel('E-mail address').fill(FIRST_ACCOUNT.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_ACCOUNT.password);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('heading', { name: 'There are no projects yet' }).waitFor();
  });

  it('3. brings the register in, after breaking and mending a cell', async () => {
    await page.getByRole('link', { name: 'Bring in the register' }).click();
    await choose(page, page.getByRole('button', { name: 'Choose a file' }), 'register.csv');
    await page.getByText('13 fields from 13 columns').waitFor();
    await page.getByRole('gridcell', { name: '£520,000' }).click();
    await page.keyboard.type('TBC');
    await page.keyboard.press('Enter');
    await page.getByText('1 to fix').first().waitFor();
    await page.getByRole('button', { name: 'Go to cell K2' }).click();
    const box = page.getByRole('combobox', { name: /, row 2$/ });
    await box.fill('520k');
    await box.press('Enter');
    await page.getByRole('button', { name: 'Bring in 12 projects' }).click();
    await page.getByRole('heading', { name: '12 projects are on the line of sight' }).waitFor();
  });

  it('4. shows what is known, and what is missing', async () => {
    await page.getByRole('button', { name: 'Open the line of sight' }).click();
    await page.getByText('All 12 projects').waitFor();
    await row('PRJ-107').getByRole('button', { name: 'computed red' }).click();
    await why().getByText('£2.9m of £2.4m is spent: 20.8% over budget.').waitFor();
    await page.keyboard.press('Escape');
    await row('PRJ-112').getByRole('button', { name: 'computed unknown' }).click();
    await why().getByText('There is no plan, no milestone and no go-live date to judge the schedule by.').waitFor();
  });

  it('5. brings the payroll plan in, to its row', async () => {
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('menuitem', { name: 'Plan files' }).click();
    await choose(page, page.getByRole('button', { name: 'Choose files' }), 'payroll.xml');
    await page.getByText("Where 'Payroll replacement' goes").or(page.getByText('PRJ-101')).first().waitFor();
    await page.getByRole('button', { name: 'Bring in 1 plan: 1 attach' }).click();
    await page.getByRole('heading', { name: '1 plan is in' }).waitFor();
  });

  it('6. leads from the late finish to what set it', async () => {
    await page.getByRole('button', { name: 'Open the line of sight' }).click();
    await row('PRJ-101').getByText('+70').waitFor();
    await row('PRJ-101').getByRole('button', { name: '6 Apr 27' }).click();
    await expect.poll(() => why().getByRole('listitem').count()).toBe(8);
    await why().getByRole('link', { name: 'Build the ledger interface' }).click();
    await page.getByText('17 of 17').waitFor();
    await page.getByRole('complementary').getByText('Fri 2 Oct 2026, 17:00').waitFor();
  });

  it('7. gives the expense project milestones, and with them a colour', async () => {
    await page.getByRole('link', { name: 'Sightline' }).click();
    await row('PRJ-102').getByRole('link', { name: 'Expense claims online' }).click();
    await page.getByText('Why computed is unknown').waitFor();
    await addMilestone(page, ['Pilot in one department', '1 Mar 27', '1 Mar 27']);
    await page.getByText('Why computed is green').waitFor();
    await addMilestone(page, ['Go-live', '29 Mar 27', '19 Apr 27']);
    await page.getByText('Why computed is amber').waitFor();
    await page
      .getByText("Milestone 'Go-live' is forecast for 19 Apr 2027, 15 working days after its baseline")
      .waitFor();
  });

  it('logs no error in the browser', () => {
    expect(faults).toEqual([]);
  });
});

async function choose(page: Page, button: Locator, sample: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(join(root, 'docs', 'samples', sample));
}

async function addMilestone(page: Page, [name, baseline, forecast]: readonly [string, string, string]): Promise<void> {
  const form = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Add' }) });
  await form.getByRole('textbox', { name: 'Milestone' }).fill(name);
  await form.getByRole('textbox', { name: 'Baseline' }).fill(baseline);
  await form.getByRole('textbox', { name: 'Forecast' }).fill(forecast);
  await form.getByRole('textbox', { name: 'Forecast' }).press('Enter');
  await page
    .getByRole('row')
    .filter({ hasText: name })
    .getByRole('button', { name: `Change ${name}` })
    .waitFor();
}
