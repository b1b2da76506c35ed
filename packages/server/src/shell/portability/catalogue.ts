import { sql } from 'kysely';
import type { Db } from '../../modules/audit/index.ts';
import type { Column, ExportSchema } from './format.ts';

/** A table as the database describes it. `name` is `schema.table`; both parts need no quotes by the house's naming. */
export type CarriedTable = {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns of the primary key; empty for a history, which has none. */
  readonly key: readonly string[];
};

/** Tables that stay behind, each with its reason. Every other table of every module is carried. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  'audit.copy_made': 'The files lie on the machine that wrote them.',
  'identity.session': 'A session belongs to the machine that began it; everybody signs in again after a move.',
  'shell.migration': 'The header names the migrations; the times at which they ran belong to the machine.',
};

/** Every table that is carried, in the order of its name. */
export async function readCarriedTables(db: Db): Promise<readonly CarriedTable[]> {
  const { rows } = await sql<CarriedTable>`
    select n.nspname || '.' || c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(a.attname order by part.place), '[]')
        from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as part (attnum, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = part.attnum
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
    order by (n.nspname || '.' || c.relname) collate "C"`.execute(db);
  return rows.filter(({ name }) => !(name in LEFT_BEHIND));
}

/** The migrations that a database has seen; empty when it has no journal. */
export async function readSchema(db: Db): Promise<ExportSchema> {
  const journal = await sql<{ found: string | null }>`select to_regclass('shell.migration')::text as found`.execute(db);
  if (journal.rows[0]?.found == null) return [];
  const { rows } = await sql<ExportSchema[number]>`
    select number, name, checksum from shell.migration order by number`.execute(db);
  return rows;
}

/** One row as a JSON array of PostgreSQL's own text for each column. `from` names the row in SQL. */
export function lineOf(columns: readonly Column[], from: string): string {
  return `array_to_json(array[${columns.map((column) => textOf(column, from)).join(', ')}]::text[])::text`;
}

function textOf({ name, type }: Column, from: string): string {
  const value = `${from}.${quoted(name)}`;
  return type === 'bytea' ? `translate(encode(${value}, 'base64'), E'\\n', '')` : `${value}::text`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The name of a table of the catalogue as SQL. */
export function quotedTable(name: string): string {
  return name.split('.').map(quoted).join('.');
}

/** Values are written the same by every server, whatever its settings. The owner reads, from whom the policies hide no row. */
export async function fixTextForm(tx: Db): Promise<void> {
  await sql`
    select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
      set_config('intervalstyle', 'iso_8601', true), set_config('extra_float_digits', '1', true)`.execute(tx);
}
