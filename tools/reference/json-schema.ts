import { z } from 'zod';

/** The parts of JSON Schema that zod writes for the contract. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
};

/** A schema as it travels on the wire; a shape that the contract names is a reference to it. */
export type Written = { readonly root: JsonSchema; readonly shapes: Readonly<Record<string, JsonSchema>> };

export type SchemaWriter = (schema: z.ZodType) => Written;

/**
 * Gives the named schemas their names for as long as `act` runs: zod keeps names in one registry per process.
 * @example withNames({ stage }, (write) => write(z.object({ stage })).root.properties) // { stage: { $ref: '#/$defs/stage' } }
 */
export function withNames<T>(named: Readonly<Record<string, z.ZodType>>, act: (write: SchemaWriter) => T): T {
  const before = Object.values(named).map((schema) => [schema, z.globalRegistry.get(schema)] as const);
  for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { ...schema.meta(), id });
  try {
    return act(written);
  } finally {
    for (const [schema, meta] of before) restore(schema, meta);
  }
}

function restore(schema: z.ZodType, meta: z.GlobalMeta | undefined): void {
  if (meta === undefined) z.globalRegistry.remove(schema);
  else z.globalRegistry.add(schema, meta);
}

function written(schema: z.ZodType): Written {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema & {
    readonly $defs?: Readonly<Record<string, JsonSchema>>;
  };
  return { root: json, shapes: json.$defs ?? {} };
}

/** The name that a reference points to; null when the schema stands here itself. */
export function nameOf({ $ref }: JsonSchema): string | null {
  return $ref?.replace('#/$defs/', '') ?? null;
}
