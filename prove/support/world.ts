import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Route, routes } from '@sightline/contract';
import type { Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';
import { bundleInspectWorker } from '../../packages/server/src/shell/inspect/testing/bundle-worker.ts';
import { copyTemplate, startTestCluster, type TestCluster } from '../../packages/server/src/testing/cluster.ts';
import { insertSignedIn } from '../../packages/server/src/testing/matrix/signed-in.ts';
import { makePersona } from '../../packages/server/src/testing/matrix/world.ts';
import {
  clientOf,
  startTestServer,
  TEST_NOW,
  type TestServer,
} from '../../packages/server/src/testing/start-test-server.ts';

/** What worlds are made in: a PostgreSQL with a migrated template, and the worker that reads files. */
export type Ground = { readonly cluster: TestCluster; readonly inspectWorker: string };

/** The real server over HTTP on a database of its own, with something of every kind in it. */
export type World = {
  readonly server: TestServer;
  /** Ids of what is there, by the entity that they name. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Ids of what is there and closed to the first account, by the entity: projects of others, and what is in them. */
  readonly hidden: Readonly<Record<string, readonly string[]>>;
  /** What the server reported to its operator: each is a failure. */
  readonly failures: readonly string[];
  readonly stop: () => Promise<void>;
};

/** Runs a proof on ground of its own; a test brings the ground of its run instead. */
export async function onGround<T>(act: (ground: Ground) => Promise<T>): Promise<T> {
  const [{ stop, ...cluster }, inspectWorker] = await Promise.all([startTestCluster(), bundleInspectWorker()]);
  try {
    return await act({ cluster, inspectWorker });
  } finally {
    rmSync(dirname(inspectWorker), { recursive: true, force: true });
    await stop();
  }
}

export async function openWorld({ cluster, inspectWorker }: Ground): Promise<World> {
  const { url, drop } = await copyTemplate(cluster);
  const failures: string[] = [];
  const reportFailure = (_: string, error: unknown) => {
    failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  const server = await startTestServer(() => url, { inspectWorker, reportFailure });
  await fill(server);
  await makePersona(server);
  const hidden = await hide(server);
  const stop = async () => {
    await server.stop();
    await drop();
  };
  return { server, ids: await idsOf(server.db), hidden, failures, stop };
}

/** Every entity that an id of a request can name. */
export const entities: readonly string[] = [
  ...new Set((Object.values(routes) as Route[]).flatMap((route) => Object.values(route.ids))),
].sort();

const sample = (name: string) => readFileSync(new URL(`../../docs/samples/${name}`, import.meta.url));

async function fill({ call }: TestServer): Promise<void> {
  const portfolio = await call(routes.addPortfolio, { body: { name: 'Change' } });
  await call(routes.addPortfolio, { body: { name: 'Run' } });
  const program = await call(routes.addProgram, { body: { name: 'Finance', portfolioId: portfolio.id } });
  const person = await call(routes.addPerson, { body: { name: 'Dan Whitaker', email: null } });
  for (const name of ['Payroll', 'Ledger', 'Archive', 'Portal']) {
    const body = { name, programId: program.id, managerId: person.id, goLiveOn: '2027-03-01', budgetMinor: 1_000_000 };
    const { id: projectId } = await call(routes.createProject, { body });
    for (const milestone of ['Design agreed', 'Go-live']) {
      await call(routes.addMilestone, { params: { projectId }, body: { name: milestone, forecastOn: '2027-02-01' } });
    }
  }
  await fillRights({ call });
  await fillRegisters({ call });
  for (const isCommitted of [true, false]) await importPlan(call, isCommitted);
  for (const isCommitted of [true, false]) await importRegister(call, isCommitted);
}

/** Somebody else's confidential project, and an import that is only his. */
async function hide(server: TestServer): Promise<World['hidden']> {
  const grants = [{ role: 'pmo-director', scope: { kind: 'all' } } as const];
  const other = { personId: null, name: 'Nadia Okafor', email: 'nadia.okafor@northwind.example', grants };
  const { accountId } = await server.call(routes.invite, { body: other });
  const cookie = await insertSignedIn(server, accountId, TEST_NOW as Instant);
  const { call } = clientOf(server.url, { cookie });
  const { id: projectId } = await call(routes.createProject, { body: { name: 'Unspoken' } });
  const params = { projectId };
  const milestone = await call(routes.addMilestone, {
    params,
    body: { name: 'Nobody knows', forecastOn: '2027-02-01' },
  });
  await call(routes.setProjectAccess, { params, version: 1, body: { isConfidential: true, memberIds: [] } });
  const { id: importId } = await call(routes.startPlanImport, {});
  const file = { params: { importId }, query: { path: 'hidden.xml' }, bytes: sample('payroll.xml') };
  const { added } = await call(routes.addPlanFile, file);
  return {
    project: [projectId],
    milestone: [milestone.id],
    'plan-import': [importId],
    'plan-file': added.map(({ id }) => id),
  };
}

async function fillRights({ call }: Pick<TestServer, 'call'>): Promise<void> {
  const unit = { name: 'Northwind', parentId: null, headId: null, from: '2026-01-01' };
  await call(routes.addUnit, { body: unit });
  await call(routes.makeToken, { body: { name: 'Reader', isReadOnly: true, expiresOn: '2026-12-01' } });
  const grants = [{ role: 'cio' as const, scope: { kind: 'all' as const } }];
  const guest = { personId: null, name: 'Anna Lind', email: 'anna.lind@northwind.example', grants };
  const { accountId } = await call(routes.invite, { body: guest });
  const days = { firstOn: '2026-06-01', lastOn: '2026-06-05', reason: 'on leave' };
  await call(routes.addDelegation, { body: { toAccountId: accountId, grant: null, ...days } });
}

async function fillRegisters({ call }: Pick<TestServer, 'call'>): Promise<void> {
  const { id: projectId } = await call(routes.createProject, { body: { name: 'Registered' } });
  const values = { name: 'Payroll host', lifecycle: 'live' };
  const { id: systemId } = await call(routes.addLandscapeRecord, { body: { kind: 'system', values } });
  const touch = { kind: 'touch', values: { systemId, mode: 'reads' } };
  await call(routes.addDeliveryRecord, { params: { projectId }, body: touch });
  const risk = { kind: 'risk', values: { name: 'It stops', isOpportunity: false, state: 'open' } };
  await call(routes.addRaidRecord, { params: { projectId }, body: risk });
}

async function importPlan(call: TestServer['call'], isCommitted: boolean): Promise<void> {
  const { id: importId } = await call(routes.startPlanImport, {});
  const file = { params: { importId }, query: { path: 'payroll.xml' }, bytes: sample('payroll.xml') };
  const { version } = await call(routes.addPlanFile, file);
  if (isCommitted) await call(routes.commitPlanImport, { params: { importId }, version });
}

async function importRegister(call: TestServer['call'], isCommitted: boolean): Promise<void> {
  const file = { query: { name: 'register.csv' }, bytes: sample('register.csv') };
  const { id: importId, version, faults } = await call(routes.startRegisterImport, file);
  const isMendable = faults.some(({ problem }) => problem.severity === 'error');
  if (isCommitted && !isMendable) await call(routes.commitRegisterImport, { params: { importId }, version });
}

/** The entity's table has its name, in whichever module's schema it is. */
export async function idsOf(db: Db): Promise<World['ids']> {
  const found: Record<string, readonly string[]> = {};
  for (const entity of entities) {
    const { rows } = await sql<{ id: string }>`
      select id::text as id from ${await rowsOf(db, entity)} r order by id limit 50`.execute(db);
    if (rows.length === 0) throw new Error(`no ${entity} to name: let the world of the proofs make one`);
    found[entity] = rows.map(({ id }) => id);
  }
  return found;
}

/** A grantable project is a project, an own token a token: what is around the noun says what may be done with it. */
export function recordOf(entity: string): string {
  return entity.replace(/^(grantable|auditable|own|seen)-|-at-home$/g, '').replace(/^token$/, 'api-token');
}

/** Records of registers stand in many tables; one view tells which is whose. */
async function rowsOf(db: Db, entity: string) {
  if (entity === 'project-record') return sql`(select id from records.record where project_id is not null)`;
  return sql.table(await tableOf(db, entity));
}

export async function tableOf(db: Db, entity: string): Promise<string> {
  if (entity === 'record' || entity === 'project-record') return 'records.record';
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_name = ${recordOf(entity).replaceAll('-', '_')}`.execute(db);
  const [table] = rows;
  if (table === undefined || rows.length > 1) throw new Error(`no one table holds '${entity}'`);
  return `${table.schema}.${table.name}`;
}
