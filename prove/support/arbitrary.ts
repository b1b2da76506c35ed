import type { JsonSchema } from '@sightline/contract';
import fc from 'fast-check';
import { isObject, schemasAt } from './json-schema.ts';

/** Ids of what is there, by entity. */
export type Ids = Readonly<Record<string, readonly string[]>>;

/** Texts that break programs: SQL, HTML, templates, right-to-left, half a surrogate pair, a NUL, names of prototypes. */
export const NASTY_TEXTS = [
  "'; drop table audit.event; --",
  "' or '1'='1",
  '1; select pg_sleep(10)',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}#{7*7}',
  '=HYPERLINK("http://x.example")',
  '\u202Etxt.exe\u202C',
  'مرحبا بالعالم',
  '\uD800',
  'a\uDFFFb',
  'nul\u0000inside',
  '\u200B',
  '   ',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  '%00%ff%',
  'NaN',
  'Infinity',
  '𝕊𝕚𝕘𝕙𝕥 👩‍👩‍👧‍👦',
  'Z̷̡̛'.repeat(20),
];

/** Values of a JSON Schema, most of them as people write them. */
export function valuesOf(schema: JsonSchema, ids: Ids): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const choices = [...schemasAt(schema, 'anyOf'), ...schemasAt(schema, 'oneOf')];
  if (choices.length > 0) return fc.oneof(...choices.map((choice) => valuesOf(choice, ids)));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type }, ids)));
  return ofType(schema, ids);
}

function ofType(schema: JsonSchema, ids: Ids): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'string':
      return textOf(schema, ids);
    case 'integer':
      return integerOf(schema);
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return listOf(schema, ids);
    case 'object':
      return objectOf(schema, ids);
    default:
      return fc.jsonValue();
  }
}

function textOf(schema: JsonSchema, ids: Ids): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return idOf(schema['x-entity'], ids);
  if (schema.format === 'date') return dayArbitrary;
  if (schema.format === 'email')
    return fc.integer({ min: 1, max: 1e9 }).map((number) => `person.${number}@fuzz.example`);
  if (typeof schema.pattern === 'string') return fc.stringMatching(new RegExp(schema.pattern));
  const [minLength, most] = [Number(schema.minLength ?? 0), Number(schema.maxLength ?? 200)];
  const word = fc.string({ minLength, maxLength: Math.max(minLength, Math.min(most, 40)), unit: 'grapheme' });
  const long = fc.constant('x'.repeat(most));
  const plain = fc
    .integer({ min: 1, max: 1e9 })
    .map((number) => `A name ${number}`.padEnd(minLength, '.').slice(0, most));
  return fc.oneof(
    { weight: 6, arbitrary: plain },
    { weight: 3, arbitrary: word },
    { weight: 2, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
    { weight: 1, arbitrary: long },
  );
}

/** Mostly something that is there; also what is there of another kind, and what is nowhere. */
function idOf(entity: string | undefined, ids: Ids): fc.Arbitrary<string> {
  const all = Object.values(ids).flat();
  const own = entity === undefined ? all : (ids[entity] ?? all);
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...all) },
    { weight: 1, arbitrary: fc.uuid() },
  );
}

const dayArbitrary = fc
  .date({ min: new Date('1940-01-01'), max: new Date('2160-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function integerOf(schema: JsonSchema): fc.Arbitrary<number> {
  const min = Math.max(Number(schema.minimum ?? -1000), Number.MIN_SAFE_INTEGER);
  const max = Math.min(Number(schema.maximum ?? 1000), Number.MAX_SAFE_INTEGER);
  return fc.oneof(
    fc.integer({ min, max: Math.min(max, min + 20) }),
    fc.maxSafeInteger().map((n) => Math.min(max, Math.max(min, n))),
  );
}

function listOf(schema: JsonSchema, ids: Ids): fc.Arbitrary<unknown> {
  const items = isObject(schema.items) ? valuesOf(schema.items, ids) : fc.jsonValue();
  const least = Number(schema.minItems ?? 0);
  return fc.array(items, { minLength: least, maxLength: Math.max(least, Math.min(Number(schema.maxItems ?? 4), 4)) });
}

function objectOf(schema: JsonSchema, ids: Ids): fc.Arbitrary<unknown> {
  if (!isObject(schema.properties)) return mapOf(schema, ids);
  const names = Object.keys(schema.properties);
  const { properties } = schema;
  const fields = names.map((name) => {
    const field = properties[name];
    return [name, isObject(field) ? valuesOf(field, ids) : fc.jsonValue()] as const;
  });
  const needed: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const requiredKeys = names.filter((name) => needed.includes(name));
  return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true });
}

function mapOf(schema: JsonSchema, ids: Ids): fc.Arbitrary<unknown> {
  const names = isObject(schema.propertyNames)
    ? valuesOf(schema.propertyNames, ids).map(String)
    : fc.string({ maxLength: 10 });
  const values = isObject(schema.additionalProperties) ? valuesOf(schema.additionalProperties, ids) : fc.jsonValue();
  return fc.dictionary(names, values, { maxKeys: 5, noNullPrototype: true });
}
