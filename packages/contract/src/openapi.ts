import { z } from 'zod';
import type { Route } from './route.ts';
import { refusal } from './values.ts';

/** As much of JSON Schema 2020-12 as zod writes for the contract. */
export type JsonSchema = {
  readonly [keyword: string]: unknown;
  /** What an id of a request names. */
  readonly 'x-entity'?: string;
};

export type ApiParameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
};

type Content = { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };

export type ApiOperation = {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly never[]>>[];
  readonly 'x-kind': Route['kind'];
  readonly 'x-permission': Route['permission'];
  readonly parameters: readonly ApiParameter[];
  readonly requestBody?: Content & { readonly required: boolean };
  readonly responses: Readonly<Record<string, { readonly description: string } & Partial<Content>>>;
};

export type OpenApi = {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
};

/** Of the routes, not of the program: it moves when a request or an answer changes shape. */
const VERSION = '0.1.0';
const DESCRIPTION =
  'A write carries a Command-Id; sent again under the same id it answers as before and does nothing more. Absence is null. ' +
  'What an object does not name is refused. An object that does not exist and one that may not be seen are the same 404.';

/** The OpenAPI 3.1 document of the routes, in their order. */
export function openApiOf(routes: readonly Route[]): OpenApi {
  const paths: Record<string, Record<string, ApiOperation>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sightline', version: VERSION, description: DESCRIPTION },
    paths,
    components: {
      schemas: { Refusal: written(refusal, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'sightline_session' },
        instance: { type: 'http', scheme: 'bearer', description: 'The token of the running instance’s file' },
      },
    },
  };
}

function operationOf(route: Route): ApiOperation {
  const requestBody = bodyOf(route);
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.id.split('.')[0] ?? route.id],
    security:
      route.permission === 'public' || route.permission === 'persona'
        ? []
        : [{ [route.permission === 'first-run' ? 'instance' : 'session']: [] }],
    'x-kind': route.kind,
    'x-permission': route.permission,
    parameters: [...partParameters(route, 'params'), ...partParameters(route, 'query'), ...headersOf(route)],
    ...(requestBody === null ? {} : { requestBody }),
    responses: {
      '200': { description: route.kind === 'stream' ? 'Each event holds' : 'Done', ...answerOf(route) },
      '4XX': {
        description: 'Refused: every problem of the request',
        ...json({ $ref: '#/components/schemas/Refusal' }),
      },
      '5XX': { description: 'Failed; nothing was half-written', ...json({ $ref: '#/components/schemas/Refusal' }) },
    },
  };
}

function partParameters(route: Route, part: 'params' | 'query'): readonly ApiParameter[] {
  const schema = requestSchema(route, part);
  if (schema === null) return [];
  const needed = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(objectAt(schema, 'properties')).map(([name, value]) => ({
    name,
    in: part === 'params' ? 'path' : 'query',
    required: part === 'params' || needed.includes(name),
    schema: asSchema(value),
  }));
}

function headersOf(route: Route): readonly ApiParameter[] {
  const headers: ApiParameter[] = [];
  if (route.kind === 'command' || route.kind === 'upload') {
    const description = 'Made by the client, a new one for each command; repeated when the same command is sent again';
    headers.push({
      name: 'Command-Id',
      in: 'header',
      required: true,
      description,
      schema: { type: 'string', format: 'uuid' },
    });
  }
  if (route.isVersioned) {
    const description = 'The version that was read, in quotes: missing 428, stale 412';
    const schema = { type: 'string', pattern: '^"\\d{1,9}"$' };
    headers.push({ name: 'If-Match', in: 'header', required: true, description, schema });
  }
  if (route.kind === 'stream') {
    const description = 'The last event that was seen; the stream goes on after it';
    headers.push({ name: 'Last-Event-ID', in: 'header', required: false, description, schema: { type: 'string' } });
  }
  return headers;
}

function bodyOf(route: Route): (Content & { readonly required: boolean }) | null {
  if (route.kind === 'upload') {
    return {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  }
  const schema = requestSchema(route, 'body');
  return schema === null ? null : { required: true, ...json(schema) };
}

function answerOf(route: Route): Content {
  if (route.fileType !== null)
    return { content: { [route.fileType]: { schema: { type: 'string', format: 'binary' } } } };
  const schema = written(route.response, 'output');
  return route.kind === 'stream' ? { content: { 'text/event-stream': { schema } } } : json(schema);
}

function json(schema: JsonSchema): Content {
  return { content: { 'application/json': { schema } } };
}

/** A part of the request as it travels, each id marked with what it names. */
function requestSchema(route: Route, part: 'params' | 'query' | 'body'): JsonSchema | null {
  const schema = route[part];
  if (schema === null) return null;
  return Object.entries(route.ids)
    .filter(([path]) => path.startsWith(`${part}.`))
    .reduce((marked, [path, entity]) => mark(marked, path.split('.').slice(1), entity), written(schema, 'input'));
}

function written(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

const CHOICES = ['anyOf', 'oneOf', 'allOf'] as const;

/** Writes the entity at a path such as `matches[]`, `fileId`, through every choice on the way. */
function mark(schema: JsonSchema, path: readonly string[], entity: string): JsonSchema {
  const [step, ...rest] = path;
  const chosen = CHOICES.flatMap((key) => {
    const choices = schema[key];
    return Array.isArray(choices) ? [[key, choices.map((each) => mark(asSchema(each), path, entity))] as const] : [];
  });
  if (chosen.length > 0) return { ...schema, ...Object.fromEntries(chosen) };
  if (step === undefined) return schema.format === 'uuid' ? { ...schema, 'x-entity': entity } : schema;
  if (step === '[]')
    return schema.items === undefined ? schema : { ...schema, items: mark(objectAt(schema, 'items'), rest, entity) };
  const [name, isList] = step.endsWith('[]') ? [step.slice(0, -2), true] : [step, false];
  const properties = objectAt(schema, 'properties');
  if (properties[name] === undefined) return schema;
  const inside = mark(asSchema(properties[name]), isList ? ['[]', ...rest] : rest, entity);
  return { ...schema, properties: { ...properties, [name]: inside } };
}

function objectAt(schema: JsonSchema, keyword: string): JsonSchema {
  return asSchema(schema[keyword]);
}

function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
