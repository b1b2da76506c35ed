import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage, PHONE } from '../support/browser.ts';

/** Taken where the story stopped. */
const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-as-of.png');

/** Late and early, so that one session lives through the night. */
const YESTERDAY = '2026-11-23T22:00:00.000Z';
const TODAY = '2026-11-24T06:00:00.000Z';
const LATER = '2026-11-24T06:30:00.000Z';

/** On monday all is green; on tuesday the go-live slips and red is reported. The line of sight of monday is still there. */
describe.skipIf(noChromium)('yesterday in the browser (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let projectId: ProjectId;

  const story = (name: string, act: () => Promise<void>) =>
    it(name, async () => {
      onTestFailed(async () => {
        await page.screenshot({ path: PICTURE_OF_FAILURE });
      });
      await act();
    });

  beforeAll(async () => {
    server = await testServer({ now: YESTERDAY, webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    projectId = (await server.call(routes.createProject, { body: { name: 'Harbour road', priority: 3 } })).id;
    const first = await server.call(routes.addMilestone, {
      params: { projectId },
      body: { name: 'Go-live', tier: 1, baselineOn: '2027-03-31', forecastOn: '2027-03-31', actualOn: null },
    });
    await server.call(routes.reportStatus, { params: { projectId }, body: { colour: 'green', on: '2026-11-23' } });
    server.setNow(TODAY);
    const moved = first.moved.find((each) => each.entity === 'milestone');
    const { milestones } = await server.call(routes.readProject, { params: { projectId } });
    await server.call(routes.updateMilestone, {
      params: { projectId, milestoneId: milestones[0]?.id ?? '' },
      version: moved?.version ?? 0,
      body: { forecastOn: { base: '2027-03-31', value: '2027-09-30' } },
    });
    await server.call(routes.reportStatus, { params: { projectId }, body: { colour: 'red', on: '2026-11-24' } });
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, server.url));
    page.setDefaultTimeout(15_000);
    await page.goto('/');
    await page.getByLabel('E-mail').fill(FIRST_ACCOUNT.email);
    await page.getByLabel('Password', { exact: true }).fill(FIRST_ACCOUNT.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await row().waitFor();
  });

  afterAll(() => browser?.close());

  const row = () => page.getByRole('row').filter({ hasText: 'Harbour road' });
  const bar = () => page.getByRole('banner');
  const address = () => new URL(page.url()).searchParams.get('asOf');
  const priority = async () => (await server.call(routes.readProject, { params: { projectId } })).priority;
  const colours = () =>
    row()
      .getByRole('img')
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));

  story('opens the line of sight of yesterday by keyboard', async () => {
    await row().getByText('30 Sep 27').first().waitFor();
    expect(await colours()).toEqual(['reported red', 'computed red']);
    await page.keyboard.press('Control+e');
    await page.getByLabel('Read as of').waitFor();
    await page.getByRole('button', { name: /^Before your last change/ }).waitFor();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await bar().getByText('You are reading 23 Nov 2026').waitFor();
    expect(address()).toBe('2026-11-23');
    await row().getByText('31 Mar 27').first().waitFor();
    expect(await row().getByText('30 Sep 27').count()).toBe(0);
    expect(await colours()).toEqual(['reported green', 'computed green']);
  });

  story('reads the bar in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect.poll(() => bar().evaluate(faintestText)).toBeGreaterThanOrEqual(4.5);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  story('keeps the day on the way to a project, and through a reload', async () => {
    await row().getByText('Harbour road').dblclick();
    await page.getByRole('heading', { name: 'Harbour road' }).waitFor();
    expect(address()).toBe('2026-11-23');
    await page.getByRole('tab', { name: 'Plan' }).click();
    await page.getByText('There was no plan yet on 23 Nov 2026').waitFor();
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.reload();
    await bar().getByText('You are reading 23 Nov 2026').waitFor();
    await page.getByRole('row').filter({ hasText: 'Go-live' }).getByText('31 Mar 27').first().waitFor();
    expect(await page.getByText('30 Sep 27').count()).toBe(0);
  });

  story('offers no write on it, and every one today', async () => {
    const writes = () =>
      page.getByRole('button', { name: /Change$|^Report status$|^Edit|^Remove|^Add|^More$|^Who sees it$/ });
    await page.getByText('Committed go-live').waitFor();
    expect(await writes().count()).toBe(0);
    await bar().getByRole('button', { name: 'Back to today' }).click();
    await page.getByRole('row').filter({ hasText: 'Go-live' }).getByText('30 Sep 27').first().waitFor();
    expect(address()).toBeNull();
    expect(await bar().getByText('You are reading').count()).toBe(0);
    await page.getByRole('button', { name: 'Report status' }).waitFor();
    expect(await writes().count()).toBeGreaterThan(5);
  });

  story('opens a moment of a day, typed with its time', async () => {
    server.setNow(LATER);
    await readDay('24 Nov 2026 5:59');
    await bar().getByText('You are reading 24 Nov 2026, 05:59').waitFor();
    expect(address()).toBe('2026-11-24T05:59:00.000Z');
    await page.getByRole('row').filter({ hasText: 'Go-live' }).getByText('31 Mar 27').first().waitFor();
    await readDay('6:01');
    await page.getByRole('row').filter({ hasText: 'Go-live' }).getByText('30 Sep 27').first().waitFor();
    expect(await page.getByRole('button', { name: 'Report status' }).count()).toBe(0);
    await page.reload();
    await bar().getByText('You are reading 24 Nov 2026, 06:01').waitFor();
    await bar().getByRole('button', { name: 'Back to today' }).click();
    await page.getByRole('button', { name: 'Report status' }).waitFor();
  });

  story('opens the page as it was just before a change', async () => {
    await page.getByRole('button', { name: 'Priority: 3. Change' }).click();
    await page.getByRole('textbox', { name: 'Priority' }).fill('5');
    await page.keyboard.press('Enter');
    const toast = page.getByRole('region', { name: 'Last change' });
    await toast.getByRole('link', { name: 'As it was before' }).click();
    await bar().getByText('You are reading 24 Nov 2026, 06:29:59').waitFor();
    const fact = page
      .getByRole('region', { name: 'Facts' })
      .locator('div')
      .filter({ hasText: /^Priority/ });
    await expect.poll(() => fact.first().textContent()).toMatch(/3$/);
    await page.goBack();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'What you did here' }).click();
    const panel = page.getByRole('complementary', { name: 'What you did here' });
    const slip = panel.getByRole('listitem').filter({ hasText: '30 Sep 27' });
    await slip.getByText('Tue 24 Nov 2026, 06:00').waitFor();
    await slip.getByRole('link', { name: 'As it was before' }).press('Enter');
    await page.getByRole('row').filter({ hasText: 'Go-live' }).getByText('31 Mar 27').first().waitFor();
    expect(address()).toBe('2026-11-24T05:59:59.999Z');
    await bar().getByRole('button', { name: 'Back to today' }).click();
    await page.getByRole('button', { name: 'Priority: 5. Change' }).waitFor();
  });

  story('undoes nothing while a past day is read', async () => {
    await page.getByRole('button', { name: 'Priority: 5. Change' }).click();
    await page.getByRole('textbox', { name: 'Priority' }).fill('9');
    await page.keyboard.press('Enter');
    const toast = page.getByRole('region', { name: 'Last change' });
    await toast.getByText('Changed priority of PRJ-101 from 5 to 9').waitFor();
    await readDay('23.11.2026');
    await page.getByText('Priority', { exact: true }).waitFor();
    expect(await toast.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    await page.getByRole('heading', { name: 'Harbour road' }).click();
    await page.keyboard.press('Control+z');
    await toast.getByText('Nothing is undone while you read 23 Nov 2026.').waitFor();
    expect(await priority()).toBe(9);
  });

  story('says which pages have no past, and offers today', async () => {
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('heading', { name: 'This page shows today only' }).waitFor();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'This page shows today only' }).waitFor();
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('menuitem', { name: /^Plan files/ }).click();
    await page.getByRole('heading', { name: 'Nothing is brought in on a past day' }).waitFor();
    await page.getByRole('link', { name: 'Line of sight of 23 Nov 2026' }).click();
    await row().getByText('31 Mar 27').first().waitFor();
  });

  story('reads a past day once, whatever others change today', async () => {
    const reads: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/line-of-sight')) reads.push(request.url());
    });
    const today = await page.context().newPage();
    await today.goto('/');
    await today.getByRole('row').filter({ hasText: 'Harbour road' }).waitFor();
    await server.call(routes.createProject, { body: { name: 'Harbour lights' } });
    await today.getByRole('row').filter({ hasText: 'Harbour lights' }).waitFor();
    await today.close();
    expect(reads).toEqual([]);
    expect(await page.getByText('Harbour lights').count()).toBe(0);
  });

  story('takes no day that is to come, and tells one that is none', async () => {
    await page.keyboard.press('Control+e');
    await page.getByLabel('Read as of').fill('1 Jan 2030');
    await page.keyboard.press('Enter');
    await page.getByText('Tue 1 Jan 2030 is still to come. Type a day up to Tue 24 Nov 2026.').waitFor();
    await page.keyboard.press('Escape');
    await page.goto('/?asOf=2030-01-01');
    await page.getByText("Nothing can be read as of '2030-01-01' yet").waitFor();
    await page.goto('/?asOf=tomorrow');
    await page.getByRole('heading', { name: '“tomorrow” in the address is not a day or a moment' }).waitFor();
    await page.goto('/?asOf=2026-01-05');
    await page.getByRole('heading', { name: 'Nothing was recorded yet on 5 Jan 2026' }).waitFor();
    await page.goto(`/projects/${projectId}?asOf=2026-01-05`);
    await page.getByRole('heading', { name: 'This project was not recorded yet on 5 Jan 2026' }).waitFor();
    await page.locator('main').getByRole('button', { name: 'Back to today' }).click();
    await page.getByRole('button', { name: 'Priority: 9. Change' }).waitFor();
  });

  story('reads another day on a phone, without a sideways scroll', async () => {
    await page.setViewportSize(PHONE);
    await page.goto('/?asOf=2026-11-23');
    await bar().getByText('You are reading 23 Nov 2026').waitFor();
    await page.getByRole('link', { name: /Harbour road/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await bar()
      .getByRole('button', { name: /^Read another day/ })
      .click();
    await page.getByRole('button', { name: /^Today/ }).click();
    await bar().getByText('You are reading').waitFor({ state: 'detached' });
    expect(address()).toBeNull();
  });

  it('never logged an error in the browser', () => expect(faults).toEqual([]));

  async function readDay(text: string): Promise<void> {
    await page.keyboard.press('Control+e');
    await page.getByLabel('Read as of').fill(text);
    await page.keyboard.press('Enter');
    await bar().getByText('You are reading').waitFor();
  }
});

/** The least contrast (WCAG 2) of any text in the bar against the bar or what it lies on. */
function faintestText(header: Element): number {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element: Element | null): string => {
    const own = element === null ? 'rgb(255, 255, 255)' : getComputedStyle(element).backgroundColor;
    return element === null || channels(own)[3] !== 0 ? own : ground(element.parentElement);
  };
  const texts = [...header.querySelectorAll('p, strong, a, span, button, input')].filter(
    (each) => each.textContent !== '' && each.getBoundingClientRect().width > 1,
  );
  const contrasts = texts.map((each) => {
    const pair = [luminance(getComputedStyle(each).color), luminance(ground(each))].sort((a, b) => b - a);
    return ((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05);
  });
  return Math.min(...contrasts);
}
