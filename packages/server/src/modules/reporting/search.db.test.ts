import { type RequestOf, routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { signedInAccount } from '../../testing/signed-in-account.ts';
import { TEST_NOW, type TestClient } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
let open: ProjectId;
let secret: ProjectId;
let member: Pick<TestClient, 'call'>;
let administrator: Pick<TestClient, 'call'>;

type Query = RequestOf<typeof routes.search>['query'];
type Body = RequestOf<typeof routes.addLandscapeRecord>['body'];

const later = (minutes: number) => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString();
const find = (text: string, query: Partial<Query> = {}, client: Pick<TestClient, 'call'> = server) =>
  client.call(routes.search, { query: { text, ...query } });
const namesOf = async (text: string, client: Pick<TestClient, 'call'> = server) =>
  (await find(text, {}, client)).hits.map(({ key, name }) => `${key ?? ''} ${name}`.trim());
const addSystem = (key: string, name: string, more: object = {}) =>
  server.call(routes.addLandscapeRecord, {
    body: { kind: 'system', key, values: { name, lifecycle: 'live', ...more } } as Body,
  });
const addRisk = (projectId: ProjectId, name: string) =>
  server.call(routes.addRaidRecord, {
    params: { projectId },
    body: { kind: 'risk', values: { name, isOpportunity: false, state: 'open' } },
  });

beforeAll(async () => {
  server = await testServer();
  open = (await server.call(routes.createProject, { body: { key: 'HAR-1', name: 'Harbour road' } })).id;
  secret = (await server.call(routes.createProject, { body: { key: 'SEC-1', name: 'Quiet Zephyr' } })).id;
  await addRisk(open, 'Harbour freezes over');
  await addRisk(secret, 'Zephyr is noticed');
  const ledger = await addSystem('SYS-10', 'Ledger', { aliases: ['Général', 'SAP FI'] });
  await addSystem('SYS-2', 'Old ledger');
  await addSystem('SYS-3', 'Ledger archive', { description: 'Keeps what Kestrel wrote' });
  await addSystem('SYS-4', 'Subledger');
  const touches = { kind: 'touch', values: { systemId: ledger.id, mode: 'replaces', note: 'By Kestrel' } } as const;
  for (const projectId of [open, secret])
    await server.call(routes.addDeliveryRecord, { params: { projectId }, body: touches });
  await server.call(routes.setProjectAccess, {
    params: { projectId: secret },
    version: 1,
    body: { isConfidential: true, memberIds: [] },
  });
  const all = { kind: 'all' } as const;
  const scope = { kind: 'project', projectId: open } as const;
  member = (await signedInAccount(server, 'Tom Reed', [{ role: 'team-member', scope }])).client;
  administrator = (await signedInAccount(server, 'Ada Min', [{ role: 'administrator', scope: all }])).client;
  server.setNow(later(5));
  await addSystem('SYS-9', 'Newcomer');
});

describe('the order of hits', () => {
  it.each([
    // Key first, whatever its case; the rest begins with it.
    ['sys-1', ['SYS-10 Ledger']],
    ['SYS-2', ['SYS-2 Old ledger']],
    // The name itself, what begins with it, a word of it, inside.
    ['ledger', ['SYS-10 Ledger', 'SYS-3 Ledger archive', 'SYS-2 Old ledger', 'SYS-4 Subledger']],
    // All words, in any order.
    ['archive LED', ['SYS-3 Ledger archive']],
    ['ledger nothing', []],
    // Another spelling, without its accents.
    ['general', ['SYS-10 Ledger']],
    // Other texts come last: a system before what a project does to it, which goes by the system's name.
    ['kestrel', ['SYS-3 Ledger archive', 'TCH-1 Ledger', 'TCH-1 Ledger']],
    // Signs of a pattern are themselves.
    ['%', []],
    ['_', []],
  ])('%s', async (text, names) => {
    const found = await find(text);
    expect(found.hits.map(({ key, name }) => `${key} ${name}`)).toEqual(names);
    expect(found.total).toBe(names.length);
  });

  it('tells the other spelling that was met, and where a record of a project lives', async () => {
    expect((await find('sap fi')).hits).toMatchObject([{ name: 'Ledger', also: 'SAP FI', project: null }]);
    expect((await find('freezes')).hits).toEqual([
      expect.objectContaining({
        kind: 'record',
        register: 'risk',
        name: 'Harbour freezes over',
        project: { id: open, key: 'HAR-1', name: 'Harbour road' },
      }),
    ]);
  });

  it('counts all and shows as many as are asked for', async () => {
    const { total, hits } = await find('ledger', { limit: 2 });
    expect([total, hits.length]).toEqual([4, 2]);
  });

  it('answers as of a past moment', async () => {
    expect((await find('newcomer')).total).toBe(1);
    expect((await find('newcomer', { asOf: later(1) })).total).toBe(0);
  });
});

describe('who may not see a project', () => {
  it.each(['zephyr', 'SEC-1', 'noticed', 'quiet zephyr'])('does not find it or its records by %s', async (text) => {
    expect((await find(text)).total).toBeGreaterThan(0);
    expect(await find(text, {}, member)).toEqual({ total: 0, hits: [] });
  });

  it('is not told of it by a count, nor by a touch of a system that both touch', async () => {
    expect(await namesOf('kestrel', member)).toEqual(['SYS-3 Ledger archive', 'TCH-1 Ledger']);
    expect((await find('kestrel', {}, member)).total).toBe(2);
  });
});

it('shows whoever keeps accounts the people only', async () => {
  const found = await find('e', { limit: 50 }, administrator);
  expect(new Set(found.hits.map(({ kind }) => kind))).toEqual(new Set(['person']));
});

describe('who touches a system', () => {
  const touching = async (client: Pick<TestClient, 'call'>, recordId: string) =>
    (await client.call(routes.listTouchingProjects, { params: { recordId } })).projects;

  it('lists each project that the viewer sees, with what it does', async () => {
    const [system] = (await find('sys-10')).hits;
    const seen = await touching(server, system?.id ?? '');
    expect(seen.map(({ key }) => key)).toEqual(['HAR-1', 'SEC-1']);
    expect(seen[0]).toMatchObject({
      name: 'Harbour road',
      manager: null,
      touches: [{ key: 'TCH-1', mode: 'replaces' }],
    });
    expect((await touching(member, system?.id ?? '')).map(({ key }) => key)).toEqual(['HAR-1']);
  });

  it('knows no system of the id of another record', async () => {
    const [risk] = (await find('freezes')).hits;
    await expect(touching(server, risk?.id ?? '')).rejects.toMatchObject({ status: 404 });
  });
});
