import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSignedIn } from '../../packages/server/src/testing/matrix/signed-in.ts';
import { clientOf, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage, PHONE } from '../support/browser.ts';
import { DEMO_NOW, demoIn } from '../support/demo-in.ts';

/** A PMO director reads a plan of the demo with the keyboard: rows, folds, zoom, and what set a date. */
describe.skipIf(noChromium)('the plan with its timeline (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let plan: string;

  beforeAll(async () => {
    const webFolder = join(import.meta.dirname, '..', '..', 'dist', 'web');
    server = await testServer({ isEmpty: true, now: DEMO_NOW, webFolder });
    await demoIn(server.db);
    const { personas } = await clientOf(server.url, {}).call(routes.listPersonas, {});
    const [director] = personas;
    if (director === undefined) throw new Error('the demo offers nobody');
    const cookie = await insertSignedIn(server, director.accountId, DEMO_NOW);
    const { rows } = await clientOf(server.url, { cookie }).call(routes.readLineOfSight, { query: { limit: 500 } });
    const project = rows.filter(({ stage }) => stage === 'deliver').sort((a, b) => b.taskCount - a.taskCount)[0];
    plan = `/projects/${project?.id ?? ''}?tab=plan`;
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(15_000);
    await signIn(page, cookie);
    await page.goto(plan);
    await grid().waitFor();
    await grid().getByRole('row', { level: 1 }).first().waitFor();
  });

  afterAll(async () => browser?.close());

  async function signIn(on: Page, cookie: string): Promise<void> {
    const [name = '', ...value] = cookie.split('=');
    await on.context().addCookies([{ name, value: value.join('='), url: server.url }]);
  }
  const grid = () => page.getByRole('treegrid', { name: 'Tasks of the plan' });
  const rowCount = async () => Number(await grid().getAttribute('aria-rowcount'));
  const focused = () =>
    page.evaluate(() => {
      const cell = document.activeElement;
      const head = cell?.getAttribute('aria-colindex') ?? '';
      const heads = [...document.querySelectorAll('[role="treegrid"] [role="columnheader"]')];
      return {
        row: cell?.closest('[role="row"]')?.getAttribute('aria-rowindex'),
        column: heads[Number(head) - 1]?.textContent,
      };
    });
  /** A picture of the timeline: the same marks give the same text. */
  const drawn = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLCanvasElement>('[role="treegrid"] canvas')]
        .map((canvas) => canvas.toDataURL())
        .join(),
    );
  const isInked = () =>
    page.evaluate(() => {
      const canvas = [...document.querySelectorAll<HTMLCanvasElement>('[role="treegrid"] canvas')].at(-1);
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const seen = new Set<string>();
      for (let at = 0; at < pixels.length; at += 4) seen.add(`${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]}`);
      return seen.size > 4;
    });

  it('says in the grid all that the timeline draws, and hides the picture from screen readers', async () => {
    const heads = await grid().getByRole('columnheader').allTextContents();
    expect(heads).toEqual(['WBS', 'Task', 'Days', 'Start', 'Finish', 'After', 'Float', 'Done', 'vs base']);
    await page.waitForFunction(
      () => document.querySelector('[role="treegrid"] canvas')?.getAttribute('width') !== '300',
    );
    expect(await isInked()).toBe(true);
    expect(await page.locator('canvas').count()).toBe(3);
    expect(await page.locator('[aria-hidden="true"] canvas').count()).toBe(3);
  });

  it('moves by the arrows, by pages and to both ends', async () => {
    await grid().locator('[data-index="0"] [data-column="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await expect.poll(focused).toEqual({ row: '3', column: 'vs base' });
    await page.keyboard.press('Control+End');
    await expect.poll(focused).toEqual({ row: String(await rowCount()), column: 'vs base' });
    await page.keyboard.press('Control+Home');
    await expect.poll(focused).toEqual({ row: '2', column: 'WBS' });
  });

  it('folds a summary and opens it again, as a tree does', async () => {
    const [all, before] = [await rowCount(), await drawn()];
    const summary = grid().locator('[data-index="0"]');
    expect(await summary.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => summary.getAttribute('aria-expanded')).toBe('false');
    expect(await rowCount()).toBeLessThan(all);
    await expect.poll(drawn).not.toBe(before);
    await page.keyboard.press('ArrowRight');
    await expect.poll(rowCount).toBe(all);
    await page.keyboard.press('Space');
    await expect.poll(rowCount).toBeLessThan(all);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Fold all' }).click();
    const levels = await grid()
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-level')));
    expect(new Set(levels)).toEqual(new Set([null, '1']));
    await page.getByRole('button', { name: 'Unfold all' }).click();
    await expect.poll(rowCount).toBe(all);
  });

  it('comes nearer and goes farther by keys, by buttons and by Ctrl with the wheel', async () => {
    const unit = page.getByRole('toolbar', { name: 'Timeline' }).locator('[aria-live]');
    await grid().locator('[data-index="0"] [data-column="0"]').focus();
    await page.keyboard.press('0');
    for (let step = 0; step < 6 && (await unit.textContent()) !== 'Days'; step++) await page.keyboard.press('+');
    await expect.poll(() => unit.textContent()).toBe('Days');
    await page.keyboard.press('-');
    await expect.poll(() => unit.textContent()).toBe('Weeks');
    await page.getByRole('button', { name: 'Nearer' }).click();
    await expect.poll(() => unit.textContent()).toBe('Days');
    const before = await drawn();
    await page.mouse.move(1100, 500);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 400);
    await page.keyboard.up('Control');
    await expect.poll(() => unit.textContent()).not.toBe('Days');
    expect(await drawn()).not.toBe(before);
    await page.getByRole('button', { name: 'Whole plan' }).click();
  });

  it('tells what set a date in the panel by Enter, and keeps it in the address', async () => {
    await grid().locator('[data-index="1"] [data-column="1"]').focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await panel.getByText('Finish is set by').waitFor();
    expect(new URL(page.url()).searchParams.get('task')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await grid().locator('[data-index="1"]').getAttribute('aria-selected')).toBe('true');
    await page.reload();
    await page.getByRole('complementary').getByText('Finish is set by').waitFor();
    await page.keyboard.press('Escape');
  });

  it('brings a part of the plan into sight from the strip below', async () => {
    const strip = page.locator('canvas').last();
    const box = (await strip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height - 2);
    const top = () => grid().evaluate((element) => element.scrollTop);
    await expect.poll(top).toBeGreaterThan(100);
    await page.mouse.click(box.x + 2, box.y + 2);
    await expect.poll(top).toBe(0);
    expect(faults).toEqual([]);
  });

  it('stands beside the names on a phone, and a tap tells what set the dates', async () => {
    const { page: phone, context, faults: phoneFaults } = await openPage(browser, server.url, PHONE);
    await context.addCookies(await page.context().cookies());
    await phone.goto(plan);
    const tree = phone.getByRole('treegrid', { name: 'Tasks of the plan' });
    await tree.locator('[data-index="1"] button').first().waitFor();
    expect(await tree.getByRole('columnheader').allTextContents()).toEqual(['Task']);
    const isSideways = await phone.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isSideways).toBe(false);
    await tree.locator('[data-index="1"] button').last().click();
    await phone.getByText('Finish is set by').waitFor();
    expect(phoneFaults).toEqual([]);
  });
});
