import { randomUUID } from 'node:crypto';
import { type Route, routes } from '@sightline/contract';
import type { AccountId, Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';
import { asAppRole } from '../../packages/server/src/shell/database/app-role.ts';
import { openConnections } from '../../packages/server/src/shell/pool.ts';
import { copyTemplate } from '../../packages/server/src/testing/cluster.ts';
import { EXAMPLES, send } from '../../packages/server/src/testing/matrix/examples.ts';
import { principals } from '../../packages/server/src/testing/matrix/oracle.ts';
import { allCases, type Case } from '../../packages/server/src/testing/matrix/run-matrix.ts';
import { makeWorld, type Place, type World } from '../../packages/server/src/testing/matrix/world.ts';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { seesProject } from './project-sight.ts';
import { randomOf } from './random.ts';
import { asCommand, askTriples, type Row, type Suspects, type Tripled } from './rls-triples.ts';
import { fencedTables, setSecondWall } from './second-wall.ts';
import type { Ground } from './world.ts';

export type RlsOptions = {
  readonly triples: number;
  readonly seed: number /** Of all cases of the matrix, 0 to 1. */;
  readonly share: number;
};

export type RlsResult = Tripled & {
  readonly requests: number;
  /** Answers that held a word of a project that the principal does not see, with the application's filters switched off. */
  readonly leaks: number;
  readonly serverErrors: number;
  /** Principals and projects on which the application, as it is delivered, disagrees with the oracle. */
  readonly apiDisagreements: number;
  /** The same requests with the policies off too: the proof can find what it looks for. */
  readonly controlRequests: number;
  readonly controlLeaks: number;
  readonly controlTriples: number;
  readonly controlMismatches: number;
  readonly examples: readonly string[];
};

const REAL_PLACES: readonly Place[] = ['own', 'other', 'secret'];

/** Switches the application's own filters off, and looks whether anything of a hidden project still comes through. */
export async function proveSecondWall({ cluster, inspectWorker }: Ground, options: RlsOptions): Promise<RlsResult> {
  const { url, drop } = await copyTemplate(cluster);
  const server = await startTestServer(() => url, { inspectWorker });
  const behind = { inspectWorker, isEmpty: true, isFirstWallDown: true, reportFailure: () => undefined };
  const bare = await startTestServer(() => url, behind);
  const open = await startTestServer(() => url, { ...behind, databaseUrl: () => url });
  const pool = openConnections(() => asAppRole(url), { isPipelined: true });
  try {
    const world = await makeWorld(server, principals());
    const words = await plantCanaries(server.db, world);
    const random = randomOf(options.seed);
    const cases = allCases().filter(() => random() < options.share);
    const reads = cases.filter(({ route }) => (routes[route] as Route).kind === 'read');
    const asking = { ...(await suspects(server.db, world)), pool, random };
    const triples = await askTriples({ ...asking, count: options.triples });
    const control = await withoutPolicies(server.db, () => askTriples({ ...asking, count: 500 }));
    const apiDisagreements = await disagreements(world);
    const opened = await askAll(world, { server: open, cases: reads, words });
    const asked = await askAll(world, { server: bare, cases, words });
    return {
      ...triples,
      requests: asked.requests,
      leaks: asked.leaks,
      serverErrors: asked.serverErrors,
      apiDisagreements,
      controlRequests: opened.requests,
      controlLeaks: opened.leaks,
      controlTriples: control.triples,
      controlMismatches: control.mismatches,
      examples: [...triples.examples, ...asked.examples].slice(0, 10),
    };
  } finally {
    await Promise.all([bare.stop(), open.stop(), pool.end()]);
    await server.stop();
    await drop();
  }
}

type Words = ReadonlyMap<Place, string>;

/** A word of its own in every text of each project, its plan and its history. */
async function plantCanaries(db: Db, { ids }: World): Promise<Words> {
  const words = new Map<Place, string>();
  for (const place of REAL_PLACES) {
    const word = `canary${randomUUID().replaceAll('-', '')}`;
    const { projectId } = ids[place];
    words.set(place, word);
    await db.transaction().execute(async (tx) => {
      await asCommand(tx);
      await sql`update portfolio.project set name = ${word} where id = ${projectId}`.execute(tx);
      for (const table of ['plan.milestone', 'plan.plan', 'plan.task'])
        await sql`update ${sql.table(table)} set name = ${word} where project_id = ${projectId}`.execute(tx);
      await sql`update plan.task set notes = ${word} where project_id = ${projectId}`.execute(tx);
    });
  }
  return words;
}

type Asking = { readonly server: TestServer; readonly cases: readonly Case[]; readonly words: Words };

async function askAll(world: World, { server, cases, words }: Asking) {
  const tally = { requests: 0, leaks: 0, serverErrors: 0, examples: [] as string[] };
  const judge = (about: string, principal: string, answer: { readonly status: number; readonly body: string }) => {
    tally.requests++;
    if (answer.status >= 500) tally.serverErrors++;
    const leaked = REAL_PLACES.filter(
      (place) =>
        !seesProject(principal, place) &&
        !isAtDoor(about, principal, place) &&
        answer.body.includes(words.get(place) ?? ''),
    );
    if (leaked.length > 0) tally.leaks++;
    if (leaked.length > 0 || answer.status >= 500)
      tally.examples.push(
        `${about} as ${principal}: ${answer.status} ${leaked.join(', ')} ${answer.body.slice(0, 200)}`,
      );
  };
  for (const { name } of principals()) {
    for (const word of words.values()) {
      const headers = world.clients.get(name)?.options.headers ?? {};
      judge('search', name, await send(server.url, headers, routes.readLineOfSight, { query: { search: word } }));
    }
  }
  // What breaks the glass stands last among the cases: afterwards an auditor sees more.
  for (const { route, principal, place } of cases) {
    if (route === 'followEvents' || route === 'signOut') continue;
    const headers = world.clients.get(principal)?.options.headers ?? {};
    const example = EXAMPLES[route](world.ids[place], world);
    judge(`${route} ${place}`, principal, await send(server.url, headers, routes[route] as Route, example));
  }
  return tally;
}

/** The door that is there on purpose: who gives roles reads key and name of open projects (ADR 16). */
function isAtDoor(about: string, principal: string, place: Place): boolean {
  const isList = about.startsWith('readPeopleAccess') || about.startsWith('readGrantableScopes');
  return isList && principal === 'administrator' && place !== 'secret';
}

async function disagreements(world: World): Promise<number> {
  let count = 0;
  for (const { name } of principals()) {
    for (const place of REAL_PLACES) {
      const example = EXAMPLES.readProject(world.ids[place], world);
      const headers = world.clients.get(name)?.options.headers ?? {};
      const { status } = await send(world.server.url, headers, routes.readProject, example);
      if ((status === 200) !== seesProject(name, place)) count++;
    }
  }
  return count;
}

/** Every row of every fenced table that belongs to one of the three projects, and the accounts that look at it. */
async function suspects(db: Db, { ids }: World): Promise<Suspects> {
  const projects = new Map<string, Place>(REAL_PLACES.map((place) => [ids[place].projectId, place]));
  const people = await sql<{ name: string; id: AccountId }>`
    select p.name, a.id from identity.account a join organisation.person p on p.id = a.person_id`.execute(db);
  const tables = await sql<{ table: string; column: string; isHistory: boolean }>`
    select n.nspname || '.' || c.relname as "table", a.attname as "column", right(c.relname, 8) = '_history' as "isHistory"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relrowsecurity and n.nspname in ('portfolio', 'plan')
      and a.attname = case when c.relname in ('project', 'project_history') then 'id' else 'project_id' end`.execute(
    db,
  );
  const rows: Row[] = [];
  for (const { table, column, isHistory } of tables.rows) {
    const found = await sql<{ ctid: string; projectId: string }>`
      select ctid::text as ctid, ${sql.ref(column)} as "projectId" from ${sql.table(table)}
      where ${sql.ref(column)} = any(${[...projects.keys()]}::uuid[])`.execute(db);
    rows.push(...found.rows.map((row) => ({ ...row, table, column, isHistory })));
  }
  const accounts = new Map(
    // Whoever cannot come in is nobody's principal.
    principals().flatMap(({ name, comesWith }) => {
      if (comesWith === 'deactivated' || comesWith === 'expired') return [];
      const account = people.rows.find((each) => each.name === name);
      return account === undefined ? [] : [[name, account.id] as const];
    }),
  );
  return { accounts, rows, now: '2026-06-01T09:00:00.000Z' as Instant, projects };
}

async function withoutPolicies<T>(db: Db, act: () => Promise<T>): Promise<T> {
  const fenced = await fencedTables(db);
  await setSecondWall(db, 'down', fenced);
  return act().finally(() => setSecondWall(db, 'up', fenced));
}
