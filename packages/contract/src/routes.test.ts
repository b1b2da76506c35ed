import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { capability, type Route, routes } from './index.ts';

const all = Object.entries(routes) as [string, Route][];

/** Paths of every id that a part of a request can carry, such as `body.matches[].fileId`. */
function idPaths(part: string, schema: z.ZodType | null): readonly string[] {
  return schema === null ? [] : walk(part, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

type Json = { readonly [key: string]: unknown };

function walk(path: string, schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = schema as Json;
  const own = node.format === 'uuid' ? [path] : [];
  const inside = Object.entries((node.properties ?? {}) as Json).flatMap(([name, value]) =>
    walk(`${path}.${name}`, value),
  );
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((key) =>
    ((node[key] ?? []) as unknown[]).flatMap((each) => walk(path, each)),
  );
  return [...new Set([...own, ...inside, ...walk(`${path}[]`, node.items), ...choices])];
}

describe('the contract', () => {
  it('names each route once', () => {
    const ids = all.map(([, route]) => route.id);
    expect(new Set(ids).size).toBe(ids.length);
    const addresses = all.map(([, route]) => `${route.method} ${route.path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each(all)('%s declares its permission and what its path holds', (_, route) => {
    expect(['public', 'first-run', 'persona', 'session', ...capability.options]).toContain(route.permission);
    const named = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    const params =
      route.params === null
        ? []
        : Object.keys((z.toJSONSchema(route.params, { io: 'input', unrepresentable: 'any' }).properties ?? {}) as Json);
    expect(params.sort()).toEqual(named.sort());
  });

  it.each(all)('%s says of every id in its request what it names', (_, route) => {
    const found = [
      ...idPaths('params', route.params),
      ...idPaths('query', route.query),
      ...idPaths('body', route.body),
    ];
    const declared = Object.keys(route.ids);
    // A patch states the value that was seen beside the wanted one; only the wanted one has an effect.
    expect(found.filter((path) => !path.endsWith('.base')).sort()).toEqual(declared.sort());
  });

  it.each(all)('%s fits its kind', (_, route) => {
    expect(route.kind === 'read' || route.kind === 'stream' ? 'GET' : 'a write').toBe(
      route.method === 'GET' ? 'GET' : 'a write',
    );
    if (route.kind === 'upload') expect(route.body).toBeNull();
    if (route.isVersioned) expect(route.kind).toBe('command');
    if (route.isPreview) expect(route.kind).toBe('upload');
  });
});
