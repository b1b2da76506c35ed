import { z } from 'zod';
import type { Capability } from '../access.ts';
import { type Entity, route } from '../route.ts';
import { asOf, asOfQuery, fieldChange, id, moved, text, version } from '../values.ts';
import { schemaOf } from './field.ts';
import { type RecordGroup, type RecordKind, referencesIn } from './kind.ts';

export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable();

/** Human key of a record, such as SYS-12; made by the server when it is not given. */
export const recordKey = text(40).regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'may hold letters, digits and . _ / -');

export const recordRow = z.object({
  id: id<'record'>(),
  kind: z.string(),
  version,
  key: z.string(),
  projectId: id<'project'>().nullable(),
  values: z.record(z.string(), fieldValue),
});
export type RecordRow = z.output<typeof recordRow>;

/** A page of a register. `names` tells every person, record and project that its rows name. */
export const recordPage = z.object({
  rows: z.array(recordRow),
  names: z.record(z.string(), z.string()),
  total: z.int(),
  /** Where the next page begins; null at the end. */
  next: z.int().nullable(),
});
export type RecordPage = z.output<typeof recordPage>;

export const MOST_ROWS = 200;

const created = moved.extend({ id: id<'record'>(), version, key: z.string() });
const changed = moved.extend({ version });
const projectIds = { 'params.projectId': 'project' } as const;

type Guard = { readonly read: Capability; readonly edit: Capability };

/** Routes of registers that belong to the whole organisation. */
export function organisationRecordRoutes(group: RecordGroup, guard: Guard) {
  const path = `/api/${group.name}` as const;
  const recordParams = z.object({ recordId: id<'record'>() });
  const recordIds = { 'params.recordId': 'record' } as const;
  return {
    list: listRoute(group, guard.read),
    read: route({
      id: `${group.name}.readRecord`,
      kind: 'read',
      method: 'GET',
      path: `${path}/:recordId`,
      summary: `One record of ${wordsOf(group)}`,
      permission: guard.read,
      params: recordParams,
      query: asOfQuery,
      ids: recordIds,
      response: recordPage,
    }),
    add: route({
      id: `${group.name}.addRecord`,
      kind: 'command',
      method: 'POST',
      path,
      summary: `Add a record to ${wordsOf(group)}`,
      permission: guard.edit,
      body: bodyOf(group, addBody),
      ids: addIds(group),
      response: created,
    }),
    change: route({
      id: `${group.name}.changeRecord`,
      kind: 'command',
      method: 'PATCH',
      path: `${path}/:recordId`,
      summary: `Change fields of a record of ${wordsOf(group)}; each change states the value that was seen`,
      permission: guard.edit,
      isVersioned: true,
      params: recordParams,
      body: bodyOf(group, changeBody),
      ids: { ...recordIds, ...changeIds(group) },
      response: changed,
    }),
    remove: route({
      id: `${group.name}.removeRecord`,
      kind: 'command',
      method: 'DELETE',
      path: `${path}/:recordId`,
      summary: `Remove a record of ${wordsOf(group)}; its history is kept`,
      permission: guard.edit,
      isVersioned: true,
      params: recordParams,
      ids: recordIds,
      response: moved,
    }),
  };
}

/** Routes of registers whose records belong to a project; the list goes across all that the caller sees. */
export function projectRecordRoutes(group: RecordGroup, guard: Guard) {
  const path = `/api/projects/:projectId/${group.name}` as const;
  const projectParams = z.object({ projectId: id<'project'>() });
  const recordParams = z.object({ projectId: id<'project'>(), recordId: id<'record'>() });
  const recordIds = { ...projectIds, 'params.recordId': 'project-record' } as const;
  return {
    list: listRoute(group, 'sight.read'),
    listOf: route({
      id: `${group.name}.listRecordsOfProject`,
      kind: 'read',
      method: 'GET',
      path,
      summary: `${wordsOf(group)} of one project`,
      permission: guard.read,
      params: projectParams,
      query: queryOf(group),
      ids: projectIds,
      response: recordPage,
    }),
    add: route({
      id: `${group.name}.addRecord`,
      kind: 'command',
      method: 'POST',
      path,
      summary: `Add a record to ${wordsOf(group)} of a project`,
      permission: guard.edit,
      params: projectParams,
      body: bodyOf(group, addBody),
      ids: { ...projectIds, ...addIds(group) },
      response: created,
    }),
    change: route({
      id: `${group.name}.changeRecord`,
      kind: 'command',
      method: 'PATCH',
      path: `${path}/:recordId`,
      summary: `Change fields of a record of ${wordsOf(group)}; each change states the value that was seen`,
      permission: guard.edit,
      isVersioned: true,
      params: recordParams,
      body: bodyOf(group, changeBody),
      ids: { ...recordIds, ...changeIds(group) },
      response: changed,
    }),
    remove: route({
      id: `${group.name}.removeRecord`,
      kind: 'command',
      method: 'DELETE',
      path: `${path}/:recordId`,
      summary: `Remove a record of ${wordsOf(group)}; its history is kept`,
      permission: guard.edit,
      isVersioned: true,
      params: recordParams,
      ids: recordIds,
      response: moved,
    }),
  };
}

