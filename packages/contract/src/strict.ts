import { z } from 'zod';

/**
 * The same schema, refusing at every depth what it does not name: a field that nobody reads must not be taken for done.
 * Schemas that hold no object come back as they are; an object that names its catch-all keeps it.
 */
export function strictly<T extends z.core.$ZodType>(schema: T): T {
  return strict(schema) as T;
}

function strict(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodObject) return strictObject(schema);
  if (schema instanceof z.ZodArray) return replaced(schema, { element: strict(schema.def.element) });
  if (schema instanceof z.ZodRecord) return replaced(schema, { valueType: strict(schema.def.valueType) });
  if (schema instanceof z.ZodPipe) return replaced(schema, { in: strict(schema.def.in), out: strict(schema.def.out) });
  if (schema instanceof z.ZodUnion) return strictUnion(schema);
  return isWrapper(schema) ? replaced(schema, { innerType: strict(schema.def.innerType) }) : schema;
}

function strictObject(schema: z.ZodObject): z.core.$ZodType {
  const shape = Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, strict(field)]));
  return schema.clone({ ...schema.def, shape, catchall: schema.def.catchall ?? z.never() }, { parent: true });
}

function strictUnion(schema: z.ZodUnion): z.core.$ZodType {
  const options = schema.def.options.map(strict);
  const isSame = options.every((option, index) => option === schema.def.options[index]);
  return isSame ? schema : replaced(schema, { options });
}

type Wrapper = z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodPrefault | z.ZodNonOptional | z.ZodReadonly;

function isWrapper(schema: z.core.$ZodType): schema is Wrapper {
  const wrappers = [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodPrefault, z.ZodNonOptional, z.ZodReadonly];
  return wrappers.some((wrapper) => schema instanceof wrapper);
}

/** A copy with other parts; the schema itself when the parts are the ones that it has. */
function replaced<T extends z.ZodType>(schema: T, parts: Readonly<Record<string, unknown>>): T {
  const def: Readonly<Record<string, unknown>> = { ...schema.def };
  const isSame = Object.entries(parts).every(([name, part]) => def[name] === part);
  return isSame ? schema : schema.clone({ ...schema.def, ...parts }, { parent: true });
}
