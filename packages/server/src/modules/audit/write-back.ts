import { sql } from 'kysely';
import type { Db } from './db.ts';
import { actOf, idsFor, type Judged, type Judgement, ownColumns } from './judge-rows.ts';
import type { Row, TableName } from './rows.ts';
import { historyOf, idList, type TrackedTable } from './tracked-tables.ts';

/** Foreign keys are checked at the end, so that the order of tables does not matter. */
export async function writeBack(db: Db, judged: readonly Judged[], commandId: string): Promise<readonly PlaceTaken[]> {
  await sql`set constraints all deferred`.execute(db);
  for (const { table, rows } of judged) {
    const ids = idsFor(rows, 'take-away');
    if (ids.length > 0)
      await sql`delete from ${sql.table(table.name)} where id = any(${idList(table, ids)})`.execute(db);
  }
  for (const { table, rows } of judged) await setBack(db, table, rows, commandId);
  const taken: PlaceTaken[] = [];
  for (const { table, rows } of judged) taken.push(...(await putBack(db, table, idsFor(rows, 'put-back'), commandId)));
  for (const { table, rows } of judged) await countAgain(db, table, idsFor(rows, 'put-back').length);
  if (taken.length === 0) await sql`set constraints all immediate`.execute(db);
  return taken;
}

const MANY_ROWS = 1000;

/** The checks of foreign keys choose their way by statistics; with those of a table that was nearly empty each would read all of it. */
async function countAgain(db: Db, table: TrackedTable, rows: number): Promise<void> {
  if (rows > MANY_ROWS) await sql`select audit.count_again(${table.name}::regclass)`.execute(db);
}

/** A record that cannot come back: another one has its key, name or address now. */
export type PlaceTaken = {
  readonly kind: 'place-taken';
  readonly table: TableName;
  readonly id: string;
  readonly row: Row;
};

async function setBack(db: Db, table: TrackedTable, rows: readonly Judgement[], commandId: string): Promise<void> {
  const own = rows.filter((row) => actOf(row) === 'set-back');
  const whole = own.filter((row) => row.isUntouched).map(({ id }) => id);
  if (whole.length > 0) await setColumns(db, table, { ids: whole, columns: table.columns, commandId });
  for (const row of own.filter((each) => !each.isUntouched))
    await setColumns(db, table, { ids: [row.id], columns: ownColumns(table, row), commandId });
}

type Setting = { readonly ids: readonly string[]; readonly columns: readonly string[]; readonly commandId: string };

async function setColumns(db: Db, table: TrackedTable, { ids, columns, commandId }: Setting): Promise<void> {
  const written = columns.filter((column) => column !== 'id' && column !== 'version');
  const sets = written.map((column) => sql`${sql.ref(column)} = ${sql.ref(`b.${column}`)}`);
  const version = table.columns.includes('version') ? [sql`version = t.version + 1`] : [];
  await sql`
    update ${sql.table(table.name)} t set ${sql.join([...sets, ...version])}
    from ${historyOf(table)} b
    where b.id = t.id and b.ended_by = ${commandId} and b.command_id <> b.ended_by and t.id = any(${idList(table, ids)})`.execute(
    db,
  );
}

/** A record comes back with a version that nobody has seen. */
async function putBack(
  db: Db,
  table: TrackedTable,
  ids: readonly string[],
  commandId: string,
): Promise<readonly PlaceTaken[]> {
  if (ids.length === 0) return [];
  const history = historyOf(table);
  const columns = table.columns.map((column) => sql.ref(column));
  const values = table.columns.map((column) =>
    column === 'version'
      ? sql`(select max(v.version) + 1 from ${history} v where v.id = b.id)`
      : sql`${sql.ref(`b.${column}`)}`,
  );
  await sql`
    insert into ${sql.table(table.name)} (${sql.join(columns)}) select ${sql.join(values)} from ${history} b
    where b.ended_by = ${commandId} and b.command_id <> b.ended_by and b.id = any(${idList(table, ids)})
    on conflict do nothing`.execute(db);
  const missing = await sql<{ id: string; row: Row }>`
    select b.id, to_jsonb(b) as row from ${history} b
    where b.ended_by = ${commandId} and b.command_id <> b.ended_by and b.id = any(${idList(table, ids)})
      and not exists (select 1 from ${sql.table(table.name)} t where t.id = b.id) order by b.id`.execute(db);
  return missing.rows.map((each) => ({ kind: 'place-taken', table: table.name, ...each }));
}
