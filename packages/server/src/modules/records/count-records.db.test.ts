import { routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { signedInAccount } from '../../testing/signed-in-account.ts';
import { TEST_NOW } from '../../testing/start-test-server.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
let projectId: ProjectId;

const RISK = { name: 'Cut-over slips', isOpportunity: false, state: 'open' } as const;
const later = (minutes: number) => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString();
const addRisk = (to: ProjectId) =>
  server.call(routes.addRaidRecord, { params: { projectId: to }, body: { kind: 'risk', values: RISK } });
const countsOf = async (client: Pick<TestServer, 'call'>, query: { asOf?: string } = {}) => {
  const { kinds } = await client.call(routes.countRecordsOfProject, { params: { projectId }, query });
  return Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]));
};

beforeAll(async () => {
  server = await testServer();
  projectId = (await server.call(routes.createProject, { body: { name: 'Harbour road' } })).id;
  const { id: other } = await server.call(routes.createProject, { body: { name: 'Harbour lights' } });
  await addRisk(projectId);
  await addRisk(other);
  server.setNow(later(2));
  await addRisk(projectId);
});

it('counts what the project itself holds, kinds without records too', async () => {
  expect(await countsOf(server)).toMatchObject({ risk: 2, issue: 0, 'budget-line': 0, booking: 0 });
});

it('counts as of a past moment', async () => {
  expect(await countsOf(server, { asOf: later(1) })).toMatchObject({ risk: 1 });
});

it('keeps the kinds back that a role on the project does not open', async () => {
  const { client } = await signedInAccount(server, 'Tom Reed', [
    { role: 'team-member', scope: { kind: 'project', projectId } },
  ]);
  const seen = Object.keys(await countsOf(client));
  expect(seen).toContain('risk');
  expect(seen).not.toContain('budget-line');
  expect(seen).not.toContain('actual');
});
