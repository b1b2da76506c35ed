import type { JsonSchema } from '@sightline/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type Answer, documentOf, files, operationsOf, send } from './api-fuzz.ts';
import { NASTY_TEXTS } from './arbitrary.ts';
import { checksum } from './foreign-ids.ts';
import { bodySchemaOf, type FuzzRequest, type Operation, type Raw, wholeRequest } from './fuzz-request.ts';
import { faultOf, isObject, schemasAt } from './json-schema.ts';
import { type Ground, openWorld, type World } from './world.ts';

export type BadInputResult = {
  readonly operations: number;
  readonly requests: number;
  /** How often each status was the answer. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly violations: readonly string[];
};

/** A request that no client of ours sends, by the name of what is wrong with it. */
type BadRequest = {
  readonly name: string;
  readonly request: FuzzRequest;
  readonly unknown?: readonly string[];
  readonly mostMs?: number;
};

const MOST_MS = 250;
/** A password is hashed slowly on purpose, also one of a request that cannot succeed: its time must not tell. */
const MOST_HASHING_MS = 2000;
/** The machine may be busy elsewhere: a request that changes nothing may be asked again to be timed. */
const TRIES = 4;
/** As many as one refusal names. */
const NAMES_AT_ONCE = 60;
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];
const UNSTORABLE = ['nul\u0000inside', '\uD800', 'a\uDFFFb'];

/** Sends every kind of bad input to every operation of the contract: each is refused, in words, at once, and leaves no trace. */
export async function sendBadInput(ground: Ground, { seed }: { readonly seed: number }): Promise<BadInputResult> {
  const world = await openWorld(ground);
  const tally = { requests: 0, statuses: {} as Record<string, number>, slowestMs: 0, violations: [] as string[] };
  try {
    const document = await documentOf(world);
    const operations = operationsOf(document);
    const given: Given = { world, refusal: document.components.schemas.Refusal ?? {}, tally };
    const known = namesIn(document.paths);
    const usedId = await usedCommandId(world);
    let before = await checksum(world.server.db);
    for (const operation of operations) {
      for (const bad of badRequestsFor(operation, { world, known, usedId, seed })) await judge(given, operation, bad);
      const after = await checksum(world.server.db);
      if (after !== before) tally.violations.push(`${operation.operation.operationId}: rows changed`);
      before = after;
    }
    tally.violations.push(...world.failures);
    return { operations: operations.length, ...tally };
  } finally {
    await world.stop();
  }
}

type Tally = {
  requests: number;
  readonly statuses: Record<string, number>;
  slowestMs: number;
  readonly violations: string[];
};
type Given = { readonly world: World; readonly refusal: JsonSchema; readonly tally: Tally };

async function judge({ world, refusal, tally }: Given, operation: Operation, bad: BadRequest): Promise<void> {
  const { answer, ms } = await timed(world, operation, bad.request);
  tally.requests++;
  const isUpload = operation.operation['x-kind'] === 'upload';
  const say = (why: string) => tally.violations.push(`${operation.operation.operationId}, ${bad.name}: ${why}`);
  if (typeof answer === 'string') return void say(`no answer: ${answer}`);
  tally.statuses[answer.status] = (tally.statuses[answer.status] ?? 0) + 1;
  if (answer.status < 400 || answer.status > 499) return void say(`${answer.status} ${answer.text.slice(0, 200)}`);
  const fault = faultOf(refusal, JSON.parse(answer.text));
  if (fault !== null) say(`not in the form of a refusal: ${fault}`);
  const silent = (bad.unknown ?? []).filter((name) => !answer.text.includes(`${name}' is not known here`));
  if (silent.length > 0 && answer.status === 400) say(`takes ${silent.join(', ')}`);
  if (isUpload) return;
  if (bad.mostMs === undefined) tally.slowestMs = Math.max(tally.slowestMs, ms);
  if (ms > (bad.mostMs ?? MOST_MS)) say(`took ${Math.round(ms)} ms`);
}

async function timed(world: World, operation: Operation, request: FuzzRequest) {
  let best: { readonly answer: Answer | string; readonly ms: number } | null = null;
  for (let tries = 0; tries < TRIES && (best === null || best.ms > MOST_MS); tries++) {
    const start = performance.now();
    const answer = await send(world, operation, request);
    const ms = performance.now() - start;
    best = best === null || ms < best.ms ? { answer, ms } : best;
  }
  if (best === null) throw new Error('no try was made');
  return best;
}

type Making = {
  readonly world: World;
  readonly known: readonly string[];
  readonly usedId: string;
  readonly seed: number;
};

function badRequestsFor(operation: Operation, making: Making): readonly BadRequest[] {
  const [base] = fc.sample(wholeRequest(operation, { ids: making.world.ids, files }), {
    numRuns: 1,
    seed: making.seed,
  });
  if (base === undefined) throw new Error('no request was made');
  return [
    ...inTheAddress(operation, base),
    ...inTheHeaders(operation, base, making.usedId),
    ...(bodySchemaOf(operation) === null ? [] : inTheBody(operation, base, making)),
  ];
}

function inTheAddress({ operation }: Operation, base: FuzzRequest): readonly BadRequest[] {
  const strange = [...UNSTORABLE, ...NASTY_TEXTS];
  const paths = operation.parameters.filter((each) => each.in === 'path');
  return [
    ...PROTOTYPE_KEYS.map((name) => ({
      name: `query ${name}`,
      request: { ...base, query: [...base.query, [name, '1'] as const] },
    })),
    { name: 'unknown query', request: { ...base, query: [...base.query, ['isAdmin', 'true'] as const] } },
    ...paths.flatMap(({ name }) =>
      strange.map((value) => ({ name: `path ${name}`, request: { ...base, path: { ...base.path, [name]: value } } })),
    ),
  ];
}

