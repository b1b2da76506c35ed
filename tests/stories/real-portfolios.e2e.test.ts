import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_ACCOUNT } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';
import { dataFolder } from '../support/test-data.ts';

const folder = join(dataFolder, 'portfolios');
const US = (name: string) => join(folder, 'us-it-dashboard-2012', name);
const UK = join(folder, 'uk-gmpp-dft-2024', 'gmpp_dft_march_2024.csv');
const noPortfolios = !existsSync(US('projects.csv')) || !existsSync(UK);
const webFolder = join(import.meta.dirname, '..', '..', 'dist', 'web');

let browser: Browser;
beforeAll(async () => {
  if (!noChromium && !noPortfolios) browser = await openBrowser();
});
afterAll(async () => browser?.close());

/** A server whose organisation counts in the currency of the file, and its page, signed in. */
async function office(currency: 'USD' | 'GBP') {
  const server = await testServer({ webFolder, isEmpty: true });
  await server.anonymous.call(routes.makeFirstAccount, { body: { ...FIRST_ACCOUNT, currency } });
  const { page, faults } = await openPage(browser, server.url);
  page.setDefaultTimeout(20_000);
  await page.goto('/');
  await page.getByLabel('E-mail address').fill(FIRST_ACCOUNT.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'There are no projects yet' }).waitFor();
  return { page, faults };
}

async function giveRegister(page: Page, path: string) {
  await page.goto('/import/register');
  await page.locator('input[type=file]').first().setInputFiles(path);
  await page.getByRole('list', { name: 'Where this import stands' }).waitFor();
}

