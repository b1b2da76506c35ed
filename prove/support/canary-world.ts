import { type Route, type RouteName, routes } from '@sightline/contract';
import type { AccountId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type RoadTask, roadPlan } from '../../packages/server/src/modules/plan/testing/road-plan.ts';
import { copyTemplate } from '../../packages/server/src/testing/cluster.ts';
import { EXAMPLES } from '../../packages/server/src/testing/matrix/examples.ts';
import { principals } from '../../packages/server/src/testing/matrix/oracle.ts';
import { makeRecords } from '../../packages/server/src/testing/matrix/records.ts';
import { type Ids, type World as MatrixWorld, makeWorld } from '../../packages/server/src/testing/matrix/world.ts';
import { startTestServer, TEST_NOW, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { Canaries } from './canaries.ts';
import { type Marked, markColumns } from './mark-columns.ts';
import { ASSURED } from './project-sight.ts';
import { type Ground, idsOf } from './world.ts';

/** Who asks. The first account sees everything; its finds show that the search would find a leak. */
export type Viewer = {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly accountId: AccountId | null;
};

/** Projects of the matrix, one that nobody but the first account may see, and one for which the glass may be broken. */
export type ProjectPlace = { readonly ids: Ids; readonly isConfidential: boolean };

export type CanaryWorld = {
  readonly server: TestServer;
  readonly matrix: MatrixWorld;
  readonly viewers: readonly Viewer[];
  readonly places: ReadonlyMap<string, ProjectPlace>;
  readonly canaries: Canaries;
  readonly marked: Marked;
  /** Ids of everything, by the entity that a request names with them. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Commands that each viewer gave before he was tried, by his name. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** What the server wrote to its operator. */
  readonly log: readonly string[];
  readonly stop: () => Promise<void>;
};

export const FIRST_VIEWER = 'first account';
export const STRANGER = 'stranger';
export const SEALED = 'sealed';
export const GLASS = 'behind glass';

const TWO_HOURS_MS = 2 * 3_600_000;
const REPORT = { colour: 'amber', on: '2026-06-01' } as const;

export async function openCanaryWorld({ cluster, inspectWorker }: Ground): Promise<CanaryWorld> {
  const { url, drop } = await copyTemplate(cluster);
  const log: string[] = [];
  const reportFailure = (reference: string, error: unknown) => {
    log.push(`${reference} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  const server = await startTestServer(() => url, { inspectWorker, reportFailure });
  const matrix = await makeWorld(server, principals());
  const canaries = new Canaries();
  const sealed = new Map<string, Ids>();
  for (const owner of [SEALED, GLASS]) sealed.set(owner, await makeSealed(matrix, canaries, owner));
  await openToMembers(matrix);
  const places = await placesOf(matrix, sealed);
  // Nothing is reported of a project that is done.
  for (const [place, { ids }] of places)
    if (place !== 'closed')
      await server.call(routes.reportStatus, { params: { projectId: ids.projectId }, body: REPORT });
  const marked = await markEverything({ server, matrix, places, canaries });
  const viewers = await viewersOf(matrix);
  const [ids, given] = [await idsOf(server.db), await givenBy(server, viewers)];
  const stop = async () => {
    await server.stop();
    await drop();
  };
  return { server, matrix, viewers, places, canaries, marked, ids, given, log, stop };
}

/**
 * A project in the program of `own` whose texts are marks from the first request on, so that commands, files and history hold them
 * too. Those who manage the program work on it before it is closed to them: what they did then must not tell them more today.
 */
async function makeSealed(
  { server, ids, clients, sharedRecords }: MatrixWorld,
  canaries: Canaries,
  owner: string,
): Promise<Ids> {
  const { programId, portfolioId, unitId, dwellerId } = ids.own;
  const mark = (origin: string) => canaries.text({ owner, what: 'content', origin });
  const body = {
    name: mark('createProject.name'),
    programId,
    budgetMinor: canaries.number({ owner, what: 'content', origin: 'createProject.budgetMinor' }),
  };
  const { id: projectId } = await server.call(routes.createProject, { body });
  const params = { projectId };
  const milestone = await server.call(routes.addMilestone, { params, body: { name: mark('addMilestone.name') } });
  for (const client of clients.values()) {
    await client.call(routes.addMilestone, { params, body: { name: mark('addMilestone.name') } }).catch(() => null);
    const { version, name } = await server.call(routes.readProject, { params });
    const change = { name: { base: name, value: mark('updateProject.name') } };
    await client.call(routes.updateProject, { params, version, body: change }).catch(() => null);
  }
  await importMarked(server, projectId, mark);
  const { tasks } = await server.call(routes.readPlan, { params, query: {} });
  const closing = { isConfidential: true, memberIds: [] };
  await server.call(routes.setProjectAccess, { params, version: 1, body: closing });
  if (owner === SEALED) await breakGlassLongAgo({ server, clients }, params, mark('breakGlass.reason'));
  if (tasks[0] === undefined) throw new Error('the plan brought no task');
  const bare = { programId, portfolioId, unitId, dwellerId, projectId, milestoneId: milestone.id, taskId: tasks[0].id };
  return { ...bare, recordIds: await makeRecords(server, projectId, sharedRecords) };
}

/** Whoever may looked behind the glass yesterday: today it is whole again. */
async function breakGlassLongAgo(
  { server, clients }: Pick<MatrixWorld, 'server' | 'clients'>,
  params: { readonly projectId: Ids['projectId'] },
  reason: string,
): Promise<void> {
  server.setNow(new Date(Date.parse(TEST_NOW) - TWO_HOURS_MS).toISOString());
  for (const client of clients.values())
    await client.call(routes.breakGlass, { params, body: { reason } }).catch(() => null);
  server.setNow(TEST_NOW);
}

/** Members of a project that is open have no right by that. */
async function openToMembers({ server, ids }: MatrixWorld): Promise<void> {
  const params = { projectId: ids.other.projectId };
  const { candidates } = await server.call(routes.readProjectAccess, { params });
  const memberIds = candidates.map(({ id }) => id);
  await server.call(routes.setProjectAccess, { params, version: 1, body: { isConfidential: false, memberIds } });
}

async function importMarked(server: TestServer, projectId: Ids['projectId'], mark: (origin: string) => string) {
  const tasks: readonly RoadTask[] = [1, 2, 3].map((uid) => ({
    uid,
    name: mark('plan task'),
    after: uid > 1 ? [uid - 1] : [],
  }));
  const bytes = roadPlan(mark('plan name'), tasks);
  const { id: importId } = await server.call(routes.startPlanImport, {});
  const query = { path: `${mark('plan file')}.xml` };
  const { version, added } = await server.call(routes.addPlanFile, { params: { importId }, query, bytes });
  const target = { kind: 'project', projectId } as const;
  const matches = added.map(({ id: fileId }) => ({ fileId, index: 0, target }));
  const matched = await server.call(routes.matchPlans, { params: { importId }, version, body: { matches } });
  await server.call(routes.commitPlanImport, { params: { importId }, version: matched.version });
}

async function placesOf({ server, ids, assured }: MatrixWorld, sealed: ReadonlyMap<string, Ids>) {
  const { rows } = await sql<{
    id: string;
  }>`select id::text as id from identity.project_access where is_confidential`.execute(server.db);
  const closed = new Set(rows.map(({ id }) => id));
  const real = Object.entries(ids).filter(([place]) => place !== 'nowhere');
  return new Map(
    [...real, [ASSURED, assured] as const, ...sealed].map(([place, each]) => [
      place,
      { ids: each, isConfidential: closed.has(each.projectId) },
    ]),
  );
}

type Marking = Pick<CanaryWorld, 'server' | 'matrix' | 'places' | 'canaries'>;

async function markEverything({ server, matrix, places, canaries }: Marking): Promise<Marked> {
  const owners = new Map([...places].map(([place, { ids }]) => [String(ids.projectId), place]));
  const ownerOf = (projectId: string) => owners.get(projectId);
  const marked = await markColumns({ db: server.db, canaries, ownerOf, probe: () => probe(matrix) });
  for (const [place, { ids }] of places) {
    for (const [kind, id] of [
      ['program', ids.programId],
      ['portfolio', ids.portfolioId],
    ] as const) {
      const home = [...places].find(([, other]) => other.ids.portfolioId === ids.portfolioId)?.[0] ?? place;
      const about = { owner: `home of ${home}`, origin: `portfolio.${kind}.name` };
      if (canaries.foundIn(id).size > 0) continue;
      canaries.know(id, { ...about, what: 'id' });
      await rename(server, `portfolio.${kind}`, id, canaries.text({ ...about, what: 'name' }));
    }
  }
  const { rows } = await sql<{ id: string; email: string; name: string }>`
    select a.id::text as id, a.email, p.name from identity.account a join organisation.person p on p.id = a.person_id`.execute(
    server.db,
  );
  for (const { id, email, name } of rows) {
    canaries.know(email, { owner: `account of ${name}`, what: 'mail', origin: 'identity.account.email' });
    canaries.know(id, { owner: `account of ${name}`, what: 'account', origin: 'identity.account.id' });
  }
  return marked;
}

async function rename({ db }: TestServer, table: string, id: string, name: string): Promise<void> {
  await db.transaction().execute(async (inside) => {
    await sql`select set_config('sightline.at', now()::text, true), set_config('sightline.command_id', gen_random_uuid()::text, true)`.execute(
      inside,
    );
    await sql`update ${sql.table(table)} set name = ${name} where id = ${id}`.execute(inside);
  });
}

/** Does every read of the contract still answer the first account? */
async function probe(world: MatrixWorld): Promise<string | null> {
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    if (route.kind !== 'read' || !Object.values(route.ids).includes('project')) continue;
    const { params = {} } = EXAMPLES[name](world.ids.own, world);
    const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const { status } = await fetch(world.server.url + path, { headers: world.server.options.headers });
    if (status >= 500) return `${route.id} fails with it`;
  }
  return null;
}

async function viewersOf({ server, clients }: MatrixWorld): Promise<readonly Viewer[]> {
  const named = [[FIRST_VIEWER, server] as const, ...clients, [STRANGER, server.anonymous] as const];
  return Promise.all(
    named.map(async ([name, { options }]) => {
      const response = await fetch(server.url + routes.readSession.path, { headers: { ...options.headers } });
      const session = (await response.json()) as { readonly account?: { readonly id: AccountId } | null };
      return { name, headers: { ...options.headers }, accountId: session.account?.id ?? null };
    }),
  );
}

async function givenBy(
  { db }: TestServer,
  viewers: readonly Viewer[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; account: string }>`
    select id::text as id, account_id::text as account from audit.command where account_id is not null order by id`.execute(
    db,
  );
  return new Map(
    viewers.map(({ name, accountId }) => [
      name,
      rows.filter(({ account }) => account === accountId).map(({ id }) => id),
    ]),
  );
}