export type OrganisationRecordRoutes = ReturnType<typeof organisationRecordRoutes>;
export type ProjectRecordRoutes = ReturnType<typeof projectRecordRoutes>;

function listRoute(group: RecordGroup, permission: Capability) {
  return route({
    id: `${group.name}.listRecords`,
    kind: 'read',
    method: 'GET',
    path: `/api/${group.name}` as const,
    summary: `A page of ${wordsOf(group)}`,
    permission,
    query: queryOf(group),
    response: recordPage,
  });
}

/** A page by kind; `sort` is a field of the kind or `key`, with `-` in front the other way round. */
function queryOf(group: RecordGroup) {
  const names = group.kinds.map(({ name }) => name) as [string, ...string[]];
  const whole = (most: number) =>
    z
      .string()
      .regex(/^\d{1,7}$/, 'must be a whole number')
      .transform(Number)
      .refine((value) => value <= most, `must be at most ${most}`);
  return z
    .object({
      kind: z.enum(names),
      search: text(120),
      sort: z.string().regex(/^-?[A-Za-z]{1,40}$/, 'must be the name of a field'),
      from: whole(1_000_000),
      limit: whole(MOST_ROWS),
      asOf,
    })
    .partial()
    .required({ kind: true });
}

type Body = { readonly kind: string; readonly key?: string | null | undefined };
/** Values as the schema of their kind let them through. */
export type AddBody = Body & { readonly values: Readonly<Record<string, z.output<typeof fieldValue>>> };
type FieldPatch = { readonly base: z.output<typeof fieldValue>; readonly value: z.output<typeof fieldValue> };
export type ChangeBody = Body & { readonly changes: Readonly<Record<string, FieldPatch>> };

function bodyOf<T extends Body>(group: RecordGroup, of: (kind: RecordKind) => z.ZodType<T>): z.ZodType<T> {
  const bodies = group.kinds.map(of);
  return z.discriminatedUnion('kind', bodies as never) as unknown as z.ZodType<T>;
}

function addBody({ name, fields }: RecordKind): z.ZodType<AddBody> {
  const shape = Object.entries(fields).map(([field, each]) => {
    const schema = schemaOf(each);
    return [field, each.isRequired ? schema : schema.optional()] as const;
  });
  return z.object({
    kind: z.literal(name),
    key: recordKey.nullable().optional(),
    values: z.object(Object.fromEntries(shape)),
  }) as unknown as z.ZodType<AddBody>;
}

function changeBody({ name, fields }: RecordKind): z.ZodType<ChangeBody> {
  const shape = Object.entries(fields).map(([field, each]) => [field, fieldChange(schemaOf(each)).optional()] as const);
  return z.object({
    kind: z.literal(name),
    changes: z.object(Object.fromEntries(shape)),
  }) as unknown as z.ZodType<ChangeBody>;
}

function addIds(group: RecordGroup): Readonly<Record<string, Entity>> {
  return idsOf(group, (field) => `body.values.${field}`);
}

function changeIds(group: RecordGroup): Readonly<Record<string, Entity>> {
  return idsOf(group, (field) => `body.changes.${field}.value`);
}

function idsOf(group: RecordGroup, pathOf: (field: string) => string): Readonly<Record<string, Entity>> {
  return Object.fromEntries(
    group.kinds.flatMap((kind) => referencesIn(kind).map(([field, entity]) => [pathOf(field), entity] as const)),
  );
}

function wordsOf(group: RecordGroup): string {
  return group.kinds.map(({ many }) => many).join(', ');
}
