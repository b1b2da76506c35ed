import type { ApiOperation, ApiParameter, JsonSchema } from '@sightline/contract';
import fc from 'fast-check';
import { type Ids, NASTY_TEXTS, valuesOf } from './arbitrary.ts';
import { isObject } from './json-schema.ts';

export type Operation = { readonly method: string; readonly path: string; readonly operation: ApiOperation };

/** One request before it is written out. `raw` stands in place of the body's JSON. */
export type FuzzRequest = {
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly raw: Raw | null;
  /** Take the record's present version and the values seen from the record that the path names. */
  readonly isSeen: boolean;
};

/** A body as bytes, or the recipe of one that is too large to be kept by the thousand. */
export type Raw = { readonly text: string; readonly times: number; readonly end: string };

export function bodySchemaOf({ operation }: Operation): JsonSchema | null {
  return operation.requestBody?.content['application/json']?.schema ?? null;
}

/** Half of the requests as the document asks for them, half of them broken in one place. */
export function requestArbitrary(
  operation: Operation,
  given: { readonly ids: Ids; readonly files: readonly string[] },
) {
  const whole = wholeRequest(operation, given);
  return fc.oneof(
    whole,
    fc.tuple(whole, breakage(operation, given.ids)).map(([request, broken]) => broken(request)),
  );
}

export function wholeRequest(
  operation: Operation,
  { ids, files }: { readonly ids: Ids; readonly files: readonly string[] },
): fc.Arbitrary<FuzzRequest> {
  const body = bodySchemaOf(operation);
  const isUpload = operation.operation['x-kind'] === 'upload';
  return fc.record({
    path: fc.record(fieldsOf(operation, 'path', ids)).map(texts),
    query: fc.record(fieldsOf(operation, 'query', ids), { requiredKeys: namesOf(operation, 'query', true) }).map(pairs),
    headers: fc
      .record(fieldsOf(operation, 'header', ids), { requiredKeys: namesOf(operation, 'header', true) })
      .map((values) => sendable(texts(values))),
    body: body === null ? fc.constant(undefined) : valuesOf(body, ids),
    raw: isUpload ? fileArbitrary(files) : fc.constant(null),
    isSeen: fc.integer({ min: 0, max: 9 }).map((chance) => chance < 8),
  });
}

function fieldsOf(operation: Operation, place: ApiParameter['in'], ids: Ids): Record<string, fc.Arbitrary<unknown>> {
  const parameters = operation.operation.parameters.filter((each) => each.in === place);
  return Object.fromEntries(
    parameters.map(({ name, schema }) => [name, name === 'Command-Id' ? fc.uuid() : valuesOf(schema, ids)]),
  );
}

function namesOf(operation: Operation, place: ApiParameter['in'], isRequired: boolean): string[] {
  const { parameters } = operation.operation;
  return parameters.filter((each) => each.in === place && each.required === isRequired).map(({ name }) => name);
}

function texts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** HTTP carries printable ASCII in a header; no client sends anything else. */
function sendable(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/[^ -~]/g, '?').trim()]),
  );
}

function pairs(values: Readonly<Record<string, unknown>>): FuzzRequest['query'] {
  return Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)] as const),
  );
}

/** A file as it is, cut, with another in the middle, or nothing like one. */
function fileArbitrary(files: readonly string[]): fc.Arbitrary<Raw> {
  const file = fc.constantFrom(...files);
  const cut = fc
    .tuple(file, fc.nat(4000), fc.constantFrom(...NASTY_TEXTS))
    .map(([text, at, nasty]) => text.slice(0, at) + nasty);
  const spliced = fc
    .tuple(file, fc.nat(4000), fc.constantFrom(...NASTY_TEXTS))
    .map(([text, at, nasty]) => `${text.slice(0, at)}${nasty}${text.slice(at)}`);
  const noise = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.constantFrom('', '<a/>', 'PK\u0003\u0004', 'ERMHDR\t', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
  );
  return fc.oneof(file, cut, spliced, noise).map((text) => rawOf(text));
}

const rawOf = (text: string, times = 1, end = ''): Raw => ({ text, times, end });

const BODIES: readonly Raw[] = [
  ...[
    '',
    'null',
    '[]',
    '""',
    '"text"',
    '0',
    'true',
    '{',
    '{"a":}',
    'NaN',
    '{"a":NaN}',
    '{"a":1e999}',
    '\uFEFF{}',
    '{"a":1}{"b":2}',
  ].map((text) => rawOf(text)),
  rawOf('{"__proto__":{"isAdmin":true}}'),
  rawOf('{"constructor":{"prototype":{"isAdmin":true}}}'),
  rawOf('{"name":"\\ud800","name":"\\u0000"}'),
  rawOf('[', 10_000, ']'.repeat(10_000)),
  rawOf('{"a":', 10_000, `1${'}'.repeat(10_000)}`),
  rawOf('{"a":', 10_000),
  rawOf(`{"name":"${'x'.repeat(900_000)}"}`),
  rawOf(`{${'"a":1,'.repeat(9)}`, 9_000, '"z":1}'),
];
/** 10 MB; many times over the limit, so few of them are enough. */
const HUGE = rawOf('x'.repeat(1024), 10 * 1024);

