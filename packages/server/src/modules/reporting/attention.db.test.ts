import { routes } from '@sightline/contract';
import { readTable } from '@sightline/interchange';
import type { Instant } from '@sightline/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { insertSignedIn } from '../../testing/matrix/signed-in.ts';
import { answerTo, signedInAccount } from '../../testing/signed-in-account.ts';
import { clientOf, type TestClient, type TestServer } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';
import { k } from './testing/facts.ts';

/** Mon 1 June 2026, when everything is proposed, and Mon 29 June, when it is late. */
const BEGAN = '2026-06-01T09:00:00.000Z';
const LATER = '2026-06-29T09:00:00.000Z';

let server: TestServer;
/** One who made the secret project, and one who sees all but that. */
let insider: TestClient;
let outsider: TestClient;
let member: TestClient;
let [open, secret]: string[] = [];

beforeAll(async () => {
  server = await testServer({ now: BEGAN });
  const { people } = await server.call(routes.readDirectory, {});
  const managerId = people[0]?.id ?? null;
  const create = async (name: string, budget: number) =>
    (
      await server.call(routes.createProject, {
        body: { name, managerId, budgetMinor: k(budget), goLiveOn: '2026-09-01' },
      })
    ).id;
  open = await create('=Open "shop"', 500);
  secret = await create('Merger', 900);
  for (const projectId of [open, secret]) await fill(projectId);
  await server.call(routes.addCost, {
    body: {
      kind: 'unassigned-cost',
      values: { periodOn: '2026-05-01', amountMinor: k(12), state: 'actual', description: 'Licences' },
    } as never,
  });
  const params = { projectId: secret as never };
  await server.call(routes.setProjectAccess, { params, version: 1, body: { isConfidential: true, memberIds: [] } });
  const analyst = await signedInAccount(server, 'Ana List', [{ role: 'pmo-analyst', scope: { kind: 'all' } }]);
  const reader = await signedInAccount(server, 'Mo Ember', [
    { role: 'team-member', scope: { kind: 'project', projectId: open as never } },
  ]);
  server.setNow(LATER);
  insider = await server.signIn();
  const signedIn = async (accountId: typeof analyst.accountId) =>
    clientOf(server.url, { cookie: await insertSignedIn(server, accountId, LATER as Instant) });
  outsider = await signedIn(analyst.accountId);
  member = await signedIn(reader.accountId);
});

/** One of everything that will wait. */
async function fill(projectId: string): Promise<void> {
  const params = { projectId: projectId as never };
  const raid = (kind: string, values: object) =>
    server.call(routes.addRaidRecord, { params, body: { kind, values } as never });
  await raid('decision', { name: 'Which vendor?', state: 'proposed' });
  await raid('risk', { name: 'It leaks', isOpportunity: false, probability: 5, impact: 3, state: 'open' });
  await raid('issue', { name: 'It broke', type: 'problem', priority: 2, dueOn: '2026-06-15', state: 'open' });
  const gate = { number: 3, name: 'Build', dueOn: '2026-06-10', state: 'in-review' };
  await server.call(routes.addGovernanceRecord, { params, body: { kind: 'gate', values: gate } as never });
  const { id: roleId } = await server.call(routes.addResourceRecord, {
    body: { kind: 'role', values: { name: 'Tester' } } as never,
  });
  const request = { roleId, startsOn: '2026-07-01', endsOn: '2026-08-31', loadPercent: 50, isMust: true };
  await server.call(routes.addDeploymentRecord, {
    params,
    body: { kind: 'resource-request', values: { ...request, state: 'requested' } } as never,
  });
  await server.call(routes.addMilestone, {
    params,
    body: { name: 'Go-live', tier: 1, baselineOn: '2026-07-01', forecastOn: '2026-12-01' },
  });
  await server.call(routes.reportStatus, { params, body: { colour: 'green', on: '2026-05-29' } });
}

const countsFor = async (client: TestClient, query: { mine?: 'true'; asOf?: string } = {}) => {
  const { kinds } = await client.call(routes.readNeeds, { query });
  return Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]));
};
const BOTH = { decision: 2, gate: 2, unlike: 2, report: 0, risk: 2, issue: 2, request: 2 };
const ONE = { decision: 1, gate: 1, unlike: 1, report: 0, risk: 1, issue: 1, request: 1 };

