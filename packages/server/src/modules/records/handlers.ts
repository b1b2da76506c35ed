import type { Capability, RecordGroup, RecordPage } from '@sightline/contract';
import { isReference, kindOf, MOST_ROWS } from '@sightline/contract';
import { type Id, ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { answered, type CommandTools, type ReadContext } from '../audit/index.ts';
import { isNowhere } from './judge.ts';
import { namesIn } from './names.ts';
import type { RecordId, StoredRecord } from './record.ts';
import type { Guard, Rules } from './rules.ts';
import { listRecords, type Page, readRecord } from './store.ts';
import { type RecordTable, tableOf } from './table.ts';
import { addRecord, changeRecord, removeRecord } from './write.ts';

type Query = {
  readonly kind: string;
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
};
type ProjectPart = { readonly projectId?: Id<'project'> };
type RecordPart = ProjectPart & { readonly recordId: RecordId };
type Value = string | number | boolean | readonly string[] | null;
type Values = Readonly<Record<string, Value>>;
type Patch = Readonly<Record<string, { readonly base: Value; readonly value: Value }>>;

/**
 * The handlers of one group's routes, the same for every group: what differs is said by the definitions and by the rules.
 * `seen` is what a viewer must hold on a project to see its records of this group.
 */
export function recordHandlers(
  group: RecordGroup,
  seen: Capability,
  rules: Rules,
  guards: Readonly<Record<string, Guard>> = {},
) {
  const lawOf = (kind: string) => ({ rule: rules[kind], guard: guards[kind] });
  return {
    list: async (context: ReadContext, { query }: { readonly query: Query }) =>
      pageOf(context, group, { query, projectId: null, seen }),
    listOf: async (
      context: ReadContext,
      { params, query }: { readonly params: { readonly projectId: Id<'project'> }; readonly query: Query },
    ) => pageOf(context, group, { query, projectId: params.projectId, seen }),
    read: async (context: ReadContext, { params }: { readonly params: RecordPart }): Promise<Result<RecordPage>> =>
      oneOf(context, group, params.recordId),
    add: async (
      _: ReadContext,
      request: {
        readonly params?: ProjectPart | undefined;
        readonly body: { readonly kind: string; readonly key?: string | null | undefined; readonly values: Values };
      },
      { run }: CommandTools,
    ) => {
      const { kind, key = null, values } = request.body;
      const wish = { projectId: request.params?.projectId ?? null, key, values };
      return answered(await run((context) => addRecord(context, tableOf(kind), wish, lawOf(kind))));
    },
    change: async (
      _: ReadContext,
      request: {
        readonly params: RecordPart;
        readonly version: number;
        readonly body: { readonly kind: string; readonly changes: Patch };
      },
      { run }: CommandTools,
    ) => {
      const { kind, changes } = request.body;
      const how = { patch: changes, ...lawOf(kind) };
      return answered(await run((context) => changeRecord(context, tableOf(kind), targetOf(request), how)));
    },
    remove: async (
      context: ReadContext,
      request: { readonly params: RecordPart; readonly version: number },
      { run }: CommandTools,
    ) => {
      const table = await tableHolding(context, group, request.params.recordId);
      return table === null
        ? refused([isNowhere()])
        : answered(await run((command) => removeRecord(command, table, targetOf(request), guards[table.kind.name])));
    },
  };
}

type Wanted = { readonly query: Query; readonly projectId: Id<'project'> | null; readonly seen: Capability };

async function pageOf(
  context: ReadContext,
  group: RecordGroup,
  { query, projectId, seen }: Wanted,
): Promise<Result<RecordPage>> {
  const table = tableOf(kindOf(group, query.kind).name);
  const { from = 0, limit = MOST_ROWS, search = null } = query;
  const sort = sortOf(table, query.sort ?? null);
  if (sort !== null && 'code' in sort) return refused([sort]);
  const page: Page = { projectId, search, sort, from, limit };
  const { records, total } = await listRecords(context, table, page, { viewer: context, capability: seen });
  const next = from + records.length < total ? from + records.length : null;
  return ok({ ...(await told(context, table, records)), total, next });
}

async function oneOf(context: ReadContext, group: RecordGroup, id: RecordId): Promise<Result<RecordPage>> {
  const table = await tableHolding(context, group, id);
  const record = table === null ? null : await readRecord(context, table, id);
  if (table === null || record === null) return refused([isNowhere()]);
  return ok({ ...(await told(context, table, [record])), total: 1, next: null });
}

async function told(context: ReadContext, table: RecordTable, records: readonly StoredRecord[]) {
  const rows = records.map(({ id, version, key, projectId, values }) => ({
    id,
    kind: table.kind.name,
    version,
    key,
    projectId,
    values: Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, Array.isArray(value) ? [...value] : value]),
    ),
  }));
  return { rows: rows as RecordPage['rows'], names: await namesIn(context, table, records) };
}

/** The table of the group in which a record stands; null when it is in none. */
async function tableHolding(context: ReadContext, group: RecordGroup, id: RecordId): Promise<RecordTable | null> {
  for (const kind of group.kinds) {
    const table = tableOf(kind.name);
    if ((await readRecord(context, table, id)) !== null) return table;
  }
  return null;
}

function sortOf({ kind }: RecordTable, sort: string | null): Page['sort'] | Problem {
  if (sort === null) return null;
  const isDown = sort.startsWith('-');
  const field = isDown ? sort.slice(1) : sort;
  const fields = Object.entries(kind.fields).filter(([, each]) => !isReference(each.kind) && each.kind !== 'words');
  if (field === 'key' || fields.some(([name]) => name === field)) return { field, isDown };
  return problem('records.not-sortable', { field, fields: fields.map(([name]) => name).join(', ') });
}

function targetOf({ params, version }: { readonly params: RecordPart; readonly version: number }) {
  return { projectId: params.projectId ?? null, id: params.recordId, version };
}
