import { type Route, type RouteName, routes } from '@sightline/contract';
import { sql } from 'kysely';
import type { Db } from '../../modules/audit/index.ts';
import { EXAMPLES, send } from './examples.ts';
import { type Expected, expected, principals } from './oracle.ts';
import { type Ids, PLACES, type Place, type World } from './world.ts';

export type Case = { readonly route: RouteName; readonly principal: string; readonly place: Place };
export type Violation = Case & { readonly expected: Expected | 'no rows changed'; readonly got: string };

/** Every route × principal × place. What breaks the glass comes last: it changes what the auditor sees. */
export function allCases(): readonly Case[] {
  const names = (Object.keys(routes) as RouteName[]).sort(
    (a, b) => Number(a === 'breakGlass') - Number(b === 'breakGlass'),
  );
  return names.flatMap((route) =>
    principals().flatMap(({ name }) => PLACES.map((place) => ({ route, principal: name, place }))),
  );
}

/** Makes the requests one after the other; tells where the answer is not the oracle's, and where a refusal left a trace. */
export async function runMatrix(world: World, cases: readonly Case[]): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  let before = await rowCounts(world.server.db);
  for (const each of cases) {
    const wanted = expected(each.route, each.principal, each.place);
    if (wanted === 'no role decides') continue;
    const { status, body } = await ask(world, each);
    const got = verdictOf(status, body);
    if (got !== wanted) violations.push({ ...each, expected: wanted, got: `${got} (${status})` });
    const after = await rowCounts(world.server.db);
    if (wanted !== 'allowed' && after !== before) violations.push({ ...each, expected: 'no rows changed', got: after });
    before = after;
  }
  return violations;
}

/** The answers to one request about something that is hidden and about something that does not exist. */
export async function hiddenAndAbsent(world: World, route: RouteName, principal: string) {
  const hidden = await ask(world, { route, principal, place: 'secret' });
  return { hidden, absent: await ask(world, { route, principal, place: 'nowhere' }) };
}

async function ask(world: World, { route, principal, place }: Case) {
  const client = world.clients.get(principal);
  if (client === undefined) throw new Error(`no principal ${principal}`);
  const headers = client.options.headers;
  return send(
    world.server.url,
    headers,
    routes[route] as Route,
    EXAMPLES[route](idsFor(world, principal, place), world),
  );
}

/** What is the assurer's own is the project that he assures. */
export function idsFor(world: World, principal: string, place: Place): Ids {
  return principal === 'assurer' && place === 'own' ? world.assured : world.ids[place];
}

const BY_CODE: readonly (readonly [number, string, Expected])[] = [
  [401, 'identity.not-signed-in', 'not signed in'],
  [403, 'identity.not-allowed', 'forbidden'],
  [403, 'identity.needs-session', 'not by token'],
  [403, 'identity.token-reads-only', 'not by token'],
  [409, 'portfolio.project-closed', 'closed'],
];

/** What is allowed may still be stale or break a rule; only these speak of rights. */
function verdictOf(status: number, body: string): Expected | 'broken' {
  if (status === 404) return 'not found';
  const known = BY_CODE.find(([of, code]) => of === status && body.includes(`"${code}"`));
  if (known !== undefined) return known[2];
  return status < 500 && ![400, 401, 403].includes(status) ? 'allowed' : 'broken';
}

/** How many rows every table of the product holds, and the last event. */
async function rowCounts(db: Db): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('audit', 'organisation', 'identity', 'portfolio', 'plan') order by 1`.execute(db);
  const counts = tables.map(({ name }) => sql`select ${name}::text as name, count(*) as count from ${sql.table(name)}`);
  const { rows } = await sql`${sql.join(counts, sql` union all `)} order by 1`.execute(db);
  return JSON.stringify(rows);
}
