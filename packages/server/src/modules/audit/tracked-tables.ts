import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { TableName } from './rows.ts';

/** A table that keeps a history. */
export type TrackedTable = {
  readonly name: TableName;
  readonly columns: readonly string[];
  /** The type of its column `id`: `uuid`, or `text` where a record's own words name it. */
  readonly idType: 'uuid' | 'text';
};

/** Every table with a history, as the database says it: a new one is undone like the others. */
export async function listTrackedTables(db: Db): Promise<readonly TrackedTable[]> {
  const { rows } = await sql<TrackedTable>`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
      max(format_type(a.atttypid, null)) filter (where a.attname = 'id') as "idType"
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where t.tgname = 'history_update' group by 1 order by 1`.execute(db);
  return rows;
}

/** Those of the tables in which a command wrote: one round trip, however many there are. */
export async function tablesTouchedBy(
  db: Db,
  tables: readonly TrackedTable[],
  commandId: string,
): Promise<readonly TrackedTable[]> {
  if (tables.length === 0) return [];
  const asked = tables.map(
    (table) => sql`select ${table.name}::text as name where exists (
      select from ${historyOf(table)} where command_id = ${commandId} or ended_by = ${commandId})`,
  );
  const { rows } = await sql<{ name: string }>`${sql.join(asked, sql` union all `)}`.execute(db);
  const touched = new Set(rows.map(({ name }) => name));
  return tables.filter(({ name }) => touched.has(name));
}

export function historyOf(table: TrackedTable) {
  return sql.table(`${table.name}_history`);
}

/** A list of ids of a table, for `= any(…)`. */
export function idList(table: TrackedTable, ids: readonly string[]) {
  return sql`${[...ids]}::${sql.raw(table.idType)}[]`;
}

export type Pointer = { readonly table: string; readonly column: string };

/** The foreign keys onto a table's id that hold a row in its place; those that go or empty themselves with it do not. */
export async function pointersAt(db: Db, table: TrackedTable): Promise<readonly Pointer[]> {
  const { rows } = await sql<Pointer>`
    select n.nspname || '.' || c.relname as "table", a.attname as "column"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = ${table.name}::regclass and cardinality(k.conkey) = 1
      and k.confdeltype not in ('c', 'n') order by 1, 2`.execute(db);
  return rows;
}
