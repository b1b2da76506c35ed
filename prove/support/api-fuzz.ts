import { readFileSync } from 'node:fs';
import type { OpenApi } from '@sightline/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { bodySchemaOf, type FuzzRequest, type Operation, requestArbitrary } from './fuzz-request.ts';
import { faultOf, isObject } from './json-schema.ts';
import { type Ground, openWorld, tableOf, type World } from './world.ts';

export type FuzzOptions = { readonly count: number; readonly seed: number };

export type FuzzResult = {
  readonly operations: number;
  readonly requests: number;
  readonly accepted: number;
  readonly refused: number;
  /** Requests off the schema in body, query or headers; each must be refused. */
  readonly broken: number;
  readonly serverErrors: number;
  readonly offSchemaAnswers: number;
  readonly brokenAccepted: number;
  readonly stackTraces: number;
  readonly noAnswers: number;
  /** What no request could make happen: nothing is known of its answer. */
  readonly neverAccepted: readonly string[];
  readonly examples: readonly string[];
};

type Verdict =
  | 'accepted'
  | 'refused'
  | 'serverErrors'
  | 'offSchemaAnswers'
  | 'brokenAccepted'
  | 'stackTraces'
  | 'noAnswers';

const BATCH = 20;
/** A new database every so often: lists would grow, and a request may end the session or the account that asks. */
const REQUESTS_PER_WORLD = 4000;
const MOST_EXAMPLES = 30;
const TRACE = /\n\s+at \S+|node_modules|\.[cm]?[jt]s:\d+:\d+|ZodError|syntax error at or near|violates \w+ constraint/;

/** Sends requests made from the OpenAPI document that the server itself answers, valid and broken, and judges every answer by it. */
export async function fuzzApi(ground: Ground, { count, seed }: FuzzOptions): Promise<FuzzResult> {
  const tally = new Tally();
  let world = await openWorld(ground);
  const document = await documentOf(world);
  const operations = operationsOf(document);
  for (let sent = 0, renewAt = REQUESTS_PER_WORLD, round = 0; sent < count; round++) {
    for (const operation of operations) {
      for (const request of requestsOf(operation, world, {
        seed: seed + round,
        count: Math.min(BATCH, count - sent),
      })) {
        await judge(world, { operation, request, document }, tally);
        sent++;
      }
      if (!(await isSignedIn(world))) world = await signedInAgain(world, ground, tally);
    }
    if (sent >= renewAt) {
      world = await renewed(world, ground, tally);
      renewAt += REQUESTS_PER_WORLD;
    }
  }
  tally.reported(world);
  await world.stop();
  return { operations: operations.length, ...tally.figures(operations) };
}

/** The request before may have ended the session; where nobody can sign in any more, the world begins anew. */
async function signedInAgain(world: World, ground: Ground, tally: Tally): Promise<World> {
  const client = await world.server.signIn().catch(() => null);
  return client === null
    ? renewed(world, ground, tally)
    : { ...world, server: { ...world.server, options: client.options } };
}

async function renewed(world: World, ground: Ground, tally: Tally): Promise<World> {
  tally.reported(world);
  await world.stop();
  return openWorld(ground);
}

