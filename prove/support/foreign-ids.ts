import { randomUUID } from 'node:crypto';
import { type Route, registers, routes } from '@sightline/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';
import { documentOf, files, operationsOf, send } from './api-fuzz.ts';
import { type FuzzRequest, type Operation, wholeRequest } from './fuzz-request.ts';
import { isObject } from './json-schema.ts';
import { randomOf, shuffled } from './random.ts';
import { type Ground, openWorld, recordOf, tableOf, type World } from './world.ts';

export type ForeignResult = {
  readonly operations: number;
  /** Places of a request where an id stands, over all routes. */
  readonly places: number;
  readonly cases: number;
  /** Answers that are not, byte for byte, the 404 of an id that is nowhere. */
  readonly unlike: number;
  /** Operations whose refused requests left a trace in any table. */
  readonly changed: number;
  /** Places that no request could be made for. */
  readonly uncovered: readonly string[];
  readonly examples: readonly string[];
};

export type ForeignOptions = {
  readonly idsPerKind: number;
  readonly seed: number;
  /** Registers whose routes are not asked: one mechanism serves them all, and a sample draws some. */
  readonly leftOut?: ReadonlySet<string>;
};

const [FIRST_TRIES, TRIES] = [3, 400];

/** Puts into every place where a request names an object the id of something else, and of nothing. */
export async function nameForeignIds(ground: Ground, options: ForeignOptions): Promise<ForeignResult> {
  const { idsPerKind, seed, leftOut = new Set<string>() } = options;
  const world = await openWorld(ground);
  try {
    const operations = operationsOf(await documentOf(world));
    const tally = { places: 0, cases: 0, unlike: 0, changed: 0, uncovered: [] as string[], examples: [] as string[] };
    const named = (Object.values(routes) as Route[]).filter(
      ({ id, ids }) => Object.keys(ids).length > 0 && !leftOut.has(id.slice(0, id.indexOf('.'))),
    );
    let before = await checksum(world.server.db);
    for (const route of named) {
      const operation = operations.find((each) => each.operation.operationId === route.id);
      if (operation === undefined) throw new Error(`${route.id} is not in the OpenAPI document`);
      for (const place of Object.keys(route.ids)) {
        tally.places++;
        const base = await requestWith(world, { operation, route, place, seed });
        if (base === null) tally.uncovered.push(`${route.id} ${place}`);
        else await compareForeign(world, { operation, route, place, base, idsPerKind }, tally);
      }
      const after = await checksum(world.server.db);
      if (after !== before) tally.changed++;
      before = after;
    }
    return { operations: named.length, ...tally };
  } finally {
    await world.stop();
  }
}

/** All registers but so many, drawn by chance. */
export function registersBut(count: number, draw: number): ReadonlySet<string> {
  const names = registers.map(({ group }) => group.name);
  return new Set(shuffled(names, randomOf(draw)).slice(count));
}

type Place = { readonly operation: Operation; readonly route: Route; readonly place: string };

/** A request that is right but for the object at this place, which is nowhere: it answers 404 and nothing sooner. */
async function requestWith(world: World, { operation, route, place, seed }: Place & { readonly seed: number }) {
  const whole = wholeRequest(operation, { ids: world.ids, files });
  for (const sample of few(whole, seed)) {
    const known = Object.entries(route.ids).reduce<FuzzRequest>(
      (request, [path, entity]) => withId(request, path, world.ids[entity]?.[0] ?? '') ?? request,
      sample,
    );
    const request = withId(known, place, randomUUID());
    if (request === null) continue;
    const answer = await send(world, operation, fresh(request));
    if (typeof answer !== 'string' && answer.status === 404) return request;
  }
  return null;
}

/** Most often one of the first will do, and to make hundreds takes longer than to send them. */
function* few<T>(from: fc.Arbitrary<T>, seed: number): Generator<T> {
  const first = fc.sample(from, { numRuns: FIRST_TRIES, seed });
  yield* first;
  yield* fc.sample(from, { numRuns: TRIES, seed }).slice(FIRST_TRIES);
}

