import type { JsonSchema } from '@sightline/contract';

/**
 * A second reader of the contract, beside zod: the first thing in a value that its JSON Schema does not allow, or null.
 * Knows the keywords that the OpenAPI document holds. Spaces around a text do not count towards its length, because the product trims.
 */
export function faultOf(schema: JsonSchema, value: unknown, path = '$'): string | null {
  return (
    choiceFault(schema, value, path) ??
    constantFault(schema, value, path) ??
    typeFault(schema, value, path) ??
    (typeof value === 'string' ? textFault(schema, value, path) : null) ??
    (typeof value === 'number' ? numberFault(schema, value, path) : null) ??
    (Array.isArray(value) ? listFault(schema, value, path) : null) ??
    (isObject(value) ? objectFault(schema, value, path) : null)
  );
}

type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function schemasAt(schema: JsonSchema, keyword: string): readonly JsonSchema[] {
  const value = schema[keyword];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function choiceFault(schema: JsonSchema, value: unknown, path: string): string | null {
  for (const keyword of ['anyOf', 'oneOf']) {
    const choices = schemasAt(schema, keyword);
    const faults = choices.map((choice) => faultOf(choice, value, path));
    if (choices.length > 0 && faults.every((fault) => fault !== null))
      return `${path} is none of its choices: ${faults[0]}`;
  }
  return (
    schemasAt(schema, 'allOf')
      .map((part) => faultOf(part, value, path))
      .find((fault) => fault !== null) ?? null
  );
}

function constantFault(schema: JsonSchema, value: unknown, path: string): string | null {
  if ('const' in schema && schema.const !== value) return `${path} is not ${String(schema.const)}`;
  return Array.isArray(schema.enum) && !schema.enum.includes(value) ? `${path} is not one of its words` : null;
}

const IS_TYPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
};

function typeFault({ type }: JsonSchema, value: unknown, path: string): string | null {
  if (type === undefined) return null;
  const types = Array.isArray(type) ? type : [type];
  return types.some((each) => IS_TYPE[String(each)]?.(value)) ? null : `${path} is no ${types.join(' or ')}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function textFault(schema: JsonSchema, value: string, path: string): string | null {
  if (Number(schema.minLength ?? 0) > value.length) return `${path} is too short`;
  if (value.trim().length > Number(schema.maxLength ?? Number.POSITIVE_INFINITY)) return `${path} is too long`;
  if (schema.format === 'uuid' && !UUID.test(value)) return `${path} is no UUID`;
  const isLike = typeof schema.pattern !== 'string' || new RegExp(schema.pattern).test(value.trim());
  return isLike ? null : `${path} is not written like ${String(schema.pattern)}`;
}

function numberFault(schema: JsonSchema, value: number, path: string): string | null {
  const [least, most] = [Number(schema.minimum ?? -Infinity), Number(schema.maximum ?? Infinity)];
  return value < least || value > most ? `${path} is not between ${least} and ${most}` : null;
}

function listFault(schema: JsonSchema, value: readonly unknown[], path: string): string | null {
  if (value.length > Number(schema.maxItems ?? Infinity) || value.length < Number(schema.minItems ?? 0))
    return `${path} has ${value.length} entries`;
  const { items } = schema;
  if (!isObject(items)) return null;
  return firstFault(value.map((each, index) => () => faultOf(items, each, `${path}[${index}]`)));
}

function objectFault(schema: JsonSchema, value: Json, path: string): string | null {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const missing = (Array.isArray(schema.required) ? schema.required : []).find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `${path}.${missing} is missing`;
  return firstFault(
    Object.entries(value).map(([name, each]) => () => {
      const known = Object.hasOwn(properties, name) ? properties[name] : null;
      if (isObject(known)) return faultOf(known, each, `${path}.${name}`);
      return extraFault(schema, { name, value: each }, path);
    }),
  );
}

function extraFault(schema: JsonSchema, extra: { readonly name: string; readonly value: unknown }, path: string) {
  const { additionalProperties, propertyNames } = schema;
  if (additionalProperties === false) return `${path}.${extra.name} is not known`;
  const nameFault = isObject(propertyNames) ? faultOf(propertyNames, extra.name, `${path}.${extra.name}`) : null;
  if (nameFault !== null || !isObject(additionalProperties)) return nameFault;
  return faultOf(additionalProperties, extra.value, `${path}.${extra.name}`);
}

function firstFault(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const fault = check();
    if (fault !== null) return fault;
  }
  return null;
}