class Tally {
  readonly #counts: Record<Verdict, number> = {
    accepted: 0,
    refused: 0,
    serverErrors: 0,
    offSchemaAnswers: 0,
    brokenAccepted: 0,
    stackTraces: 0,
    noAnswers: 0,
  };
  readonly #done = new Set<string>();
  readonly #examples: string[] = [];
  #broken = 0;

  add(verdict: Verdict, operationId: string, isBroken: boolean): void {
    this.#counts[verdict]++;
    if (isBroken) this.#broken++;
    if (verdict === 'accepted') this.#done.add(operationId);
  }

  example(text: string): void {
    if (this.#examples.length < MOST_EXAMPLES) this.#examples.push(text);
  }

  reported(world: World): void {
    for (const failure of world.failures) this.example(failure.slice(0, 1500));
  }

  figures(operations: readonly Operation[]) {
    const { accepted, refused, ...violations } = this.#counts;
    const requests = Object.values(this.#counts).reduce((sum, each) => sum + each, 0);
    const ids = operations.map(({ operation }) => operation.operationId);
    const neverAccepted = ids.filter((id) => !this.#done.has(id));
    return {
      requests,
      accepted,
      refused,
      broken: this.#broken,
      ...violations,
      neverAccepted,
      examples: this.#examples,
    };
  }
}

export async function documentOf({ server }: Pick<World, 'server'>): Promise<OpenApi> {
  const response = await fetch(`${server.url}/api/openapi.json`, { headers: server.options.headers });
  return (await response.json()) as OpenApi;
}

export function operationsOf({ paths }: OpenApi): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

export const files = ['payroll.xml', 'register.csv'].map((name) =>
  readFileSync(new URL(`../../docs/samples/${name}`, import.meta.url), 'utf8'),
);

function requestsOf(operation: Operation, { ids }: World, { seed, count }: FuzzOptions): readonly FuzzRequest[] {
  return count <= 0 ? [] : fc.sample(requestArbitrary(operation, { ids, files }), { numRuns: count, seed });
}

async function isSignedIn({ server }: World): Promise<boolean> {
  const { status } = await fetch(`${server.url}/api/openapi.json`, { headers: server.options.headers });
  return status === 200;
}

type Asked = { readonly operation: Operation; readonly request: FuzzRequest; readonly document: OpenApi };

async function judge(world: World, { operation, request: planned, document }: Asked, tally: Tally): Promise<void> {
  const request = planned.isSeen ? await withSeen(world, { operation, request: planned, document }) : planned;
  const isBroken = isOffSchema(operation, request);
  const answer = await send(world, operation, request);
  const verdict = verdictOf(operation, answer, { isBroken, document });
  tally.add(verdict.kind, operation.operation.operationId, isBroken);
  if (verdict.kind === 'accepted' || verdict.kind === 'refused') return;
  tally.example(
    `${verdict.kind}: ${verdict.why} ${operation.operation.operationId} ${JSON.stringify(request).slice(0, 700)}`,
  );
}

export type Answer = { readonly status: number; readonly type: string; readonly text: string };

function verdictOf(
  operation: Operation,
  answer: Answer | string,
  { isBroken, document }: { readonly isBroken: boolean; readonly document: OpenApi },
): { readonly kind: Verdict; readonly why: string } {
  if (typeof answer === 'string') return { kind: 'noAnswers', why: answer };
  const { status, text } = answer;
  if (TRACE.test(text)) return { kind: 'stackTraces', why: text.slice(0, 300) };
  if (status >= 500) return { kind: 'serverErrors', why: `${status} ${text.slice(0, 300)}` };
  const fault = answerFault(operation, answer, document);
  if (fault !== null) return { kind: 'offSchemaAnswers', why: `${status} ${fault}` };
  if (status < 300 && isBroken) return { kind: 'brokenAccepted', why: String(status) };
  return { kind: status < 300 ? 'accepted' : 'refused', why: '' };
}

function answerFault({ operation }: Operation, { status, type, text }: Answer, document: OpenApi): string | null {
  if (status >= 400) return faultOf(document.components.schemas.Refusal ?? {}, parsed(text));
  const [wanted = '', content] = Object.entries(operation.responses['200']?.content ?? {})[0] ?? [];
  if (!type.startsWith(wanted)) return `type ${type}`;
  return wanted === 'application/json' ? faultOf(content?.schema ?? {}, parsed(text)) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Is it against the document in a way that it can say: body, query names, needed headers? */
function isOffSchema(operation: Operation, request: FuzzRequest): boolean {
  const { parameters } = operation.operation;
  const queryNames = new Set(parameters.filter((each) => each.in === 'query').map(({ name }) => name));
  if (request.query.some(([name]) => !queryNames.has(name))) return true;
  const headers = parameters.filter((each) => each.in === 'header' && each.required);
  if (headers.some(({ name, schema }) => faultOf(schema, request.headers[name]) !== null)) return true;
  const schema = bodySchemaOf(operation);
  if (schema === null) return false;
  const body: unknown =
    request.raw === null ? JSON.parse(JSON.stringify(request.body) ?? 'null') : parsed(textOf(request));
  // An absent body is read as an empty one.
  return faultOf(schema, body ?? {}) !== null;
}

function textOf({ raw, body }: FuzzRequest): string {
  return raw === null ? (JSON.stringify(body) ?? '') : raw.text.repeat(raw.times) + raw.end;
}

/** A request as it goes over the wire, without what tells who asks. */
export type Written = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

export function written(operation: Operation, request: FuzzRequest): Written {
  const path = filled(operation.path, request);
  const query = request.query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  const isUpload = operation.operation['x-kind'] === 'upload';
  const hasBody = isUpload || bodySchemaOf(operation) !== null;
  const type = isUpload ? 'application/octet-stream' : 'application/json';
  return {
    method: operation.method,
    path: `${path}${query === '' ? '' : `?${query}`}`,
    headers: { ...(hasBody ? { 'content-type': type } : {}), ...request.headers },
    body: hasBody ? textOf(request) : null,
  };
}

export async function send({ server }: World, operation: Operation, request: FuzzRequest): Promise<Answer | string> {
  const { method, path, headers, body } = written(operation, request);
  const ending = new AbortController();
  try {
    const response = await fetch(server.url + path, {
      method,
      headers: { ...server.options.headers, ...headers },
      body,
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(30_000)]),
    });
    const answerType = response.headers.get('content-type') ?? '';
    const isStream = answerType.startsWith('text/event-stream');
    return { status: response.status, type: answerType, text: isStream ? '' : await response.text() };
  } catch (error) {
    return String(error instanceof Error ? (error.cause ?? error.message) : error);
  } finally {
    ending.abort();
  }
}

function filled(path: string, request: FuzzRequest): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(request.path[name] ?? ''));
}