function inTheHeaders({ operation }: Operation, base: FuzzRequest, usedId: string): readonly BadRequest[] {
  const names = operation.parameters.filter((each) => each.in === 'header' && each.required).map(({ name }) => name);
  const withHeader = (name: string, value: string) => ({ ...base, headers: { ...base.headers, [name]: value } });
  return names.flatMap((name) => [
    { name: `without ${name}`, request: withHeader(name, '') },
    name === 'Command-Id'
      ? { name: 'the id of another command', request: withHeader(name, usedId), mostMs: MOST_HASHING_MS }
      : { name: 'stale version', request: withHeader(name, '"987654321"') },
  ]);
}

const raw = (text: string, times = 1, end = ''): Raw => ({ text, times, end });
const BOMBS: Readonly<Record<string, Raw>> = {
  '10 MB': raw('x'.repeat(1024), 10 * 1024),
  '10 MB of JSON': raw(`{"name":"${'x'.repeat(10 * 1024 * 1024)}"}`),
  '10,000 deep lists': raw('[', 10_000, ']'.repeat(10_000)),
  '10,000 deep objects': raw('{"a":', 10_000, `1${'}'.repeat(10_000)}`),
  '100,000 fields': raw('{"x":1', 1, `${',"y":1'.repeat(100_000)}}`),
  'not JSON': raw('{'),
  'no object': raw('[]'),
};

function inTheBody(operation: Operation, base: FuzzRequest, { known }: Making): readonly BadRequest[] {
  const schema = bodySchemaOf(operation) ?? {};
  const own = new Set(namesIn(schema));
  const foreign = known.filter((name) => !own.has(name));
  return [
    ...Object.entries(BOMBS).map(([name, bomb]) => ({ name, request: { ...base, raw: bomb } })),
    ...chunksOf(foreign, NAMES_AT_ONCE).map((names) => ({
      name: 'fields of other records',
      request: { ...base, body: { ...asObject(base.body), ...Object.fromEntries(names.map((each) => [each, 1])) } },
      unknown: names,
    })),
    ...PROTOTYPE_KEYS.flatMap((key) =>
      nodesOf(base.body, isObject).map((at) => ({
        name: `${key} in ${at.join('.') || 'the body'}`,
        request: { ...base, body: replacedAt(base.body, at, (node) => withKey(asObject(node), key)) },
      })),
    ),
    ...nodesOf(base.body, (node) => typeof node === 'string').flatMap((at) =>
      [...UNSTORABLE, ...NASTY_TEXTS.filter((text) => !isAllowed(schema, at, text))].map((text) => ({
        name: `${JSON.stringify(text)} in ${at.join('.')}`,
        request: { ...base, body: replacedAt(base.body, at, () => text) },
      })),
    ),
  ];
}

/** The names of every field that any schema of the document knows, of whatever record. */
function namesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return [...new Set(node.flatMap(namesIn))];
  if (!isObject(node)) return [];
  const own = isObject(node.properties) ? Object.keys(node.properties) : [];
  return [...new Set([...own, ...Object.values(node).flatMap(namesIn)])].sort();
}

/** SQL and HTML are texts like any other where people write freely; elsewhere they are refused, but for words that fit the pattern. */
function isAllowed(schema: JsonSchema, [step, ...rest]: readonly (string | number)[], text: string): boolean {
  const path = step === undefined ? rest : [step, ...rest];
  const choices = [...schemasAt(schema, 'anyOf'), ...schemasAt(schema, 'oneOf')];
  if (choices.some((choice) => isAllowed(choice, path, text))) return true;
  if (step === undefined) {
    const isText = schema.type === 'string' && ['enum', 'const', 'format'].every((word) => !(word in schema));
    return isText && (typeof schema.pattern !== 'string' || new RegExp(schema.pattern, 'u').test(text));
  }
  const within = typeof step === 'number' ? schema.items : fieldOf(schema, step);
  return isObject(within) && isAllowed(within, rest, text);
}

function fieldOf({ properties, additionalProperties }: JsonSchema, name: string): unknown {
  return isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
}

type Path = readonly (string | number)[];

function nodesOf(node: unknown, isWanted: (node: unknown) => boolean, at: Path = []): readonly Path[] {
  const own = isWanted(node) ? [at] : [];
  if (Array.isArray(node)) return [...own, ...node.flatMap((each, index) => nodesOf(each, isWanted, [...at, index]))];
  if (!isObject(node)) return own;
  return [...own, ...Object.entries(node).flatMap(([name, each]) => nodesOf(each, isWanted, [...at, name]))];
}

function replacedAt(node: unknown, [step, ...rest]: Path, change: (node: unknown) => unknown): unknown {
  if (step === undefined) return change(node);
  if (Array.isArray(node)) return node.map((each, index) => (index === step ? replacedAt(each, rest, change) : each));
  const fields = asObject(node);
  return { ...fields, [step]: replacedAt(fields[step], rest, change) };
}

/** `__proto__` as a field of its own, as JSON can carry it. */
function withKey(node: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.defineProperty({ ...node }, key, { value: { isAdmin: true }, enumerable: true });
}

function asObject(node: unknown): Readonly<Record<string, unknown>> {
  return isObject(node) ? node : {};
}

function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return list.length <= size ? [list] : [list.slice(0, size), ...chunksOf(list.slice(size), size)];
}

/** The id of a command that the first account gave. */
async function usedCommandId({ server }: World): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from audit.command where name = 'organisation.addPerson' limit 1`.execute(server.db);
  if (rows[0] === undefined) throw new Error('no command was given yet');
  return rows[0].id;
}
