import { type Route, type RouteName, routes } from '@sightline/contract';
import { sql } from 'kysely';
import type { Db } from '../../modules/audit/index.ts';
import { EXAMPLES, send } from './examples.ts';
import { type Expected, expected, isOnProject, principals } from './oracle.ts';
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

/** Refusals between two looks at the tables; a look costs as much as several requests. */
const BLOCK = 40;

/** Makes the requests one after the other, refusals first; tells where the answer is not the oracle's, and where a refusal left a trace. */
export async function runMatrix(world: World, cases: readonly Case[]): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  const isGlass = ({ route }: Case) => route === 'breakGlass';
  for (const some of [cases.filter((each) => !isGlass(each)), cases.filter(isGlass)]) {
    const decided = some.map(withVerdict).filter(({ wanted }) => wanted !== 'no role decides');
    const refusals = decided.filter(({ wanted }) => wanted !== 'allowed');
    for (let from = 0; from < refusals.length; from += BLOCK)
      violations.push(...(await refuseBlock(world, refusals.slice(from, from + BLOCK))));
    for (const each of decided) if (each.wanted === 'allowed') violations.push(...(await judge(world, each)));
  }
  return violations;
}

type Judged = Case & { readonly wanted: Expected };

function withVerdict(each: Case): Judged {
  return { ...each, wanted: expected(each.route, each.principal, each.place) };
}

/** Where the rows are others than before, each request is made once more by itself, to name the one that changed them. */
async function refuseBlock(world: World, block: readonly Judged[]): Promise<readonly Violation[]> {
  const before = await rowCounts(world.server.db);
  const violations: Violation[] = [];
  for (const each of block) violations.push(...(await judge(world, each)));
  const after = await rowCounts(world.server.db);
  if (after === before) return violations;
  const named = await whatChanges(world, block);
  const [first] = block;
  if (named.length > 0 || first === undefined) return [...violations, ...named];
  return [...violations, { ...caseOf(first), expected: 'no rows changed', got: `this or one of the next: ${after}` }];
}

async function whatChanges(world: World, block: readonly Judged[]): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const each of block) {
    const before = await rowCounts(world.server.db);
    await ask(world, each);
    const after = await rowCounts(world.server.db);
    if (after !== before) violations.push({ ...caseOf(each), expected: 'no rows changed', got: after });
  }
  return violations;
}

async function judge(world: World, each: Judged): Promise<readonly Violation[]> {
  const { status, body } = await ask(world, each);
  const got = verdictOf(status, body);
  if (got !== each.wanted) return [{ ...caseOf(each), expected: each.wanted, got: `${got} (${status})` }];
  if (status !== 200) return [];
  if (each.route === 'readProject') return wronglyTold(each, body);
  return each.route === 'readDirectory' ? wronglyListed(world, each, body) : [];
}

/** The directory names the programs and portfolios in which a principal sees something, and no other. */
function wronglyListed({ ids }: World, each: Judged, body: string): readonly Violation[] {
  const { portfolios, programs } = JSON.parse(body) as Record<'portfolios' | 'programs', readonly { id: string }[]>;
  const named = new Set([...portfolios, ...programs].map(({ id }) => id));
  const principal = principals().find(({ name }) => name === each.principal);
  const sees = principal?.sees ?? [];
  const inOwn = ['own', 'closed', 'secret'].some((place) => sees.some((seen) => seen === place));
  const wanted = [
    ["the own project's portfolio", ids.own.portfolioId, inOwn],
    // The assurer's project is in no program.
    ["the own project's program", ids.own.programId, inOwn && principal?.scope !== 'assured'],
    ["the other project's portfolio", ids.other.portfolioId, sees.includes('other')],
    ["the other project's program", ids.other.programId, sees.includes('other')],
  ] as const;
  return wanted
    .filter(([, id, isSeen]) => named.has(id) !== isSeen)
    .map(([what, , isSeen]) => ({
      ...caseOf(each),
      expected: each.wanted,
      got: `${what} is ${isSeen ? 'left out' : 'named'}`,
    }));
}

/** A page offers what a project says may be done to it: that must be what the routes then allow. */
function wronglyTold(each: Judged, body: string): readonly Violation[] {
  const { may } = JSON.parse(body) as { readonly may: readonly string[] };
  return (Object.entries(routes) as [RouteName, Route][]).flatMap(([route, { permission, ids }]) => {
    if (!isOnProject(route) || !('params.projectId' in ids) || route === 'breakGlass') return [];
    const wanted = expected(route, each.principal, each.place);
    if (wanted === 'not by token' || (wanted === 'allowed') === may.includes(permission)) return [];
    return [
      {
        ...caseOf(each),
        expected: wanted,
        got: `readProject ${may.includes(permission) ? 'offers' : 'hides'} ${permission}`,
      },
    ];
  });
}

function caseOf({ route, principal, place }: Judged): Case {
  return { route, principal, place };
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
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(db);
  const counts = tables.map(({ name }) => sql`select ${name}::text as name, count(*) as count from ${sql.table(name)}`);
  const { rows } = await sql`${sql.join(counts, sql` union all `)} order by 1`.execute(db);
  return JSON.stringify(rows);
}
