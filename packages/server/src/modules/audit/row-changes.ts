import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { Row, TableName } from './rows.ts';
import { historyOf, idList, type TrackedTable } from './tracked-tables.ts';

/** What a command did to one row; `before` null = it made it, `after` null = it took it away. */
export type RowChange = {
  readonly commandId: string;
  readonly table: TableName;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
  /** How many rows of this table the command made, changed or took away like this one. */
  readonly alike: number;
};

type Many = { readonly commandIds: readonly string[]; readonly most: number };

/**
 * The rows that commands touched, from the history: at most `most` of each kind per command and table, with the count of all.
 * One round trip, however many commands and tables.
 */
export async function readRowChanges(
  db: Db,
  tables: readonly TrackedTable[],
  many: Many,
): Promise<readonly RowChange[]> {
  if (tables.length === 0 || many.commandIds.length === 0) return [];
  const each = tables.map((table) => sql`(${changesIn(table, many)})`);
  const { rows } = await sql<RowChange>`${sql.join(each, sql` union all `)} order by 1, 2, 7`.execute(db);
  return rows;
}

/** Contents are read for the few rows that are told: an import moves thousands. `ctid` is good within the one statement. */
function changesIn(table: TrackedTable, { commandIds, most }: Many) {
  const history = historyOf(table);
  const ids = [...commandIds];
  const content = (place: string) =>
    sql`(select to_jsonb(h) - ${BESIDE}::text[] from ${history} h where h.ctid = ${sql.ref(place)})`;
  return sql`
    select command as "commandId", ${table.name} as "table", id, ${content('touched.ended')} as before,
      ${content('touched.written')} as after, alike, at from (
      select coalesce(a.command_id, b.ended_by)::text as command, coalesce(a.id, b.id)::text as id, a.place as written, b.place as ended,
        count(*) over kind as alike, row_number() over (kind order by coalesce(a.id, b.id)) as at
      from (
        select id, command_id, ctid as place from ${history}
        where command_id = any(${ids}::uuid[]) and ended_by is distinct from command_id) a
      full join (
        select id, ended_by, ctid as place from ${history}
        where ended_by = any(${ids}::uuid[]) and command_id <> ended_by) b on b.ended_by = a.command_id and b.id = a.id
      window kind as (partition by coalesce(a.command_id, b.ended_by), a.id is null, b.id is null)
    ) touched where at <= ${most}`;
}

/** What stands in a history beside the row itself. */
const BESIDE = ['sys_from', 'sys_to', 'command_id', 'ended_by'];

/** The newest known content of records, of those too that are gone. */
export async function readLastKnown(db: Db, table: TrackedTable, ids: readonly string[]): Promise<readonly Row[]> {
  const { rows } = await sql<{ row: Row }>`
    select distinct on (id) to_jsonb(h) - ${BESIDE}::text[] as row from ${historyOf(table)} h
    where id = any(${idList(table, ids)}) order by id, sys_from desc, sys_to desc`.execute(db);
  return rows.map(({ row }) => row);
}
