import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { Row } from './rows.ts';
import { historyOf, type TrackedTable } from './tracked-tables.ts';

export type Judged = { readonly table: TrackedTable; readonly rows: readonly Judgement[] };

export type Judgement = {
  readonly id: string;
  readonly projectId: string | null;
  /** The command wrote the row as it then stood; it ended the row as it stood before. */
  readonly isWritten: boolean;
  readonly isEnded: boolean;
  readonly isThere: boolean;
  /** Nobody touched the row since; then its contents are not read. */
  readonly isUntouched: boolean;
  readonly before: Row | null;
  readonly after: Row | null;
  readonly current: Row | null;
};

/** Until the end of the transaction nobody changes what the command wrote. Tables in one order, so that two do not wait for each other. */
export async function lockTouchedRows(db: Db, tables: readonly TrackedTable[], commandId: string): Promise<void> {
  for (const table of tables) {
    const history = historyOf(table);
    await sql`
      select 1 from ${sql.table(table.name)}
      where id in (select id from ${history} where command_id = ${commandId} or ended_by = ${commandId})
      order by id for update`.execute(db);
  }
}

/** Rows that the command touched, each with what stands there now. */
export async function judgeRows(db: Db, table: TrackedTable, commandId: string): Promise<readonly Judgement[]> {
  const [home, history] = [sql.table(table.name), historyOf(table)];
  const projectId = table.columns.includes('project_id') ? sql`coalesce(a.project_id, b.project_id)` : sql`null`;
  const { rows } = await sql<Judgement>`
    select coalesce(a.id, b.id) as id, ${projectId} as "projectId", a.id is not null as "isWritten", b.id is not null as "isEnded",
      t.id is not null as "isThere", u.is as "isUntouched", case when not u.is then to_jsonb(b) end as before,
      case when not u.is then to_jsonb(a) end as after, case when not u.is then to_jsonb(t) end as current
    from (select * from ${history} where command_id = ${commandId} and ended_by is distinct from command_id) a
      full join (select * from ${history} where ended_by = ${commandId} and command_id <> ended_by) b on b.id = a.id
      left join ${home} t on t.id = coalesce(a.id, b.id)
      cross join lateral (
        select case when a.id is null then t.id is null else t.id is not null and a.sys_to = 'infinity' end as is) u
    order by 1`.execute(db);
  return rows;
}

export type BackAct = 'put-back' | 'take-away' | 'set-back';

export function actOf(row: Judgement): BackAct {
  if (!row.isEnded) return 'take-away';
  return row.isWritten ? 'set-back' : 'put-back';
}

/** Columns whose content differs; the version counts writes and is no content. */
export function changedColumns(table: TrackedTable, one: Row | null, other: Row | null): readonly string[] {
  return table.columns.filter(
    (column) => column !== 'version' && JSON.stringify(one?.[column]) !== JSON.stringify(other?.[column]),
  );
}

/** Columns of a row that are set back: those that the command changed. */
export function ownColumns(table: TrackedTable, row: Judgement): readonly string[] {
  return row.isEnded ? changedColumns(table, row.before, row.after) : table.columns;
}

export function idsFor(rows: readonly Judgement[], act: BackAct): readonly string[] {
  return rows.filter((row) => actOf(row) === act).map(({ id }) => id);
}