async function compareForeign(
  world: World,
  { operation, route, place, base, idsPerKind }: Place & { readonly base: FuzzRequest; readonly idsPerKind: number },
  tally: { cases: number; unlike: number; examples: string[] },
): Promise<void> {
  const own = route.ids[place] ?? '';
  // A persona has the id of its account.
  const foreign = Object.entries(world.ids).flatMap(([entity, ids]) =>
    recordOf(entity) === recordOf(own) ? [] : ids.slice(0, idsPerKind).filter((id) => !world.ids[own]?.includes(id)),
  );
  const alike = [
    ...(world.hidden[recordOf(own)] ?? []),
    ...(await ofOtherProjects(world, own, projectOf(route, base))),
  ];
  const nowhere = await send(world, operation, fresh(base));
  for (const id of [
    randomUUID(),
    '018f0000-0000-7000-8000-000000000000',
    ...foreign,
    ...alike.slice(0, idsPerKind + 1),
  ]) {
    const request = withId(base, place, id);
    if (request === null) continue;
    const answer = await send(world, operation, fresh(request));
    tally.cases++;
    if (JSON.stringify(answer) === JSON.stringify(nowhere)) continue;
    tally.unlike++;
    if (tally.examples.length < 10)
      tally.examples.push(`${route.id} ${place} ${id}: ${JSON.stringify(answer).slice(0, 300)}`);
  }
}

/** The project that the request names beside what stands at the place; null when it names none. */
function projectOf({ ids }: Route, { path }: FuzzRequest): string | null {
  const place = Object.keys(ids).find((each) => each.startsWith('params.') && ids[each] === 'project');
  return place === undefined ? null : (path[place.slice('params.'.length)] ?? null);
}

/** Records of the same kind that are in another project than the one that is named. */
async function ofOtherProjects({ server: { db } }: World, entity: string, projectId: string | null) {
  if (projectId === null || recordOf(entity) === 'project') return [];
  const table = await tableOf(db, entity);
  const { rows } = await sql<{ id: string }>`
    select to_jsonb(t) ->> 'id' as id from ${sql.table(table)} t where to_jsonb(t) ->> 'project_id' <> ${projectId} limit 20`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** A command of its own each time; else the answer would be that of the one before. */
function fresh(request: FuzzRequest): FuzzRequest {
  const isCommand = 'Command-Id' in request.headers;
  return isCommand ? { ...request, headers: { ...request.headers, 'Command-Id': randomUUID() } } : request;
}

/** The request with another id at a place such as `body.matches[].target.projectId`; null when it does not have that place. */
function withId(request: FuzzRequest, place: string, id: string): FuzzRequest | null {
  const [part, ...steps] = place.split('.');
  const name = steps[0]?.replace('[]', '') ?? '';
  if (part === 'params') return { ...request, path: { ...request.path, [name]: id } };
  if (part === 'query') return { ...request, query: [...request.query.filter(([key]) => key !== name), [name, id]] };
  const body = replacedAt(request.body, steps, id);
  return JSON.stringify(body).includes(id) ? { ...request, body } : null;
}

function replacedAt(value: unknown, [step, ...rest]: readonly string[], id: string): unknown {
  if (step === undefined) return typeof value === 'string' || value === null ? id : value;
  if (!isObject(value)) return value;
  const name = step.replace('[]', '');
  if (!Object.hasOwn(value, name)) return value;
  const inside = value[name];
  const isList = step.endsWith('[]') && Array.isArray(inside);
  const replaced = isList ? inside.map((each) => replacedAt(each, rest, id)) : replacedAt(inside, rest, id);
  return { ...value, [name]: replaced };
}

/** A hash over every row of every table. */
export async function checksum(db: Db): Promise<string> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(
    db,
  );
  const sums = tables.map(({ schema, name }) => {
    const table = `${schema}.${name}`;
    return sql`select ${table}::text as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
      from ${sql.table(table)} t`;
  });
  const { rows } = await sql`${sql.join(sums, sql` union all `)} order by 1`.execute(db);
  return JSON.stringify(rows);
}