/** Half a surrogate pair has no percent form; its replacement character has. */
function encoded(text: string): string {
  return text.startsWith('%')
    ? text.replace(/[^%\w]/g, '')
    : encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** States the version and the values that the record named last in the path has now, as a page would. */
async function withSeen(world: World, { operation, request, document }: Asked): Promise<FuzzRequest> {
  const places = operation.operation.parameters.filter((each) => each.in === 'path');
  const place = places.at(-1);
  const entity = place?.schema['x-entity'];
  if (place === undefined || entity === undefined) return request;
  const row = await rowOf(world, entity, request.path[place.name] ?? '');
  const path = Object.fromEntries(
    Object.entries(request.path).map(([name, value]) => [name, String(row[columnOf(name)] ?? value)]),
  );
  if (!('If-Match' in request.headers)) return { ...request, path };
  const version =
    (await shownVersion(world, document, { ...operation, request: { ...request, path } })) ?? row.version ?? 1;
  return {
    ...request,
    path,
    headers: { ...request.headers, 'If-Match': `"${String(version)}"` },
    body: seen(request.body, row),
  };
}

async function rowOf({ server }: World, entity: string, id: string): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
    select row_to_json(t) as row from ${sql.table(await tableOf(server.db, entity))} t where id::text = ${id}`.execute(
    server.db,
  );
  return rows[0]?.row ?? {};
}

/** The version that the route above the write's shows, where one with the same parameters does. */
async function shownVersion(
  world: World,
  document: OpenApi,
  { path, request }: { readonly path: string; readonly request: FuzzRequest },
): Promise<unknown> {
  const above = Object.entries(document.paths)
    .filter(([each, { get }]) => get !== undefined && path.startsWith(each))
    .find(([each]) => each.split('{').length === path.split('{').length);
  if (above === undefined) return null;
  const response = await fetch(world.server.url + filled(above[0], request), { headers: world.server.options.headers });
  const answer: unknown = await response.json();
  return isObject(answer) ? answer.version : null;
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function seen(body: unknown, row: Readonly<Record<string, unknown>>): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, change]) => {
      const column = columnOf(name);
      const isChange = isObject(change) && 'base' in change && 'value' in change && column in row;
      return [name, isChange ? { ...change, base: row[column] } : change];
    }),
  );
}