const STRANGE_NAMES = [
  'extra',
  'isAdmin',
  'role',
  'id',
  'version',
  'accountId',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  '$where',
  'a.b',
  "x' or 1=1",
];
const STRANGE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  -(2 ** 63),
  '',
  [],
  {},
  [[]],
  { value: 1 },
  ['a'],
  ...NASTY_TEXTS,
  'x'.repeat(5000),
];
const STRANGE_PATHS = [
  'x',
  '0',
  '-1',
  'null',
  'undefined',
  '%00',
  '..',
  '%2e%2e%2f',
  "' or 1=1",
  '00000000-0000-0000-0000-00000000000g',
  'a'.repeat(2000),
  '{}',
  ...NASTY_TEXTS,
];
const STRANGE_VERSIONS = ['', '1', '"0"', '"-1"', '"99999999999"', '*', 'W/"1"', '"1", "2"', '"NaN"'];
const STRANGE_TYPES = [
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'x',
];

type Breakage = (request: FuzzRequest) => FuzzRequest;
type Chosen = { readonly value: unknown; readonly name: string; readonly place: number };

function breakage(operation: Operation, ids: Ids): fc.Arbitrary<Breakage> {
  const choices = breakagesOf(operation, ids);
  return fc
    .tuple(fc.integer({ min: 0, max: 399 }), fc.constantFrom(...choices))
    .chain(([chance, choice]) =>
      chance === 0 && bodySchemaOf(operation) !== null
        ? fc.constant<Breakage>((request) => ({ ...request, raw: HUGE }))
        : choice,
    );
}

function breakagesOf(operation: Operation, ids: Ids): readonly fc.Arbitrary<Breakage>[] {
  const { parameters } = operation.operation;
  const name = fc.constantFrom(...STRANGE_NAMES);
  const header = (key: string, values: readonly string[]) =>
    fc.constantFrom(...values).map(
      (value): Breakage =>
        (request) => ({ ...request, isSeen: false, headers: { ...request.headers, [key]: value } }),
    );
  const without = (key: string): fc.Arbitrary<Breakage> =>
    fc.constant((request) => ({ ...request, isSeen: false, headers: omit(request.headers, key) }));
  const extraQuery = fc.tuple(name, fc.constantFrom('1', ...NASTY_TEXTS)).map(
    (pair): Breakage =>
      (request) => ({ ...request, query: [...request.query, pair] }),
  );
  const inPlace = (place: ApiParameter['in']) =>
    parameters.filter((each) => each.in === place).map((each) => each.name);
  const paths = inPlace('path').map((key) =>
    fc.constantFrom(...STRANGE_PATHS, ...Object.values(ids).flatMap((list) => list.slice(0, 3))).map(
      (value): Breakage =>
        (request) => ({ ...request, isSeen: false, path: { ...request.path, [key]: value } }),
    ),
  );
  const queries = inPlace('query').map((key) =>
    fc.constantFrom('', '-1', '1.5', '1e999', '9007199254740993', ...NASTY_TEXTS).map(
      (value): Breakage =>
        (request) => ({ ...request, query: [...request.query, [key, value]] }),
    ),
  );
  const heads = inPlace('header').flatMap((key) =>
    key === 'If-Match'
      ? [without(key), header(key, STRANGE_VERSIONS)]
      : [without(key), header(key, ['', 'x', "'1", '00000000-0000'])],
  );
  const bodies = bodySchemaOf(operation) === null ? [] : bodyBreakages(name);
  return [extraQuery, ...paths, ...queries, ...heads, ...bodies, header('content-type', STRANGE_TYPES)];
}

function bodyBreakages(name: fc.Arbitrary<string>): readonly fc.Arbitrary<Breakage>[] {
  const chosen = fc.record({ value: fc.constantFrom(...STRANGE_VALUES), name, place: fc.nat() });
  const within = (change: (node: unknown, chosen: Chosen) => unknown) =>
    chosen.map(
      (each): Breakage =>
        (request) => ({ ...request, body: changedAt(request.body, each, change) }),
    );
  const raw = fc.constantFrom(...BODIES).map(
    (text): Breakage =>
      (request) => ({ ...request, raw: text }),
  );
  const dropped = within((node) => (isObject(node) ? omit(node, Object.keys(node)[0] ?? '') : undefined));
  const added = within((node, each) => (isObject(node) ? withOwn(node, each) : each.value));
  return [raw, within((_, { value }) => value), within((_, { value }) => value), dropped, added, added];
}

/** Changes one node of a JSON value: the `place`-th, counted round and round. */
function changedAt(root: unknown, chosen: Chosen, change: (node: unknown, chosen: Chosen) => unknown): unknown {
  let left = chosen.place % countOf(root);
  const walk = (node: unknown): unknown => {
    if (left-- === 0) return change(node, chosen);
    if (Array.isArray(node)) return node.map(walk);
    return isObject(node) ? Object.fromEntries(Object.entries(node).map(([name, value]) => [name, walk(value)])) : node;
  };
  return walk(root);
}

function countOf(node: unknown): number {
  const parts = Array.isArray(node) ? node : isObject(node) ? Object.values(node) : [];
  return 1 + parts.reduce((sum: number, part) => sum + countOf(part), 0);
}

function omit<T>(values: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

/** `__proto__` as a field of its own, as JSON can carry it. */
function withOwn(node: Readonly<Record<string, unknown>>, { name, value }: Chosen): unknown {
  return Object.defineProperty({ ...node }, name, { value, enumerable: true });
}
