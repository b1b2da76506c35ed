import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Grant, routes } from '@sightline/contract';
import type { PortfolioId, ProjectId } from '@sightline/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { clientOf, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

/** Taken where the story stopped. */
const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-identity.png');

const PASSWORD = 'a quiet autumn evening';
const ANNA = 'Anna Lind';
const MAREK = 'Marek Nowak';

/** Rights in other hands: tokens for programs, stand-ins with dates, units, an assurer, and what each sees of it. */
describe.skipIf(noChromium)('rights in other hands (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let host: Page;
  let anna: Page;
  let marek: Page;
  const faults: string[][] = [];
  let ownId: ProjectId;
  let otherId: ProjectId;
  let portfolioId: PortfolioId;
  let brokenStep: string | null = null;

  beforeEach(({ task }) => {
    expect(brokenStep, 'an earlier step of the story failed').toBeNull();
    onTestFailed(async () => {
      if (brokenStep !== null) return;
      brokenStep = task.name;
      const pages = { host, anna, marek };
      for (const [name, page] of Object.entries(pages))
        await page.screenshot({ path: PICTURE_OF_FAILURE.replace('.png', `-${name}.png`) });
    });
  });

  const openAs = async (cookie: string): Promise<Page> => {
    const { page, context, faults: own } = await openPage(browser, server.url);
    page.setDefaultTimeout(15_000);
    faults.push(own);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    return page;
  };
  const enrol = async (name: string, grant: Grant): Promise<Page> => {
    const email = `${name.toLowerCase().replace(' ', '.')}@northwind.example`;
    const { token } = await server.call(routes.invite, { body: { personId: null, name, email, grants: [grant] } });
    const accepted = await fetch(`${server.url}/api/invitations/${token}/acceptance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'command-id': crypto.randomUUID() },
      body: JSON.stringify({ password: PASSWORD }),
    });
    return openAs(accepted.headers.get('set-cookie')?.split(';')[0] ?? '');
  };

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    portfolioId = (await server.call(routes.addPortfolio, { body: { name: 'Change' } })).id as PortfolioId;
    const make = async (key: string, name: string) =>
      (await server.call(routes.createProject, { body: { key, name, portfolioId } })).id as ProjectId;
    ownId = await make('PRJ-101', 'New payroll system');
    otherId = await make('PRJ-102', 'Pump renewal');
    browser = await openBrowser();
    host = await openAs(server.options.headers.cookie ?? '');
    anna = await enrol(ANNA, { role: 'portfolio-manager', scope: { kind: 'portfolio', portfolioId } });
    marek = await enrol(MAREK, { role: 'project-manager', scope: { kind: 'project', projectId: ownId } });
  });

  afterAll(async () => browser?.close());

  it('offers on a project what may be done on this one', async () => {
    await marek.goto(`/projects/${ownId}`);
    await marek.getByRole('button', { name: 'Report status' }).waitFor();
    await anna.goto(`/projects/${ownId}`);
    await anna.getByRole('heading', { name: 'New payroll system' }).waitFor();
    expect(await anna.getByRole('button', { name: 'Report status' }).count()).toBe(0);
  });

  it('names all that a token lacks, shows it once, and takes it', async () => {
    await anna.getByRole('button', { name: `Account of ${ANNA}` }).click();
    await anna.getByRole('menuitem', { name: 'Your account' }).click();
    const form = anna.getByRole('form', { name: 'Make a token' });
    await form.getByRole('button', { name: 'Make a token' }).click();
    await form.getByText('Type what the token is for.').waitFor();
    await form.getByText('Type the last day.').waitFor();
    await form.getByLabel('Name').fill('Monthly report');
    await form.getByLabel('Last day').fill('1 Jun 2030');
    await form.getByRole('button', { name: 'Make a token' }).click();
    await form.getByRole('alert').or(form.getByText('year')).first().waitFor();
    await form.getByLabel('Last day').fill('1 Dec 26');
    await form.getByRole('button', { name: 'Make a token' }).click();
    const token = await anna.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
    const reader = clientOf(server.url, { authorization: `Bearer ${token}` });
    expect((await reader.call(routes.readProject, { params: { projectId: ownId } })).key).toBe('PRJ-101');
    await expect(reader.call(routes.addPortfolio, { body: { name: 'By a program' } })).rejects.toThrow();
    await anna.getByRole('button', { name: 'Done' }).click();
    expect(await anna.getByText(token).count()).toBe(0);
    await anna.getByRole('button', { name: 'Revoke Monthly report' }).click();
    await anna.getByRole('list', { name: 'API tokens' }).getByText('Revoked').waitFor();
    await expect(reader.call(routes.readProject, { params: { projectId: ownId } })).rejects.toThrow();
  });

  it('lets somebody stand in for some days, which the frame of the stand-in says', async () => {
    const form = anna.getByRole('form', { name: 'Let this person stand in' });
    await form.getByRole('button', { name: 'Let this person stand in' }).click();
    for (const text of ['Choose who stands in.', 'Type the last day.', 'Type the reason'])
      await form.getByText(text).waitFor();
    await choose(anna, 'Who stands in', MAREK);
    await form.getByLabel('Last day').fill('5 Jun 26');
    await form.getByLabel('Reason').fill('on leave');
    await form.getByRole('button', { name: 'Let this person stand in' }).click();
    await anna.getByRole('list', { name: 'You gave' }).getByText(`To ${MAREK}`).waitFor();
    await marek.goto(`/projects/${otherId}`);
    await marek.getByRole('heading', { name: 'Pump renewal' }).waitFor();
    await marek.getByText(`You act for ${ANNA} until Fri 5 Jun 2026.`).waitFor();
  });

  it('refuses a circle, with the chain named', async () => {
    await marek.goto('/account');
    await marek.getByRole('list', { name: 'You were given' }).getByText(`For ${ANNA}`).waitFor();
    const form = marek.getByRole('form', { name: 'Let this person stand in' });
    await choose(marek, 'Who stands in', ANNA);
    await form.getByLabel('Last day').fill('3 Jun 26');
    await form.getByLabel('Reason').fill('and back again');
    await form.getByRole('button', { name: 'Let this person stand in' }).click();
    await form.getByText(ANNA).filter({ hasText: MAREK }).first().waitFor();
    expect(await marek.getByText('Nobody stands in for you.').count()).toBe(1);
  });

  it('shows the administrator who stands in for whom, and ends it at once', async () => {
    await host.goto('/people');
    await host.getByRole('link', { name: 'Stand-ins and tokens' }).click();
    await host.getByText(`${MAREK} for ${ANNA}`).waitFor();
    await host.getByText('on leave').waitFor();
    await host.getByRole('button', { name: `End what ${ANNA} gave ${MAREK}` }).click();
    await host.getByText('Called back').waitFor();
    await marek.getByText('You act for').waitFor({ state: 'detached' });
    await marek.goto(`/projects/${otherId}`);
    await marek.getByRole('heading', { name: 'There is no such project, or you may not see it' }).waitFor();
  });

  it('tells a person that his roles were changed, until he has seen it', async () => {
    const people = await server.call(routes.readPeopleAccess, {});
    const account = people.people.find(({ person }) => person.name === MAREK)?.account;
    if (!account) throw new Error('no account of Marek');
    const own = { role: 'project-manager', scope: { kind: 'project', projectId: ownId } } as const;
    await server.call(routes.setGrants, {
      params: { accountId: account.id },
      version: account.version,
      body: { grants: [own, { role: 'auditor', scope: { kind: 'all' } }] },
    });
    await marek.getByText('Given: Auditor of all projects').waitFor();
    await marek.getByRole('button', { name: 'Seen' }).click();
    await marek.getByText('Given: Auditor of all projects').waitFor({ state: 'detached' });
    await marek.goto('/account');
    await marek.getByText('Given: Auditor of all projects').waitFor();
  });

  it('names the portfolio manager as assurer by default, and whoever is set in his place', async () => {
    await anna.goto(`/projects/${otherId}`);
    await anna.getByText(`${ANNA} (default: portfolio manager)`).waitFor();
    await anna.getByRole('button', { name: /^Assurer: / }).click();
    await choose(anna, 'Assurer', MAREK);
    await anna.getByRole('button', { name: `Assurer: ${MAREK}. Change` }).waitFor();
    expect((await server.call(routes.readProject, { params: { projectId: otherId } })).assurer).toMatchObject({
      person: { name: MAREK },
      isDefault: false,
    });
  });

  it('builds the tree of units, moves a unit on a day, and shows the tree of the day before', async () => {
    await host.goto('/units');
    for (const [name, parent] of [
      ['Northwind', null],
      ['Finance', 'Northwind'],
      ['Works', 'Northwind'],
      ['Payroll', 'Works'],
    ] as const) {
      await host.getByRole('button', { name: 'Add a unit' }).click();
      const form = host.getByRole('form', { name: 'New unit' });
      await form.getByLabel('Name').fill(name);
      await form.getByLabel('From').fill('1 Jan 26');
      if (parent !== null) await choose(host, 'Beneath', parent);
      await form.getByRole('button', { name: 'Add the unit' }).click();
      await lineOf(host, name).waitFor();
    }
    await lineOf(host, 'Payroll').click();
    const form = host.getByRole('form', { name: 'Payroll' });
    await choose(host, 'Beneath', 'Finance');
    await form.getByLabel('From').fill('1 Jun 26');
    await form.getByRole('button', { name: 'Keep the change' }).click();
    await expect.poll(() => treeOf(host)).toEqual(['Northwind', 'Finance', 'Payroll', 'Works']);
    await host.getByLabel('As of').fill('31 May 26');
    await host.getByLabel('As of').press('Enter');
    await host.getByText('The organisation as of Sun 31 May 2026.').waitFor();
    await expect.poll(() => treeOf(host)).toEqual(['Northwind', 'Finance', 'Works', 'Payroll']);
  });

  it('gives a person a home unit, and closes no unit that is somebody’s home', async () => {
    await host.goto('/units?unit=none');
    const panel = host.getByRole('complementary', { name: 'Without a home unit' });
    await choose(host, `Home unit of ${MAREK}`, 'Payroll');
    await panel.getByText(MAREK).waitFor({ state: 'detached' });
    await lineOf(host, 'Payroll').click();
    const unit = host.getByRole('complementary', { name: 'Payroll' });
    await unit.getByText(MAREK).first().waitFor();
    await unit.getByRole('button', { name: 'Close the unit' }).click();
    await unit.getByRole('alert').getByText(MAREK).waitFor();
  });

  it('gives a role on a unit', async () => {
    await host.goto('/people');
    await host.getByRole('button', { name: ANNA }).click();
    await choose(host, 'Role', 'Resource manager');
    await choose(host, 'Reaches', 'Finance');
    await host.getByRole('button', { name: 'Give this role' }).click();
    await host.getByRole('row').filter({ hasText: ANNA }).getByText('Resource manager of Finance').waitFor();
  });

  it('never logged an error in the browser', () => {
    expect(faults.flat()).toEqual([]);
  });
});

function lineOf(page: Page, unit: string) {
  return page.getByRole('list', { name: 'Tree of units' }).getByRole('button', { name: unit });
}

async function treeOf(page: Page): Promise<readonly string[]> {
  const names = await page
    .getByRole('list', { name: 'Tree of units' })
    .locator('button > span:first-child')
    .allTextContents();
  return names.map((each) => each.replace(/^Level \d: /, ''));
}

/** Types into a searchable list and takes what it finds, by keys alone. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  await box.fill(option);
  await page.getByRole('option', { name: option, exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
