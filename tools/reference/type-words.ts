import { type JsonSchema, nameOf } from './json-schema.ts';
import { code } from './markdown.ts';

export type Field = {
  /** `matches[].fileId`. */
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
};

/** The fields of an object, those of the objects inside it after their own. */
export function fieldsOf(schema: JsonSchema, path = ''): readonly Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const own = `${path}${name}`;
    const isRequired = schema.required?.includes(name) ?? false;
    return [{ path: own, type: typeWords(field), isRequired }, ...insideOf(field, own)];
  });
}

/** Of an object, of a list's entries, or of what may also be null. */
function insideOf(schema: JsonSchema, path: string): readonly Field[] {
  const bare = withoutNull(schema);
  if (changeOf(bare) !== null) return [];
  if (bare.items !== undefined) return insideOf(bare.items, `${path}[]`);
  return bare.properties === undefined ? [] : fieldsOf(bare, `${path}.`);
}

/** `UUID or null`, `list of sightRow`, `integer, 1 to 9999`. */
export function typeWords(schema: JsonSchema): string {
  const bare = withoutNull(schema);
  const orNull = isNullable(schema) ? ' or null' : '';
  const usual = schema.default === undefined ? '' : `; ${code(String(schema.default))} when left out`;
  return `${bareWords(bare)}${orNull}${usual}`;
}

function bareWords(schema: JsonSchema): string {
  const name = nameOf(schema);
  if (name !== null) return `[${name}](#${name.toLowerCase()})`;
  if (schema.oneOf !== undefined || schema.anyOf !== undefined) {
    return (schema.oneOf ?? schema.anyOf ?? []).map(choiceWords).join(' or ');
  }
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((each) => code(String(each))).join(', ');
  if (schema.items !== undefined) return `list of ${entryWords(schema.items)}${mostWords(schema.maxItems, 'entries')}`;
  const changed = changeOf(schema);
  if (changed !== null) return `change of ${typeWords(changed)}`;
  if (typeof schema.additionalProperties === 'object') return mapWords(schema, schema.additionalProperties);
  return plainWords(schema);
}

/** What a patched field holds: the value that was seen and the wanted one, of one type; null for anything else. */
function changeOf({ properties }: JsonSchema): JsonSchema | null {
  const names = Object.keys(properties ?? {}).join();
  return names === 'base,value' ? (properties?.value ?? null) : null;
}

/** One of several shapes, told by the fields that it holds. */
function choiceWords(schema: JsonSchema): string {
  if (schema.properties === undefined) return typeWords(schema);
  const fields = Object.entries(schema.properties).map(([name, field]) => `${name}: ${typeWords(field)}`);
  return `{ ${fields.join(', ')} }`;
}

function entryWords(schema: JsonSchema): string {
  const words = typeWords(schema);
  return words === 'object' ? 'objects' : words;
}

function mapWords({ propertyNames }: JsonSchema, values: JsonSchema): string {
  const keys = propertyNames === undefined || propertyNames.type === 'string' ? 'name' : typeWords(propertyNames);
  return `map of ${keys} to ${typeWords(values)}`;
}

function plainWords(schema: JsonSchema): string {
  if (schema.format === 'uuid') return 'UUID';
  if (schema.format === 'date') return `day, ${code('YYYY-MM-DD')}`;
  if (schema.format === 'email') return `e-mail address${mostWords(schema.maxLength, 'characters')}`;
  if (Array.isArray(schema.type))
    return schema.type.map((type: string) => plainWords({ ...schema, type })).join(' or ');
  switch (schema.type) {
    case 'object':
      return 'object';
    case 'boolean':
      return `${code('true')}, ${code('false')}`;
    case 'string':
      return `text${lengthWords(schema)}`;
    case 'integer':
    case 'number':
      return `${schema.type}${rangeWords(schema)}`;
    default:
      throw new Error(`no words for ${JSON.stringify(schema)}`);
  }
}

function lengthWords({ minLength, maxLength }: JsonSchema): string {
  if (minLength !== undefined && maxLength !== undefined) return `, ${minLength} to ${maxLength} characters`;
  return mostWords(maxLength, 'characters');
}

function rangeWords({ minimum, maximum }: JsonSchema): string {
  const [least, most] = [minimum, maximum].map((bound) =>
    bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? null : bound.toLocaleString('en-GB'),
  );
  if (least != null && most != null) return `, ${least} to ${most}`;
  return least == null ? '' : `, from ${least}`;
}

function mostWords(most: number | undefined, unit: string): string {
  return most === undefined ? '' : `, at most ${most} ${unit}`;
}

function isNullable({ type, anyOf }: JsonSchema): boolean {
  if (Array.isArray(type)) return type.includes('null');
  return anyOf?.some((each) => each.type === 'null') ?? false;
}

function withoutNull(schema: JsonSchema): JsonSchema {
  if (!isNullable(schema)) return schema;
  const { type, anyOf, default: _, ...rest } = schema;
  if (Array.isArray(type)) return { ...rest, type: type.find((each) => each !== 'null') ?? 'null' };
  const choices = anyOf?.filter((each) => each.type !== 'null') ?? [];
  const [only] = choices;
  return choices.length === 1 && only !== undefined ? only : { ...rest, anyOf: choices };
}
