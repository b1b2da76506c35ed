import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes, type SightRow } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

/** Taken where the story stopped. */
const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-settings.png');

const SLIP_GREEN = 'Slip in working days, green up to';

/** Working days after the baseline of 18 Dec 2026: none, 5, 25 and 50. */
const FORECASTS = { none: '2026-12-18', five: '2026-12-25', twentyFive: '2027-01-22', fifty: '2027-02-26' } as const;
const PORTFOLIO = ['none', 'none', 'five', 'five', 'five', 'five', 'twentyFive', 'twentyFive', 'fifty'] as const;

/** The limits of a colour are tightened: seen before it is kept, kept, and taken back. */
describe.skipIf(noChromium)('the settings (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    server = await testServer({
      now: '2026-11-20T09:00:00.000Z',
      webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web'),
    });
    for (const [index, late] of PORTFOLIO.entries()) await addProject(index, FORECASTS[late]);
    browser = await openBrowser();
    const opened = await openPage(browser, server.url);
    ({ page, faults } = opened);
    page.setDefaultTimeout(15_000);
    const [name = '', value = ''] = (server.options.headers.cookie ?? '').split('=');
    await opened.context.addCookies([{ name, value, url: server.url }]);
  });

  afterAll(async () => browser?.close());

  const addProject = async (index: number, forecastOn: string) => {
    const { id } = await server.call(routes.createProject, { body: { name: `Project ${index}`, key: `P-${index}` } });
    const milestone = { name: 'Go-live', tier: 1, baselineOn: '2026-12-18', forecastOn };
    await server.call(routes.addMilestone, { params: { projectId: id }, body: milestone });
  };
  const colours = async () => {
    const { rows } = await server.call(routes.readLineOfSight, { query: { sort: 'key', direction: 'up' } });
    return rows.map(({ computed }: SightRow) => computed.colour);
  };
  const story = (name: string, tell: () => Promise<void>) =>
    it(name, async () => {
      onTestFailed(async () => {
        await page.screenshot({ path: PICTURE_OF_FAILURE });
      });
      await tell();
    });
  const effect = () => page.getByRole('complementary', { name: 'Effect' });
  const type = (field: string, text: string) => page.getByRole('textbox', { name: field }).fill(text);

  story('says what is wrong with limits, and lets nothing be kept', async () => {
    await page.goto('/settings');
    await effect().getByText('Nothing is changed before you keep it').waitFor();
    await type(SLIP_GREEN, 'ten');
    await page.getByText('“ten” is not a number').waitFor();
    expect(await effect().getByRole('button', { name: 'Keep' }).isDisabled()).toBe(true);
    await type(SLIP_GREEN, '40');
    await effect().getByText('The limits of slip in working days are out of order: green 40, amber 30.').waitFor();
    await effect().getByRole('button', { name: 'Discard' }).click();
    await effect().getByText('Nothing is changed before you keep it').waitFor();
  });

  story('shows six colours that would change, and changes none', async () => {
    await type(SLIP_GREEN, '3');
    await effect().getByText('This would change 4 colours').waitFor();
    await type('Slip in working days, amber up to', '20');
    await effect().getByText('This would change 6 colours').waitFor();
    expect(await effect().getByRole('listitem').count()).toBe(6);
    expect(await effect().getByText("Milestone 'Go-live' is forecast for 22 Jan 2027").count()).toBe(2);
    expect(await colours()).toEqual([...'GGGGGGAAR'].map(word));
  });

  story('keeps them, by keyboard', async () => {
    const keep = effect().getByRole('button', { name: 'Keep' });
    await keep.focus();
    await page.keyboard.press('Enter');
    await page.getByText('The settings are kept').waitFor();
    await effect().getByText('Nothing is changed before you keep it').waitFor();
    expect(await colours()).toEqual([...'GGAAAARRR'].map(word));
    expect((await server.call(routes.readSettings, {})).statusRules).toMatchObject({
      slipGreenDays: 3,
      slipAmberDays: 20,
    });
  });

  story('takes them back', async () => {
    const [last] = (await server.call(routes.listOwnCommands, { query: { limit: 1 } })).commands;
    await server.call(routes.undoCommand, { params: { commandId: last?.id ?? '' } });
    await expect.poll(() => page.getByRole('textbox', { name: SLIP_GREEN }).inputValue()).toBe('10');
    expect(await colours()).toEqual([...'GGGGGGAAR'].map(word));
  });

  story('adds a year of periods and a rate in one go', async () => {
    await page.getByRole('button', { name: 'Add fiscal year 2026' }).click();
    await page.getByRole('textbox', { name: 'Currency', exact: true }).fill('eur');
    await page.getByRole('textbox', { name: 'From', exact: true }).fill('1 Jan 26');
    await page.getByRole('textbox', { name: 'Rate in GBP' }).fill('0.8567');
    await page.getByRole('button', { name: 'Add rate' }).click();
    await effect().getByText('EUR from 1 Jan 26').waitFor();
    await effect().getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('region', { name: 'Fiscal year 2026' }).waitFor();
    const { periods, exchangeRates } = await server.call(routes.readSettings, {});
    expect(periods).toHaveLength(12);
    expect(exchangeRates).toEqual([{ currency: 'EUR', from: '2026-01-01', rate: { numerator: 8567, scale: 4 } }]);
  });

  story('closes a period, and asks why when it is to open again', async () => {
    const state = page.getByRole('combobox', { name: 'State of 1 Oct 26 to 31 Oct 26' });
    await state.selectOption('closed');
    await effect().getByRole('button', { name: 'Keep' }).click();
    await effect().getByText('Nothing is changed before you keep it').waitFor();
    await state.selectOption('open');
    await page.getByText('Say why it is reopened.').waitFor();
    await page.getByRole('textbox', { name: /^Why 1 Oct 26/ }).fill('A late invoice');
    await effect().getByRole('button', { name: 'Keep' }).click();
    await page.getByText('Reopened: A late invoice').waitFor();
  });

  story('shows what sizes, a holiday and a limit would do, keeps them as one, and takes them back', async () => {
    await server.call(routes.createProject, { body: { name: 'Small', key: 'P-S', budgetMinor: 20_000_000 } });
    await type('S, budget up to', '1oo,000');
    await page.getByText('“1oo,000” is not a number').waitFor();
    await type('S, budget up to', '100,000');
    await effect().getByText('1 project would be proposed another size').waitFor();
    await effect().getByText('P-S Small').waitFor();
    await page.getByRole('textbox', { name: 'Day', exact: true }).fill('23 Nov 26');
    await type('Name of the day', 'Founders day');
    await page.getByRole('button', { name: 'Add day' }).click();
    await effect().getByText('Tue 24 Nov 2026, 17:00').first().waitFor();
    await page.getByRole('combobox', { name: 'Role' }).selectOption('pmo-director');
    await type('Amount up to, GBP', '250,000');
    await page.getByRole('button', { name: 'Set limit' }).click();
    await effect().getByText('PMO director, 1 account with this role').waitFor();
    await effect().getByRole('button', { name: 'Keep' }).click();
    await effect().getByText('Nothing is changed before you keep it').waitFor();
    expect(await server.call(routes.readSettings, {})).toMatchObject({
      sizeTiers: { S: { budgetTo: 100_000 } },
      workingCalendar: { exceptions: [{ on: '2026-11-23', name: 'Founders day', shifts: [] }] },
      authorityLimits: [{ role: 'pmo-director', portfolioId: null, amountTo: 250_000, delayDaysTo: null }],
    });
    const [last] = (await server.call(routes.listOwnCommands, { query: { limit: 1 } })).commands;
    await server.call(routes.undoCommand, { params: { commandId: last?.id ?? '' } });
    await expect.poll(() => page.getByRole('textbox', { name: 'S, budget up to' }).inputValue()).toBe('250,000');
  });

  story('adds a language, and shows days and numbers another way from then on', async () => {
    await page.getByRole('combobox', { name: 'Languages' }).click();
    await page.getByRole('option', { name: 'Polish' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Days are shown as' }).selectOption('2027-03-01');
    await page.getByRole('combobox', { name: 'Numbers are shown as' }).selectOption('1.234,5');
    await effect().getByText('English, Polish').waitFor();
    await effect().getByRole('button', { name: 'Keep' }).click();
    await effect().getByText('Nothing is changed before you keep it').waitFor();
    expect(await server.call(routes.readSettings, {})).toMatchObject({
      languages: ['en', 'pl'],
      dateStyle: 'iso',
      numberStyle: 'point',
    });
    const { rows } = await server.call(routes.readLineOfSight, { query: { search: 'P-S' } });
    await page.goto(`/projects/${rows[0]?.id}`);
    await page.getByRole('button', { name: 'Budget: £200.000. Change' }).click();
    await page.getByRole('textbox', { name: 'Budget' }).fill('1.250.000,50');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Budget: £1.250.000,50. Change' }).waitFor();
    await page.getByRole('button', { name: 'Committed go-live: –. Change' }).click();
    await page.getByRole('textbox', { name: 'Committed go-live' }).fill('1 Mar 27');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Committed go-live: Mon 2027-03-01. Change' }).waitFor();
  });

  it('never logged an error in the browser', () => {
    expect(faults).toEqual([]);
  });
});

function word(letter: string): string {
  return { G: 'green', A: 'amber', R: 'red' }[letter] ?? 'unknown';
}
