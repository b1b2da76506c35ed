import type { Capability, FieldValue } from '@sightline/contract';
import type { Id } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import {
  asItStands,
  type Db,
  definedRecordsOf,
  insertRows,
  type Reading,
  type Row,
  recordsOf,
} from '../audit/index.ts';
import { holdsOnProject, type Viewer } from '../identity/index.ts';
import { columnsOf, type RecordId, type StoredRecord, type Values } from './record.ts';
import { columnOf, type RecordTable } from './table.ts';

export type Page = {
  readonly projectId: Id<'project'> | null;
  readonly search: string | null;
  /** A field's name or `key`; null = by key. */
  readonly sort: { readonly field: string; readonly isDown: boolean } | null;
  readonly from: number;
  readonly limit: number;
};

type Flat = Readonly<Record<string, FieldValue>> & {
  readonly id: RecordId;
  readonly version: number;
  readonly key: string;
  readonly projectId: Id<'project'> | null;
  readonly total?: number;
};

/** One page of a kind, as far as the viewer may see it, and how many there are in all. */
export async function listRecords(
  reading: Reading,
  table: RecordTable,
  page: Page,
  { viewer, capability }: { readonly viewer: Viewer; readonly capability: Capability },
): Promise<{ readonly records: readonly StoredRecord[]; readonly total: number }> {
  const seen = table.group.isInProject ? seenProjects(reading, viewer, capability) : sql<boolean>`true`;
  const home = page.projectId === null ? sql<boolean>`true` : sql<boolean>`t.project_id = ${page.projectId}`;
  const { rows } = await sql<Flat>`
    select ${columns(table)}, count(*) over () as total from ${definedRecordsOf(reading, table.name)} t
    where ${seen} and ${home} and ${matches(table, page.search)}
    order by ${order(page)} t.id limit ${page.limit} offset ${page.from}`.execute(reading.db);
  const total = rows[0]?.total ?? (page.from === 0 ? 0 : await countAll(reading, table, { seen, home, page }));
  return { records: rows.map((row) => recordOf(table, row)), total };
}

