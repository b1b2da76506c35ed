import { randomUUID } from 'node:crypto';
import { type Route, type RouteName, routes } from '@sightline/contract';
import type { Instant } from '@sightline/kernel';
import fc from 'fast-check';
import { EXAMPLES } from '../../packages/server/src/testing/matrix/examples.ts';
import { insertSignedIn } from '../../packages/server/src/testing/matrix/signed-in.ts';
import type { Ids } from '../../packages/server/src/testing/matrix/world.ts';
import { TEST_NOW } from '../../packages/server/src/testing/start-test-server.ts';
import { documentOf, files, operationsOf, type Written, written } from './api-fuzz.ts';
import { type CanaryWorld, FIRST_VIEWER, GLASS, type Viewer } from './canary-world.ts';
import { type FuzzRequest, type Operation, wholeRequest } from './fuzz-request.ts';
import { oneOf } from './random.ts';

export type Asked = { readonly route: RouteName; readonly viewer: Viewer; readonly request: Written };

/** Requests of each route that are made once and sent again and again by everybody. */
const POOL = 24;
/** Reads tell more than writes do; and what is written makes lists longer. */
const WEIGHT: Readonly<Record<Route['kind'], number>> = { read: 8, command: 1, upload: 1, stream: 0 };
/** One that no record reaches: nobody's rights may move while he is tried. */
const NEVER = '"999999"';

/** Makes one request after the other: any viewer, any route, on any object or nothing, as its example or as the OpenAPI document allows. */
export async function requestsOf(world: CanaryWorld, random: () => number): Promise<() => Promise<Asked>> {
  const operations = operationsOf(await documentOf(world));
  const pools = new Map(operations.map((each) => [each.operation.operationId, poolOf(each, world, random)]));
  const bag = (Object.entries(routes) as [RouteName, Route][]).flatMap(([name, { kind }]) =>
    Array.from({ length: WEIGHT[kind] }, () => name),
  );
  const own = ownCommands(world, random);
  return async () => {
    const name = oneOf(bag, random);
    const route: Route = routes[name];
    const isRead = route.kind === 'read';
    // The first account shows what can be found; it must not change what the others may see.
    const viewer = oneOf(isRead ? world.viewers : world.viewers.filter((each) => each.name !== FIRST_VIEWER), random);
    const pool = pools.get(route.id) ?? [];
    const isExample = pool.length === 0 || random() < 0.5;
    const chosen = isExample ? example(name, world, placeOf(name, world, random)) : oneOf(pool, random);
    const request = own(route, viewer, aimed(name, chosen, world));
    return { route: name, viewer: await leaving(name, viewer, world), request: fresh(route, request) };
  };
}

function poolOf(operation: Operation, { ids, canaries }: CanaryWorld, random: () => number): readonly Written[] {
  const seed = Math.floor(random() * 2 ** 31);
  const marks = canaries.all.map(({ text }) => text);
  return fc.sample(wholeRequest(operation, { ids, files }), { numRuns: POOL, seed }).map((request) =>
    written(
      operation,
      searching(operation, request, () => oneOf(marks, random)),
    ),
  );
}

/** What can be searched for is searched for by a secret: the count of an answer would tell that it is there. */
function searching(operation: Operation, request: FuzzRequest, secret: () => string): FuzzRequest {
  const texts = new Set(
    operation.operation.parameters
      .filter(({ schema }) => schema.type === 'string' && !['enum', 'format', 'pattern'].some((each) => each in schema))
      .map(({ name }) => name),
  );
  return { ...request, query: request.query.map(([name, value]) => [name, texts.has(name) ? secret() : value]) };
}

function placeOf(name: RouteName, { places, matrix }: CanaryWorld, random: () => number): Ids {
  const all = [...places]
    .filter(([place]) => (name === 'breakGlass' ? place === GLASS : true))
    .map(([, { ids }]) => ids);
  return oneOf([...all, matrix.ids.nowhere], random);
}

function example(name: RouteName, { matrix }: CanaryWorld, ids: Ids): Written {
  const { params = {}, query, body, bytes, version } = EXAMPLES[name](ids, matrix);
  const route: Route = routes[name];
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams(query).toString();
  const type = bytes === undefined ? 'application/json' : 'application/octet-stream';
  const text = bytes === undefined ? JSON.stringify(body) : Buffer.from(bytes).toString('utf8');
  return {
    method: route.method,
    path: `${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      ...(text === undefined ? {} : { 'content-type': type }),
      ...(version === undefined ? {} : { 'If-Match': NEVER }),
    },
    body: text ?? null,
  };
}

/** The glass is broken for one project only: whoever broke it may read everything there. */
function aimed(name: RouteName, request: Written, { places, matrix }: CanaryWorld): Written {
  if (name !== 'breakGlass') return request;
  const { projectId } = places.get(GLASS)?.ids ?? matrix.ids.nowhere;
  return { ...request, path: routes[name].path.replace(':projectId', projectId) };
}

function fresh({ kind, isVersioned }: Route, request: Written): Written {
  const command = kind === 'read' ? {} : { 'Command-Id': randomUUID() };
  return { ...request, headers: { ...request.headers, ...command, ...(isVersioned ? { 'If-Match': NEVER } : {}) } };
}

/** Whoever signs out does it in a session made for that. */
async function leaving(name: RouteName, viewer: Viewer, { server }: CanaryWorld): Promise<Viewer> {
  if (name !== 'signOut' || viewer.accountId === null) return viewer;
  return { ...viewer, headers: { cookie: await insertSignedIn(server, viewer.accountId, TEST_NOW as Instant) } };
}

/** A command is named by one of the viewer's own, where he gave any: the undo list is a way to what he saw then. */
function ownCommands({ given }: CanaryWorld, random: () => number) {
  return ({ path }: Route, viewer: Viewer, request: Written): Written => {
    const ids = given.get(viewer.name) ?? [];
    if (!path.includes(':commandId') || ids.length === 0) return request;
    return { ...request, path: path.replace(':commandId', oneOf(ids, random)) };
  };
}
