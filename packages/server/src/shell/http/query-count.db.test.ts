import { type Route, type RouteName, routes } from '@sightline/contract';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXAMPLES, send } from '../../testing/matrix/examples.ts';
import { makeWorld, type World } from '../../testing/matrix/world.ts';
import { testServer } from '../../testing/test-server.ts';

/**
 * Statements that a read may send, with the three of every request among them: who asks, the beginning of the transaction with its
 * principal, and its end. A new route is counted here first.
 */
const MOST: Readonly<Partial<Record<RouteName, number>>> = {
  countRecordsOfProject: 7,
  explainCell: 23,
  listCosts: 8,
  listDelivery: 8,
  listDeliveryOfProject: 9,
  listDeployment: 8,
  listDeploymentOfProject: 9,
  listGovernance: 8,
  listGovernanceOfProject: 9,
  listLandscape: 8,
  listLedger: 8,
  listLedgerOfProject: 9,
  listRaid: 8,
  listRaidOfProject: 9,
  listResources: 8,
  listStrategy: 8,
  listValue: 8,
  listValueOfProject: 9,
  listGoneLinks: 4,
  listPersonas: 4,
  previewDemoRemoval: 20,
  readDemo: 5,
  readCost: 12,
  readLandscapeRecord: 12,
  readResourceRecord: 12,
  readStrategyRecord: 12,
  listAllDelegations: 4,
  listAllTokens: 4,
  listAlikeVendors: 5,
  listDelegations: 6,
  listOwnCommands: 12,
  listTokens: 4,
  listTouchingProjects: 6,
  previewSettingsSections: 5,
  previewStatusRules: 21,
  previewUndo: 31,
  readChangesSince: 42,
  readConfidentialProjects: 4,
  readDirectory: 6,
  readGrantableScopes: 7,
  readInvitation: 6,
  readLineOfSight: 21,
  readNeeds: 31,
  readOpenApi: 3,
  readPeopleAccess: 8,
  readPlan: 9,
  readPlanImport: 7,
  readPlanRows: 9,
  readProject: 5,
  readProjectAccess: 7,
  readRegisterImport: 11,
  readRoleLoad: 12,
  readSession: 9,
  readSettings: 7,
  readSight: 22,
  readSightCsv: 21,
  readSightXlsx: 21,
  readTaskCause: 6,
  readUnits: 5,
  search: 4,
};

const reads = (Object.entries(routes) as [RouteName, Route][]).filter(([, { kind }]) => kind === 'read');
let world: World;

beforeAll(async () => {
  world = await makeWorld(await testServer(), []);
});
afterEach(() => vi.restoreAllMocks());

/** Watches what goes to PostgreSQL while one request is answered. */
async function statementsOf(name: RouteName): Promise<number> {
  const watched = vi.spyOn(pg.Client.prototype, 'query');
  const { server, ids } = world;
  const answer = await send(server.url, server.options.headers, routes[name], EXAMPLES[name](ids.own, world));
  expect([name, answer.status < 500]).toEqual([name, true]);
  const count = watched.mock.calls.length;
  watched.mockRestore();
  return count;
}

async function countAll(): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [name] of reads) counts[name] = await statementsOf(name);
  return counts;
}

async function addProjects(count: number): Promise<void> {
  const { server, ids } = world;
  for (let number = 0; number < count; number++) {
    const body = { name: `More ${number}`, programId: ids.own.programId };
    const { id: projectId } = await server.call(routes.createProject, { body });
    await server.call(routes.addMilestone, { params: { projectId }, body: { name: 'Go-live' } });
  }
}

describe('a read', () => {
  it('sends no more statements on 50 projects than on 5, and no more than its bound', async () => {
    await addProjects(2);
    const few = await countAll();
    await addProjects(45);
    const many = await countAll();
    const told = (counts: Readonly<Record<string, number>>, is: (name: string, count: number) => boolean) =>
      Object.entries(counts).filter(([name, count]) => is(name, count));
    expect(
      told(many, (name, count) => count > (few[name] ?? 0)),
      'routes that ask more when there is more',
    ).toEqual([]);
    expect(
      told(few, (name, count) => count > (MOST[name as RouteName] ?? 0)),
      'routes beyond their bound, or without one',
    ).toEqual([]);
  }, 120_000);
});