async function choose(page: Page, label: string | RegExp, option: string | RegExp) {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

async function onlyRows(page: Page, column: string, value: RegExp) {
  await choose(page, 'Only rows by', new RegExp(` ${column}$`));
  await choose(page, 'that hold', value);
}

describe.skipIf(noChromium || noPortfolios)('the largest agency of a federal portfolio (no-chromium, no-data)', () => {
  const AGENCY = /^Department of Veterans Affairs/;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    ({ page, faults } = await office('USD'));
  });

  it('brings in its investments as programs, and no other', async () => {
    await giveRegister(page, US('investments.csv'));
    await page.getByRole('button', { name: 'Change columns' }).click();
    await onlyRows(page, 'agency', AGENCY);
    await page.getByText('11 of 357 rows').waitFor();
    await choose(page, 'Program', / title$/);
    await choose(page, 'Budget', 'Not in the file');
    await page.getByRole('button', { name: 'Bring in 11 programs' }).click();
    await page.getByRole('heading', { name: '11 programs are here' }).waitFor();
  });

  it('reads its projects by mapping, and flags the cost that is a thousand times too large', async () => {
    await giveRegister(page, US('projects.csv'));
    await page.getByRole('button', { name: 'Change columns' }).click();
    await onlyRows(page, 'agency', AGENCY);
    await page.getByText('171 of 1,224 rows').waitFor();
    await choose(page, 'Go-live', /completion_b1$/);
    await choose(page, 'Spent', /projected_cost_musd$/);
    await page.getByText('Spent far over budget').waitFor();
    await page.getByText(/'1141\.5' in P\d+ is 339 times the budget of its row\./).waitFor();
    await page.getByRole('button', { name: 'Close columns' }).click();
  });

  it('mends the keys with one click and brings the projects in, the doubtful one as it stands', async () => {
    await page.getByRole('button', { name: 'Apply the first suggestion to all 9' }).click();
    await page.getByRole('button', { name: 'Bring in 171 projects' }).click();
    await page.getByRole('heading', { name: '171 projects are on the line of sight' }).waitFor();
    await page.getByRole('button', { name: 'Open the line of sight' }).click();
    await page.getByText('All 171 projects').waitFor();
  });

  it('brings in its contracts, and makes each vendor once whatever its spelling', async () => {
    await page.goto('/registers?kind=vendor-contract');
    await page.getByRole('button', { name: 'Bring in a file' }).click();
    const panel = page.getByRole('complementary', { name: 'Bring in vendor contracts' });
    await page.locator('input[type=file]').first().setInputFiles(US('contracts.csv'));
    await panel.getByText('To put right in the file').waitFor();
    await onlyRows(page, 'agency', AGENCY);
    await panel.getByText('1,753 other rows left out.').waitFor();
    await panel.getByText(/^Columns/).click();
    await choose(page, 'State, same for all rows', 'active');
    await panel.getByText('23 rows cannot be taken as they are.').waitFor();
    await panel.getByText('Vendor is missing in H').first().waitFor();
    await panel.getByText('Makes 62 vendors that the rows name').click();
    await panel.getByRole('button', { name: 'Bring in the others' }).click();
    await panel.getByText('112 added, 0 changed.').waitFor();
    await panel.getByText('23 rows left aside').waitFor();
  });

  it('asks about vendors that spelling alone does not decide, and keeps the answers', async () => {
    await page.getByRole('button', { name: 'Vendors that may be one' }).click();
    const panel = page.getByRole('complementary', { name: 'Vendors that may be one' });
    await panel.getByText('2 pairs to answer').waitFor();
    const cut = panel.getByRole('listitem', { name: /SCIENCE APPLICATIONS INTERNATI$/ });
    await cut.getByRole('button', { name: 'One vendor' }).focus();
    await page.keyboard.press('Enter');
    await panel.getByText('1 pair to answer').waitFor();
    await page.locator('button:focus', { hasText: 'One vendor' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.getByText('No vendors are left that may be one.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: 'Search this register' }).fill('science');
    await page.getByRole('button', { name: 'SCIENCE APPLICATIONS INTERNATIONAL CORPORATION' }).click();
    await page.getByRole('complementary').getByText('SCIENCE APPLICATIONS INTERNATI', { exact: true }).waitFor();
  });

  it('made no fault in the console', () => expect(faults).toEqual([]));
});

describe.skipIf(noChromium || noPortfolios)('a portfolio of major projects (no-chromium, no-data)', () => {
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    ({ page, faults } = await office('GBP'));
  });

  it('brings in its projects, with what is exempt from publication left empty', async () => {
    await giveRegister(page, UK);
    await page.getByRole('button', { name: 'Change columns' }).click();
    await page.getByRole('button', { name: 'Close columns' }).click();
    await page.getByText('13 to fix').first().waitFor();
    for (const count of [7, 5])
      await page.getByRole('button', { name: `Apply the first suggestion to all ${count}` }).click();
    await page.getByRole('button', { name: 'Leave empty' }).click();
    await page.getByRole('button', { name: 'Bring in 19 projects' }).click();
    await page.getByRole('heading', { name: '19 projects are on the line of sight' }).waitFor();
    await page.getByRole('button', { name: 'Open the line of sight' }).click();
    await page.getByText('All 19 projects').waitFor();
  });

  it('brings in its narratives as the status reports of that March', async () => {
    await page.goto('/registers?kind=period-report');
    await page.getByRole('button', { name: 'Bring in a file' }).click();
    const panel = page.getByRole('complementary', { name: 'Bring in status reports' });
    await page.locator('input[type=file]').first().setInputFiles(UK);
    await panel.getByText('No column holds Month, which every status report needs.').waitFor();
    await choose(page, 'Key', /GMPP ID Number$/);
    await panel.getByText('19 rows cannot be taken as they are.').waitFor();
    for (const field of ['Month', 'Reported']) {
      await panel.getByRole('textbox', { name: `${field}, same for all rows` }).fill('31 March 2024');
      await page.keyboard.press('Enter');
    }
    await choose(page, 'State, same for all rows', 'published');
    await panel.getByRole('button', { name: 'Second column of Overall' }).click();
    await choose(page, 'Overall, second column', /IPA Delivery Confidence Assessment/);
    await choose(page, 'On cost', / Departmental narrative on budget\/forecast/);
    await panel.getByRole('button', { name: 'Second column of On cost' }).click();
    await choose(page, 'On cost, second column', / Departmental Narrative on Budgeted Whole Life Costs$/);
    await panel.getByText('18 to add, 0 to change, 0 as they are. 1 row cannot be taken as they are.').waitFor();
    await panel.getByRole('button', { name: 'Bring in the others' }).click();
    await panel.getByText('18 added, 0 changed.').waitFor();
    await panel.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: '31 Mar 24' }).first().click();
  });

  it('made no fault in the console', () => expect(faults).toEqual([]));
});