describe('what waits, over HTTP', () => {
  it('counts for each viewer what he may see', async () => {
    expect(await countsFor(insider)).toEqual({ ...BOTH, cost: 1 });
    expect(await countsFor(outsider)).toEqual({ ...ONE, cost: 1 });
    // Costs without a project are not for him: the kind is not in his answer.
    expect(await countsFor(member)).toEqual(ONE);
  });

  it('tells nobody else of a confidential project, whatever he reads', async () => {
    const answers = await Promise.all([
      outsider.call(routes.readNeeds, {}),
      outsider.call(routes.readChangesSince, { query: { since: '2026-05-31' } }),
      outsider.call(routes.readSightCsv, { query: {} }).then(textOf),
      outsider.call(routes.readSightXlsx, { query: {} }).then(rowsOf),
    ]);
    expect(JSON.stringify(answers)).not.toContain('Merger');
    expect(JSON.stringify(answers)).not.toContain(secret);
    const own = await Promise.all([
      insider.call(routes.readNeeds, {}),
      insider.call(routes.readChangesSince, { query: { since: '2026-05-31' } }),
      insider.call(routes.readSightCsv, { query: {} }).then(textOf),
      insider.call(routes.readSightXlsx, { query: {} }).then(rowsOf),
    ]);
    for (const answer of own) expect(JSON.stringify(answer)).toContain('Merger');
  });

  it('puts the most value at risk first, each with cause, clock and whom to ask', async () => {
    const { kinds } = await insider.call(routes.readNeeds, {});
    const decision = kinds.find(({ kind }) => kind === 'decision');
    expect(decision?.items.map(({ project, valueMinor }) => [project?.name, valueMinor])).toEqual([
      ['Merger', k(900)],
      ['=Open "shop"', k(500)],
    ]);
    expect(decision?.items[0]).toMatchObject({
      cause: 'Proposed on 1 Jun 2026, 28 days ago; a decision is due within 10 working days.',
      dueOn: '2026-06-15',
      lateDays: 14,
      nextStep: expect.stringMatching(/^Name a sponsor for /),
    });
    const unlike = kinds.find(({ kind }) => kind === 'unlike');
    expect(unlike?.items[0]).toMatchObject({ record: null, what: 'Reported green, computed red' });
  });

  it('is of his own projects for who asks for his own', async () => {
    expect(await countsFor(insider, { mine: 'true' })).toEqual(BOTH);
    expect(await countsFor(outsider, { mine: 'true' })).toEqual({
      ...{ decision: 0, gate: 0, unlike: 0, report: 0, risk: 0, issue: 0, request: 0 },
    });
  });

  it('was on a past day what waited then', async () => {
    const then = await countsFor(insider, { asOf: '2026-06-12' });
    expect(then).toMatchObject({ decision: 0, issue: 0, request: 0, gate: 2, cost: 1 });
  });

  it('lets a thing go that is done', async () => {
    const params = { projectId: open as never };
    const { rows } = await insider.call(routes.listRaidOfProject, { params, query: { kind: 'decision' } });
    const [decision] = rows;
    await insider.call(routes.changeRaidRecord, {
      params: { ...params, recordId: decision?.id ?? '' },
      version: decision?.version ?? 0,
      body: { kind: 'decision', changes: { state: { base: 'proposed', value: 'decided' } } } as never,
    });
    expect(await countsFor(outsider)).toMatchObject({ decision: 0, gate: 1 });
  });
});

describe('what has moved since a day, over HTTP', () => {
  it('compares the line of sight of then with that of now', async () => {
    const params = { projectId: open as never };
    await insider.call(routes.reportStatus, { params, body: { colour: 'red', on: '2026-06-29' } });
    const project = await insider.call(routes.readProject, { params });
    await insider.call(routes.updateProject, {
      params,
      version: project.version,
      body: { spentMinor: { base: null, value: k(20) }, stage: { base: 'deliver', value: 'deploy' } },
    });
    const { since, today, changes, unchanged } = await insider.call(routes.readChangesSince, {
      query: { since: 'week' },
    });
    expect([since, today, unchanged]).toEqual(['2026-06-22', '2026-06-29', 1]);
    expect(changes).toMatchObject([
      {
        id: open,
        presence: 'both',
        reported: { from: 'green', to: 'red' },
        computed: null,
        stage: { from: 'deliver', to: 'deploy' },
        spentMinor: { from: null, to: k(20), by: null },
      },
    ]);
  });

  it('tells new projects, and that nothing moved since today', async () => {
    const { changes } = await insider.call(routes.readChangesSince, { query: { since: '2026-05-31' } });
    expect(changes.map(({ presence }) => presence)).toEqual(['new', 'new']);
    const none = await insider.call(routes.readChangesSince, { query: { since: '2026-06-29' } });
    expect(none).toMatchObject({ unchanged: 2, changes: [] });
  });

  it.each([
    ['2026-06-30', 422],
    ['yesterday', 400],
  ])('refuses %s', async (since, status) => {
    const [answered] = await answerTo(insider.call(routes.readChangesSince, { query: { since: since as never } }));
    expect(answered).toBe(status);
  });
});

describe('the line of sight as a file', () => {
  it('holds the rows of the page with units, the day and the currency, and no formula', async () => {
    const { name, bytes } = await insider.call(routes.readSightXlsx, { query: { sort: 'name', direction: 'down' } });
    expect(name).toBe('line-of-sight-2026-06-29.xlsx');
    const [heads, ...rows] = await rowsOf({ bytes });
    expect(heads).toEqual(expect.arrayContaining(['Budget (GBP)', 'Slip (calendar days)', 'As of', 'Report currency']));
    const at = (head: string) => heads?.indexOf(head) ?? -1;
    expect(rows.map((row) => row[at('Project')])).toEqual(['Merger', '=Open "shop"']);
    expect(rows[0]?.[at('Budget (GBP)')]).toBe('900000');
    expect(rows[0]?.[at('As of')]).toBe('2026-06-29');
  });

  it('is filtered as the page is, and past as the page is', async () => {
    const csv = textOf(await insider.call(routes.readSightCsv, { query: { search: 'shop', asOf: '2026-06-12' } }));
    expect(csv).toContain(`"'=Open ""shop"""`);
    expect(csv).not.toContain('Merger');
    expect(csv.trim().endsWith('GBP,2026-06-12')).toBe(true);
  });

  it('comes as something to keep', async () => {
    const response = await fetch(`${server.url}/api/line-of-sight/csv`, { headers: insider.options.headers });
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="line-of-sight-2026-06-29.csv"');
  });
});

function textOf({ bytes }: { readonly bytes: Uint8Array }): string {
  return new TextDecoder().decode(bytes);
}

async function rowsOf({ bytes }: { readonly bytes: Uint8Array }): Promise<readonly (readonly string[])[]> {
  const read = await readTable(bytes, 'sight.xlsx');
  if (!read.ok) throw new Error('the workbook does not open');
  return [read.value.headers, ...read.value.rows.map(({ cells }) => cells.map(({ text }) => text))];
}
