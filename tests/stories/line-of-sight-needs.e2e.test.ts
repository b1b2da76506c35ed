import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable } from '@sightline/interchange';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';
import { DEMO_NOW, demoIn } from '../support/demo-in.ts';

const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-needs.png');
const DIRECTOR = 'Eleanor Whitfield';

/** The PMO director's morning on the demo organisation: what needs me, why, what has moved since a month ago, and a file to take along. */
describe.skipIf(noChromium)('the line of sight of a director (no-chromium)', () => {
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let clicks = 0;
  const click = async (what: ReturnType<Page['getByRole']>) => {
    await what.click();
    clicks++;
  };

  beforeAll(async () => {
    const webFolder = join(import.meta.dirname, '..', '..', 'dist', 'web');
    const server = await testServer({ isEmpty: true, now: DEMO_NOW, webFolder });
    await demoIn(server.db);
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(30_000);
    await page.goto('/');
    await page.getByRole('button', { name: DIRECTOR }).click();
    await page.getByRole('region', { name: 'What needs you' }).waitFor();
  }, 300_000);

  beforeEach(({ onTestFailed }) => {
    onTestFailed(async () => {
      await page.screenshot({ path: PICTURE_OF_FAILURE });
    });
  });

  afterAll(async () => browser?.close());

  it('leads from the strip to why a green project is red in two clicks', async () => {
    const strip = page.getByRole('region', { name: 'What needs you' });
    await click(strip.getByRole('button', { name: /Reports unlike computed/ }));
    const panel = page.getByRole('complementary', { name: 'Reports unlike computed' });
    const replatform = panel.getByRole('listitem').filter({ hasText: 'E-commerce replatform' });
    await replatform.getByText('Reported green, computed red').waitFor();
    await replatform.getByText('£5.2m').waitFor();
    await replatform.getByText(/days overdue/).waitFor();
    await replatform.getByText(/^Next step: Ask .+ why it was reported green\.$/).waitFor();
    await click(replatform.getByRole('button', { name: 'Why computed is so' }));
    const why = page.getByRole('complementary', { name: 'Why this computed status' });
    await why
      .getByText(/^The schedule performance index by time, SPI\(t\), is 0\.\d\d/)
      .first()
      .waitFor();
    expect(clicks).toBeLessThanOrEqual(3);
    expect(new URL(page.url()).searchParams.get('list')).toBe('unlike');
    // Back to the list, then away, by the keyboard.
    await page.keyboard.press('Escape');
    await replatform.waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('opens a record of a register from the list', async () => {
    const decisions = page
      .getByRole('region', { name: 'What needs you' })
      .getByRole('button', { name: /Decisions? overdue/ });
    await decisions.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: /Decisions? overdue/ });
    await panel
      .getByRole('link', { name: /^Open DEC-/ })
      .first()
      .click();
    await page.waitForURL(/tab=registers&kind=decision&record=/);
    await page.goBack();
    await panel.waitFor();
    await page.keyboard.press('Escape');
  });

  it('tells what has moved since a month ago, and marks it in the grid', async () => {
    await page.getByRole('button', { name: 'Changes' }).click();
    await page.getByRole('button', { name: 'a month ago' }).click();
    const panel = page.getByRole('complementary', { name: 'Changes since 22 Oct 2026' });
    const replatform = panel.getByRole('listitem').filter({ hasText: 'E-commerce replatform' });
    await replatform.getByText('Slip').waitFor();
    await page
      .getByRole('grid')
      .getByRole('img', { name: / on 22 Oct 2026$/ })
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('since')).toBe('month');
    // The page of then says the same.
    await page.goto('/?asOf=2026-10-22');
    await page.getByRole('row').filter({ hasText: 'E-commerce replatform' }).getByText('+80').waitFor();
    await page.goto('/?since=2026-10-22');
    await page.getByRole('button', { name: 'Changes since: 22 Oct 2026' }).click();
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await page.getByRole('button', { name: 'Changes', exact: true }).waitFor();
  });

  it('takes the page along as a workbook, filtered as it is', async () => {
    await page.goto('/?reported=green&computed=red');
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Workbook (.xlsx)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('line-of-sight-2026-11-22.xlsx');
    const path = join(mkdtempSync(join(tmpdir(), 'sightline-file-')), 'sight.xlsx');
    await download.saveAs(path);
    const read = await readTable(readFileSync(path), 'sight.xlsx');
    if (!read.ok) throw new Error('the workbook does not open');
    const { headers, rows } = read.value;
    const column = (name: string) => rows.map(({ cells }) => cells[headers.indexOf(name)]?.text);
    expect(new Set(column('Reported'))).toEqual(new Set(['green']));
    expect(new Set(column('Computed'))).toEqual(new Set(['red']));
    expect(column('Project')).toContain('E-commerce replatform');
    expect(faults).toEqual([]);
  });
});
