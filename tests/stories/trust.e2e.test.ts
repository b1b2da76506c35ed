import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { FIRST_ACCOUNT, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { noChromium, openBrowser, openPage } from '../support/browser.ts';

/** Taken where the story stopped. */
const PICTURE_OF_FAILURE = join(tmpdir(), 'sightline-trust.png');

const PASSWORD = 'a quiet autumn evening';

/** Three people with what each is given; each has a browser of his own. */
const ANNA = { name: 'Anna Lind', email: 'anna.lind@northwind.example' };
const MAREK = { name: 'Marek Nowak', email: 'marek.nowak@northwind.example' };
const COLIN = { name: 'Colin Drury', email: 'colin.drury@northwind.example' };
type Guest = { readonly page: Page; readonly context: BrowserContext };

const NOT_THERE = '00000000-0000-7000-8000-000000000000';

/** Invite three people, give them scopes: one sees a confidential project, for one it does not exist, one administers. */
describe.skipIf(noChromium)('trust (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let host: Page;
  const guests = new Map<string, Guest>();
  const links = new Map<string, string>();
  const faults: string[][] = [];
  let openId = '';
  let secretId = '';
  let brokenStep: string | null = null;

  beforeEach(({ task }) => {
    expect(brokenStep, 'an earlier step of the story failed').toBeNull();
    onTestFailed(async () => {
      if (brokenStep !== null) return;
      brokenStep = task.name;
      await host.screenshot({ path: PICTURE_OF_FAILURE });
    });
  });

  const openBrowserOf = async (): Promise<Guest> => {
    const opened = await openPage(browser, server.url);
    opened.page.setDefaultTimeout(15_000);
    faults.push(opened.faults);
    return opened;
  };
  const pageOf = (person: { readonly name: string }): Page => {
    const guest = guests.get(person.name);
    if (guest === undefined) throw new Error(`${person.name} has no browser yet`);
    return guest.page;
  };

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    const made = await server.call(routes.addProgram, { body: { name: 'Finance', portfolioId: null } });
    const inFinance = (key: string, name: string) =>
      server.call(routes.createProject, { body: { key, name, programId: made.id } });
    openId = (await inFinance('PRJ-101', 'New payroll system')).id;
    secretId = (await inFinance('PRJ-102', 'Quiet acquisition')).id;
    browser = await openBrowser();
    ({ page: host } = await openBrowserOf());
    await host.goto('/');
    await host.getByLabel('E-mail address').fill(FIRST_ACCOUNT.email);
    await host.getByRole('textbox', { name: 'Password' }).fill(FIRST_ACCOUNT.password);
    await host.getByRole('button', { name: 'Sign in' }).click();
    await host.getByRole('link', { name: 'People' }).waitFor();
  });

  afterAll(async () => browser?.close());

  it('names all that an invitation lacks beside its fields', async () => {
    await host.getByRole('link', { name: 'People' }).click();
    await host.getByRole('button', { name: 'Invite somebody' }).click();
    await host.getByRole('button', { name: 'Make the link' }).click();
    for (const text of ['Type the name of the person.', 'Type the e-mail address', 'Choose a role.'])
      await host.getByText(text).waitFor();
    await host.keyboard.press('Escape');
    await host.getByRole('button', { name: 'Make the link' }).waitFor({ state: 'detached' });
  });

  it.each([
    { person: ANNA, role: 'Program manager', reach: 'Finance', words: 'Program manager of Finance' },
    { person: MAREK, role: 'Program manager', reach: 'Finance', words: 'Program manager of Finance' },
    { person: COLIN, role: 'Auditor', reach: 'All projects', words: 'Auditor of all projects' },
  ])('invites $person.name as $words, and shows the link once', async ({ person, role, reach, words }) => {
    await host.getByRole('button', { name: 'Invite somebody' }).click();
    const form = host.getByRole('form', { name: 'Invite somebody' });
    await form.getByLabel('Name').fill(person.name);
    await form.getByLabel('E-mail address').fill(person.email);
    await choose(host, 'Role', role);
    await choose(host, 'Reaches', reach);
    await host.getByRole('button', { name: 'Make the link' }).click();
    const link = await host.getByLabel('Link to choose a password').inputValue();
    expect(link).toMatch(/\/invitation\/\S{20,}$/);
    links.set(person.name, link);
    await host.getByRole('button', { name: 'Done' }).click();
    const row = host.getByRole('row').filter({ hasText: person.name });
    await row.getByText('Invited').waitFor();
    await row.getByText(words).waitFor();
    expect(await host.getByText(link).count()).toBe(0);
  });

  it.each([ANNA, MAREK, COLIN])('lets $name choose a password by the link, in a browser of his own', async (person) => {
    const guest = await openBrowserOf();
    guests.set(person.name, guest);
    await guest.page.goto(links.get(person.name) ?? '');
    await guest.page.getByRole('heading', { name: `Welcome to ${FIRST_ACCOUNT.organisationName}` }).waitFor();
    await guest.page.getByRole('textbox', { name: 'Password' }).fill('short');
    await guest.page.getByRole('button', { name: 'Choose this password' }).click();
    await guest.page.getByText('The password has 5 characters').waitFor();
    await guest.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await guest.page.getByRole('button', { name: 'Choose this password' }).click();
    await guest.page.getByRole('button', { name: `Account of ${person.name}` }).waitFor();
    await host.getByRole('row').filter({ hasText: person.name }).getByText('Active').waitFor();
  });

  it('takes a used link no second time', async () => {
    const late = await openBrowserOf();
    await late.page.goto(links.get(ANNA.name) ?? '');
    await late.page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await late.context.close();
  });

  it('shows both projects to both program managers while they are open', async () => {
    for (const person of [ANNA, MAREK]) {
      await pageOf(person).goto(`/projects/${secretId}`);
      await pageOf(person).getByRole('heading', { name: 'Quiet acquisition' }).waitFor();
    }
  });

  it('makes a project confidential, with one of them as a member', async () => {
    await host.goto(`/projects/${secretId}`);
    await host.getByRole('button', { name: 'Who sees it' }).click();
    await host.getByRole('button', { name: 'Make it confidential' }).click();
    await host.getByRole('button', { name: 'Confidential', exact: true }).waitFor();
    await choose(host, 'Add a member', ANNA.name);
    await host.getByRole('list', { name: 'Members' }).getByText(ANNA.name).waitFor();
  });

  it('shows the confidential project to its member', async () => {
    const anna = pageOf(ANNA);
    await anna.goto(`/projects/${secretId}`);
    await anna.getByRole('heading', { name: 'Quiet acquisition' }).waitFor();
    await anna.goto('/');
    await anna.getByRole('grid', { name: 'Projects' }).getByText('PRJ-102').waitFor();
  });

  it('gives everybody else the page of a project that does not exist', async () => {
    const marek = pageOf(MAREK);
    const hidden = await missingPage(marek, secretId);
    expect(hidden).toEqual(await missingPage(marek, NOT_THERE));
    expect(hidden.status).toBe(404);
    expect(hidden.text).not.toContain('Quiet');
    await marek.goto('/');
    await marek.getByRole('grid', { name: 'Projects' }).getByText('PRJ-101').waitFor();
    expect(await marek.getByText('PRJ-102').count()).toBe(0);
  });

  it('lets an auditor read it for an hour, and shows its members that he did', async () => {
    const colin = pageOf(COLIN);
    await colin.getByRole('button', { name: `Account of ${COLIN.name}` }).click();
    await colin.getByRole('menuitem', { name: 'Read a confidential project' }).click();
    await colin.getByRole('button', { name: 'Open it for one hour' }).click();
    await colin.getByText('Choose the project.').waitFor();
    await colin.getByText('Type the reason; its members read it.').waitFor();
    await choose(colin, 'Project', 'PRJ-102');
    await colin.getByLabel('Reason').fill('yearly review of closed projects');
    await colin.getByRole('button', { name: 'Open it for one hour' }).click();
    await colin.getByRole('heading', { name: 'Quiet acquisition' }).waitFor();
    expect(await colin.getByRole('button', { name: 'Report status' }).count()).toBe(0);
    const anna = pageOf(ANNA);
    await anna.goto(`/projects/${secretId}`);
    await anna.getByRole('button', { name: 'Confidential', exact: true }).click();
    await anna.getByText('yearly review of closed projects').waitFor();
  });

  it('offers only what the roles allow, and says who may do the rest', async () => {
    const marek = pageOf(MAREK);
    expect(await marek.getByRole('link', { name: 'People' }).count()).toBe(0);
    await marek.goto('/people');
    await marek.getByRole('heading', { name: 'This is not yours to see' }).waitFor();
    await marek.getByText('administrator').first().waitFor();
    const colin = pageOf(COLIN);
    await colin.goto('/people');
    await colin.getByRole('grid', { name: 'People and their roles' }).getByText(MAREK.name).waitFor();
    expect(await colin.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0);
  });

  it('gives and takes away a role, seen by its holder at once', async () => {
    await host.goto('/people');
    await host.getByRole('button', { name: MAREK.name }).click();
    await choose(host, 'Role', 'Project deputy');
    await choose(host, 'Reaches', 'PRJ-101 New payroll system');
    await host.getByRole('button', { name: 'Give this role' }).click();
    await host.getByRole('row').filter({ hasText: MAREK.name }).getByText('Project deputy of PRJ-101').waitFor();
    await host.getByRole('button', { name: 'Take away: Program manager of Finance' }).click();
    await host.getByRole('button', { name: 'Take away: Program manager of Finance' }).waitFor({ state: 'detached' });
    await pageOf(MAREK).goto(`/projects/${openId}`);
    await pageOf(MAREK).getByRole('heading', { name: 'New payroll system' }).waitFor();
  });

  it('writes nothing over what another administrator changed meanwhile', async () => {
    const panel = host.getByRole('complementary', { name: MAREK.name });
    // The page is kept from hearing of the other's change, as when both press at the same moment.
    const before = await server.call(routes.readPeopleAccess, {});
    await host.route('**/api/people-access', (route) => route.fulfill({ json: before }));
    const account = before.people.find(({ person }) => person.name === MAREK.name)?.account;
    if (!account) throw new Error('no account of Marek');
    await server.call(routes.setGrants, {
      params: { accountId: account.id },
      version: account.version,
      body: { grants: [{ role: 'auditor', scope: { kind: 'all' } }] },
    });
    await panel.getByRole('button', { name: /^Take away: Project deputy/ }).click();
    await panel.getByText('Changed by somebody else meanwhile').waitFor();
    await host.unroute('**/api/people-access');
    await host.reload();
    await panel.getByText('Auditor of all projects').waitFor();
  });

  it('ends every session of a deactivated account', async () => {
    const panel = host.getByRole('complementary', { name: MAREK.name });
    await panel.getByRole('button', { name: 'Deactivate', exact: true }).click();
    await panel.getByRole('button', { name: `Deactivate ${MAREK.name}` }).click();
    await panel.getByText('Deactivated').waitFor();
    await pageOf(MAREK).goto('/');
    await pageOf(MAREK).getByRole('button', { name: 'Sign in' }).waitFor();
    await panel.getByRole('button', { name: 'Reactivate' }).click();
    await panel.getByText('Active', { exact: true }).waitFor();
  });

  it('changes the own password, and signs in with the new one', async () => {
    const anna = pageOf(ANNA);
    await anna.goto('/');
    await anna.getByRole('button', { name: `Account of ${ANNA.name}` }).click();
    await anna.getByRole('menuitem', { name: 'Change password' }).click();
    const dialog = anna.getByRole('dialog', { name: 'Change password' });
    await dialog.getByRole('textbox', { name: 'Password now' }).fill('not the right one');
    await dialog.getByRole('textbox', { name: 'New password' }).fill('another quiet evening');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await dialog.getByText('This is not the password of your account').waitFor();
    await dialog.getByRole('textbox', { name: 'Password now' }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await dialog.getByText('The password is changed').waitFor();
    await anna.reload();
    await anna.getByRole('button', { name: `Account of ${ANNA.name}` }).waitFor();
  });

  it('never logged an error in the browser', () => {
    expect(faults.flat()).toEqual([]);
  });
});

/** Types into a searchable list and takes what it finds, by keys alone. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  await box.fill(option);
  await page.getByRole('option', { name: option, exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** What the page of a project says when there is none to see, and what the server answered. */
async function missingPage(page: Page, projectId: string) {
  const answered = page.waitForResponse((response) => response.url().endsWith(`/api/projects/${projectId}`));
  await page.goto(`/projects/${projectId}`);
  const response = await answered;
  await page.getByRole('heading', { name: 'There is no such project, or you may not see it' }).waitFor();
  const body = (await response.text()).replaceAll(projectId, 'ID');
  const text = await page.locator('main').textContent();
  return { status: response.status(), body, text };
}
