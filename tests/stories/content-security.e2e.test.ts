import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roadPlan } from '../../packages/server/src/modules/plan/testing/road-plan.ts';
import type { TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { testServer } from '../../packages/server/src/testing/test-server.ts';
import { DESKTOP, noChromium, openBrowser, openPage, PHONE, type View } from '../support/browser.ts';
import { HIT, XSS_PAYLOADS } from '../support/xss-payloads.ts';

const VIEWS: readonly (View & { readonly name: string })[] = [
  { ...DESKTOP, name: 'dark', colorScheme: 'dark' },
  { ...PHONE, name: 'phone' },
];

/** Names, notes and file names of hostile text are drawn as text on every page, and the policy of the page is never broken. */
describe.skipIf(noChromium)('what is drawn from names that people typed (no-chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let pages: readonly string[] = [];

  beforeAll(async () => {
    server = await testServer({ webFolder: join(import.meta.dirname, '..', '..', 'dist', 'web') });
    const { project, draft, register, unit } = await fillWithPayloads(server);
    const { token } = await server.call(routes.invite, {
      body: {
        personId: null,
        name: payload(15),
        email: 'guest@northwind.example',
        grants: [{ role: 'cio', scope: { kind: 'all' } }],
      },
    });
    pages = [
      '/',
      `/?q=${encodeURIComponent(payload(11))}`,
      '/?group=program',
      '/projects/new',
      `/projects/${project}`,
      `/projects/${project}?tab=plan`,
      `/projects/${encodeURIComponent(payload(4))}`,
      `/import/plans?draft=${draft}`,
      `/import/register?draft=${register}`,
      '/people',
      '/people?person=new',
      `/people?q=${encodeURIComponent(payload(17))}`,
      '/people/access',
      '/account',
      `/units?unit=${unit}`,
      '/settings',
      `/invitation/${token}`,
      `/${encodeURIComponent(payload(0))}`,
    ];
    browser = await openBrowser();
  });

  afterAll(async () => browser?.close());

  it.each(VIEWS)('stays text on every page, $name', async (view) => {
    const { page, faults } = await openWatched(browser, server, view);
    const seen: string[] = [];
    for (const path of pages) {
      await page.goto(path);
      await page.locator('h1, h2').first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      expect(await watched(page), path).toEqual({ hits: [], violations: [], alive: 0 });
      seen.push((await page.locator('body').textContent()) ?? '');
    }
    // The texts were really there, letter by letter.
    const shown = seen.join('\n');
    const drawn = XSS_PAYLOADS.filter((text) => shown.includes(text));
    expect(drawn.length).toBeGreaterThanOrEqual(40);
    expect(faults).toEqual([]);
  });

  it('keeps the policy in menus, dialogs and lists that are opened', async () => {
    const { page, faults } = await openWatched(browser, server, DESKTOP);
    await page.goto('/');
    await page.getByRole('button', { name: 'Import' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    await page.getByRole('button', { name: /^Account of / }).click();
    await page.getByRole('menuitem', { name: 'Change password' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.goto('/people?person=new');
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Project manager', exact: true }).click();
    await page.getByRole('combobox', { name: 'Reaches' }).click();
    await page.getByRole('listbox', { name: 'Reaches' }).waitFor();
    expect(await watched(page)).toEqual({ hits: [], violations: [], alive: 0 });
    expect(faults).toEqual([]);
  });

  it('would be told of markup that came to life, and of a script that the policy stopped', async () => {
    const { page } = await openWatched(browser, server, DESKTOP);
    await page.goto('/');
    await page.locator('h1').first().waitFor();
    await page.evaluate((markup) => document.body.insertAdjacentHTML('beforeend', markup), payload(11));
    await expect.poll(async () => (await watched(page)).violations).not.toEqual([]);
    expect(await watched(page)).toMatchObject({ hits: [], alive: 1 });
  });
});

function payload(at: number): string {
  return XSS_PAYLOADS[at] ?? '';
}

/** A page that notes every script that ran, every breach of the policy, and every element that a payload made. */
async function openWatched(browser: Browser, server: TestServer, view: View) {
  const opened = await openPage(browser, server.url, view);
  opened.page.setDefaultTimeout(15_000);
  const [name = '', value = ''] = (server.options.headers.cookie ?? '').split('=');
  await opened.context.addCookies([{ name, value, url: server.url }]);
  await opened.page.addInitScript((hit) => {
    const noted: { hits: string[]; violations: string[] } = { hits: [], violations: [] };
    const ran = (how: string) => () => noted.hits.push(how);
    Object.assign(window, { noted, [hit]: ran('payload'), alert: ran('alert'), confirm: ran('confirm') });
    document.addEventListener('securitypolicyviolation', (event) =>
      noted.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  }, HIT);
  opened.page.on('dialog', (dialog) => {
    opened.faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return opened;
}

function watched(page: Page) {
  return page.evaluate(() => {
    const { noted } = window as unknown as { noted: { hits: string[]; violations: string[] } };
    return { ...noted, alive: document.querySelectorAll('[data-xss]').length };
  });
}

/** Every payload names a project, a person, a milestone and a plan file; some name programs and the files of registers. */
async function fillWithPayloads({ call }: TestServer) {
  const portfolio = await call(routes.addPortfolio, { body: { name: payload(11) } });
  const program = await call(routes.addProgram, { body: { name: payload(16), portfolioId: portfolio.id } });
  const projects: ProjectId[] = [];
  for (const name of XSS_PAYLOADS) {
    const person = await call(routes.addPerson, { body: { name, email: null } });
    const owners = { managerId: person.id, sponsorId: person.id };
    const { id } = await call(routes.createProject, { body: { name, programId: program.id, ...owners } });
    projects.push(id as ProjectId);
  }
  const [project = '' as ProjectId] = projects;
  for (const name of XSS_PAYLOADS) await call(routes.addMilestone, { params: { projectId: project }, body: { name } });
  const { id: draft } = await call(routes.startPlanImport, {});
  for (const [at, name] of XSS_PAYLOADS.entries()) {
    // Two of them are plans of a hostile name inside; the rest cannot be read, and are told by the name of their file.
    const bytes = at < 2 ? roadPlan(name.replaceAll('<', '&lt;')) : Buffer.from(`<${name}`);
    await call(routes.addPlanFile, { params: { importId: draft }, query: { path: `${name.slice(0, 90)}.xml` }, bytes });
  }
  const lines = XSS_PAYLOADS.map((name) => `"${name.replaceAll('"', '""')}"`);
  const { id: register } = await call(routes.startRegisterImport, {
    query: { name: `${payload(12).slice(0, 90)}.csv` },
    bytes: Buffer.from(['Name,Manager,Go-live', ...lines.map((line) => `${line},${line},${line}`)].join('\n')),
  });
  await takePlan({ call }, project);
  await call(routes.makeToken, { body: { name: payload(18), isReadOnly: true, expiresOn: '2026-12-01' } });
  const field = { parentId: null, headId: null, from: '2026-01-01' };
  const { id: unit } = await call(routes.addUnit, { body: { name: payload(28), ...field } });
  return { project, draft, register, unit };
}

/** The project has a plan whose tasks carry a payload. */
async function takePlan({ call }: Pick<TestServer, 'call'>, projectId: ProjectId): Promise<void> {
  const { id: importId } = await call(routes.startPlanImport, {});
  const file = { params: { importId }, query: { path: 'plan.xml' }, bytes: roadPlan(payload(51)) };
  const { version, added } = await call(routes.addPlanFile, file);
  const matches = added.map(({ id: fileId }) => ({
    fileId,
    index: 0,
    target: { kind: 'project' as const, projectId },
  }));
  const matched = await call(routes.matchPlans, { params: { importId }, version, body: { matches } });
  await call(routes.commitPlanImport, { params: { importId }, version: matched.version });
}
