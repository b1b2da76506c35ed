import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApiOf, type Route, route, routes } from './index.ts';
import { id } from './values.ts';

const all: readonly Route[] = Object.values(routes);
const document = openApiOf(all);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** The structure that OpenAPI 3.1 asks of the parts that we write. */
const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string().regex(/^[\w-]+\/[\w.+-]+$/), z.strictObject({ schema }));
const operation = z.strictObject({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  'x-kind': z.string(),
  'x-permission': z.unknown(),
  parameters: z.array(
    z.strictObject({
      name: z.string().min(1),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      description: z.string().optional(),
      schema,
    }),
  ),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|[1-5]XX|default)$/),
    z.strictObject({ description: z.string(), content: content.optional() }),
  ),
});
const openApi31 = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(
    z.string().regex(/^\//),
    z.partialRecord(z.enum(['get', 'put', 'post', 'patch', 'delete']), operation),
  ),
  components: z.strictObject({ schemas: z.record(z.string(), schema), securitySchemes: z.record(z.string(), schema) }),
});

describe('the OpenAPI document', () => {
  it('has the structure of OpenAPI 3.1, and is JSON', () => {
    expect(openApi31.safeParse(document).error).toBeUndefined();
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('has every route of the contract, once, and no other', () => {
    const addresses = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(addresses.sort()).toEqual(
      all.map((each) => `${each.method} ${each.path.replace(/:(\w+)/g, '{$1}')}`).sort(),
    );
    expect(new Set(operations.map((each) => each.operation.operationId)).size).toBe(all.length);
  });

  it.each(operations)('$method $path names what its path holds, each needed', ({ path, operation }) => {
    const held = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = operation.parameters.filter((each) => each.in === 'path');
    expect(given.map(({ name }) => name).sort()).toEqual(held.sort());
    expect(given.every(({ required }) => required)).toBe(true);
  });

  it.each(all)('$id marks each id with what it names', (each) => {
    const found = operations.find(({ operation }) => operation.operationId === each.id)?.operation;
    const marks = [...JSON.stringify(found).matchAll(/"x-entity":"([\w-]+)"/g)].map(([, entity]) => entity);
    expect([...new Set(marks)].sort()).toEqual([...new Set(Object.values(each.ids))].sort());
  });

  it('says which headers a write carries', () => {
    const headers = (routeId: string) =>
      operations
        .find(({ operation }) => operation.operationId === routeId)
        ?.operation.parameters.filter((each) => each.in === 'header')
        .map(({ name }) => name);
    expect(headers('portfolio.readProject')).toEqual([]);
    expect(headers('portfolio.createProject')).toEqual(['Command-Id']);
    expect(headers('portfolio.updateProject')).toEqual(['Command-Id', 'If-Match']);
  });

  it('leads every reference to a schema of its own', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(all.length);
    expect(references.filter(([, name = '']) => document.components.schemas[name] === undefined)).toEqual([]);
  });

  it('marks ids in lists, choices and changes', () => {
    const target = z.union([z.object({ to: id<'project'>() }), z.object({ to: z.literal('none') })]);
    const body = z.object({ rows: z.array(z.object({ target })), people: z.array(id<'person'>()).nullable() });
    const ids = { 'body.rows[].target.to': 'project', 'body.people[]': 'person' } as const;
    const shape = { kind: 'command', method: 'POST', path: '/api/x', summary: '', permission: 'session' } as const;
    const made = openApiOf([route({ ...shape, id: 'x.do', body, ids, response: z.object({}) })]);
    const text = JSON.stringify(made.paths['/api/x']?.post?.requestBody);
    expect([...text.matchAll(/"x-entity":"(\w+)"/g)].map(([, entity]) => entity)).toEqual(['project', 'person']);
  });
});