/** A page after the end has no row that could tell the count. */
async function countAll(
  reading: Reading,
  table: RecordTable,
  { seen, home, page }: { readonly seen: RawBuilder<boolean>; readonly home: RawBuilder<boolean>; readonly page: Page },
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${definedRecordsOf(reading, table.name)} t
    where ${seen} and ${home} and ${matches(table, page.search)}`.execute(reading.db);
  return rows[0]?.total ?? 0;
}

export async function readRecord(reading: Reading, table: RecordTable, id: RecordId): Promise<StoredRecord | null> {
  const { rows } = await sql<Flat>`
    select ${columns(table)} from ${definedRecordsOf(reading, table.name)} t where t.id = ${id}`.execute(reading.db);
  return rows[0] === undefined ? null : recordOf(table, rows[0]);
}

/** The same, held to the end of the command. */
export async function lockRecord(db: Db, table: RecordTable, id: RecordId): Promise<StoredRecord | null> {
  await sql`select 1 from ${sql.table(table.name)} where id = ${id} for update`.execute(db);
  return readRecord(asItStands(db), table, id);
}

/** All records of a kind, for the rules that look at more than one. */
export async function readKind(db: Db, table: RecordTable): Promise<readonly StoredRecord[]> {
  const { rows } = await sql<Flat>`select ${columns(table)} from ${sql.table(table.name)} t`.execute(db);
  return rows.map((row) => recordOf(table, row));
}

/** Keys that were ever used, in one project where the kind belongs to projects: a key is never given twice. */
export async function usedKeys(
  db: Db,
  table: RecordTable,
  projectId: Id<'project'> | null,
): Promise<readonly string[]> {
  const home = projectId === null ? sql<boolean>`true` : sql<boolean>`project_id = ${projectId}`;
  const { rows } = await sql<{ key: string }>`
    select distinct key from ${sql.table(`${table.name}_history`)} where ${home}`.execute(db);
  return rows.map(({ key }) => key);
}

/** Two writers of one kind cannot take the same key, nor close a circle that neither of them sees. */
export async function lockKind(db: Db, table: RecordTable): Promise<void> {
  await sql`lock table ${sql.table(table.name)} in share row exclusive mode`.execute(db);
}

export async function insertRecords(db: Db, table: RecordTable, records: readonly StoredRecord[]): Promise<void> {
  await insertRows(
    db,
    table.name,
    records.map((record) => recordRow(table, record)),
  );
}

export function recordRow({ group }: RecordTable, { id, version, key, projectId, values }: StoredRecord): Row {
  return { ...(group.isInProject ? { project_id: projectId } : {}), id, version, key, ...columnsOf(values) };
}

/** Writes all fields of records that are there already, each one version further. */
export async function rewriteRecords(db: Db, table: RecordTable, records: readonly StoredRecord[]): Promise<void> {
  const sets = Object.keys(table.kind.fields).map((field) => {
    const column = sql.ref(columnOf(field));
    return sql`${column} = ${sql.ref(`w.${columnOf(field)}`)}`;
  });
  const rows = JSON.stringify(records.map(({ id, values }) => ({ id, ...columnsOf(values) })));
  await sql`
    update ${sql.table(table.name)} t set ${sql.join([...sets, sql`version = t.version + 1`])}
    from json_populate_recordset(null::${sql.table(table.name)}, ${rows}::json) w where w.id = t.id`.execute(db);
}

export async function deleteRecords(db: Db, table: RecordTable, ids: readonly RecordId[]): Promise<void> {
  if (ids.length > 0) await sql`delete from ${sql.table(table.name)} where id = any(${[...ids]}::uuid[])`.execute(db);
}

function recordOf({ kind }: RecordTable, row: Flat): StoredRecord {
  const values: Values = Object.fromEntries(Object.keys(kind.fields).map((field) => [field, row[field] ?? null]));
  return { id: row.id, version: row.version, key: row.key, projectId: row.projectId, values };
}

function columns({ group, kind }: RecordTable) {
  const fields = Object.keys(kind.fields).map((field) => sql`t.${sql.ref(columnOf(field))} as ${sql.ref(field)}`);
  const project = group.isInProject ? sql`t.project_id` : sql`null::uuid`;
  return sql.join([sql`t.id, t.version, t.key, ${project} as "projectId"`, ...fields]);
}

function seenProjects(reading: Reading, viewer: Viewer, capability: Capability): RawBuilder<boolean> {
  return sql<boolean>`${holdsOnProject(viewer, capability, 't.project_id')} and exists (
    select 1 from ${recordsOf(reading, 'portfolio.project')} p where p.id = t.project_id and p.removed_at is null)`;
}

/** Texts and other spellings are searched, the key as well. */
function matches({ kind }: RecordTable, search: string | null): RawBuilder<boolean> {
  if (search === null) return sql<boolean>`true`;
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const places = Object.entries(kind.fields).flatMap(([field, { kind: of }]) => {
    const column = sql`t.${sql.ref(columnOf(field))}`;
    if (of === 'text' || of === 'choice') return [column];
    return of === 'words' ? [sql`array_to_string(${column}, ' ')`] : [];
  });
  return sql<boolean>`(${sql.join(
    [sql`t.key`, ...places].map((place) => sql`${place} ilike ${pattern}`),
    sql` or `,
  )})`;
}

/** What was asked for, then the keys as people count them: RSK-2 before RSK-10. */
function order({ sort }: Page) {
  if (sort?.field === 'key' && sort.isDown) return sql`${KEY_STEM} desc, length(t.key) desc, t.key desc,`;
  const keys = sql`${KEY_STEM}, length(t.key), t.key,`;
  if (sort === null || sort.field === 'key') return keys;
  const column = sql`t.${sql.ref(columnOf(sort.field))}`;
  return sort.isDown ? sql`${column} desc nulls last, ${keys}` : sql`${column} nulls last, ${keys}`;
}

/** A key without the number at its end. */
const KEY_STEM = sql`regexp_replace(t.key, '\\d+$', '')`;
