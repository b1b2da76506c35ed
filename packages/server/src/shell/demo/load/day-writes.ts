import { sql } from 'kysely';
import { type Db, insertRows, type Row, type TableName } from '../../../modules/audit/index.ts';

/** By which columns a row is found again; `id` where nothing stands here. */
const KEYS: Readonly<Record<TableName, readonly string[]>> = {
  'plan.plan': ['project_id'],
  'plan.task': ['project_id', 'id'],
  'plan.task_date': ['project_id', 'task_id'],
  'plan.schedule_summary': ['project_id'],
  'plan.milestone': ['project_id', 'id'],
};
const UNVERSIONED: ReadonlySet<TableName> = new Set([
  'plan.task_date',
  'plan.schedule_summary',
  'organisation.period',
  'organisation.setting',
]);

/** What one day writes: a row that comes and changes on the same day comes as it is in the evening. */
export class DayWrites {
  readonly #inserts = new Map<TableName, Map<string, Row>>();
  readonly #changes = new Map<TableName, Map<string, Row>>();

  insert(table: TableName, row: Row): void {
    rowsOf(this.#inserts, table).set(keyOf(table, row), row);
  }

  /** @param row the key, and the columns that change */
  change(table: TableName, row: Row): void {
    const key = keyOf(table, row);
    const fresh = this.#inserts.get(table)?.get(key);
    const rows = rowsOf(fresh === undefined ? this.#changes : this.#inserts, table);
    rows.set(key, { ...rows.get(key), ...row });
  }

  isEmpty(): boolean {
    return this.#inserts.size === 0 && this.#changes.size === 0;
  }

  /** How many rows of each table, for the audit event. */
  counts(): Readonly<Record<TableName, number>> {
    const counts: Record<TableName, number> = {};
    for (const [table, rows] of [...this.#inserts, ...this.#changes]) counts[table] = (counts[table] ?? 0) + rows.size;
    return counts;
  }

  /** In the order in which the tables were first named; references are judged at the end of the command. */
  async writeTo(db: Db): Promise<void> {
    await sql`set constraints all deferred`.execute(db);
    for (const [table, rows] of this.#inserts) await insertRows(db, table, [...rows.values()]);
    for (const [table, rows] of this.#changes) {
      for (const alike of byColumns(rows.values())) await changeRows(db, table, alike);
    }
  }
}

function rowsOf(tables: Map<TableName, Map<string, Row>>, table: TableName): Map<string, Row> {
  const rows = tables.get(table) ?? new Map<string, Row>();
  tables.set(table, rows);
  return rows;
}

function keysOf(table: TableName): readonly string[] {
  return KEYS[table] ?? ['id'];
}

function keyOf(table: TableName, row: Row): string {
  return keysOf(table)
    .map((column) => row[column])
    .join(' ');
}

/** Rows that change the same columns are written by one statement. */
function byColumns(rows: Iterable<Row>): Iterable<readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const columns = Object.keys(row).sort().join(' ');
    const group = groups.get(columns);
    if (group === undefined) groups.set(columns, [row]);
    else group.push(row);
  }
  return groups.values();
}

async function changeRows(db: Db, table: TableName, rows: readonly Row[]): Promise<void> {
  const keys = keysOf(table);
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !keys.includes(column));
  const sets = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`w.${column}`)}`);
  const version = UNVERSIONED.has(table) ? [] : [sql`version = t.version + 1`];
  const isSame = keys.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`w.${column}`)}`);
  await sql`
    update ${sql.table(table)} t set ${sql.join([...sets, ...version])}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) w
    where ${sql.join(isSame, sql` and `)}`.execute(db);
}
