import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Route, routes } from './index.ts';
import { strictly } from './strict.ts';

const point = z.object({ x: z.int() });

describe('a strict schema', () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    ['an object', point, { x: 1 }, { x: 1, y: 2 }],
    ['an object with a check of its own', point.refine(() => true), { x: 1 }, { x: 1, y: 2 }],
    ['a partial object inside another', z.object({ at: point }).partial(), { at: { x: 1 } }, { at: { x: 1, y: 2 } }],
    [
      'a required part of a partial one',
      z.object({ at: point }).partial().required(),
      { at: { x: 1 } },
      { at: { x: 1, y: 2 } },
    ],
    ['a list', z.array(point), [{ x: 1 }], [{ x: 1, y: 2 }]],
    ['a map', z.record(z.string(), point), { a: { x: 1 } }, { a: { x: 1, y: 2 } }],
    ['what may be null', point.nullable(), null, { x: 1, y: 2 }],
    ['a choice', z.union([z.string(), point]), 'a', { x: 1, y: 2 }],
    [
      'a choice by a word',
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b'), at: point })]),
      { kind: 'b', at: { x: 1 } },
      { kind: 'a', at: { x: 1 } },
    ],
    ['what is prepared first', z.preprocess((given) => given, point), { x: 1 }, { x: 1, y: 2 }],
    ['what has a value when left out', point.default({ x: 0 }), undefined, { x: 1, y: 2 }],
  ])('refuses what %s does not name', (_, schema, good, bad) => {
    expect(schema.safeParse(bad).success).toBe(true);
    expect(strictly(schema).safeParse(good)).toEqual(schema.safeParse(good));
    expect(strictly(schema).safeParse(bad).success).toBe(false);
  });

  it('keeps its description, and is the schema itself where there is no object', () => {
    expect(strictly(point.meta({ title: 'Point' })).meta()).toEqual({ title: 'Point' });
    const plain = z.array(z.string().nullable()).max(3);
    expect(strictly(plain)).toBe(plain);
  });

  it('leaves an object that takes anything by design', () => {
    expect(strictly(z.looseObject({ x: z.int() })).safeParse({ x: 1, y: 2 }).success).toBe(true);
  });
});

describe('the contract', () => {
  it.each(Object.values(routes) as Route[])('$id refuses unknown fields in every part of its request', (route) => {
    for (const part of [route.params, route.query, route.body]) {
      if (part === null) continue;
      const json = z.toJSONSchema(part, { io: 'input', unrepresentable: 'any' });
      expect(objectsOf(json).filter((each) => each.additionalProperties === undefined)).toEqual([]);
    }
  });
});

type Json = { readonly [key: string]: unknown };

/** Every object schema inside. */
function objectsOf(schema: unknown): readonly Json[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node: Json = { ...schema };
  return [...(node.type === 'object' ? [node] : []), ...Object.values(node).flatMap(objectsOf)];
}
