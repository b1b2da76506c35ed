import { type Problem, problem } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from './db.ts';

/** `schema.table`, written in code only, never from a request. */
export type TableName = `${string}.${string}`;
export type Row = Readonly<Record<string, unknown>>;

/** Inserts rows whose keys are column names, in one statement; a missing key is null. */
export async function insertRows(db: Db, table: TableName, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const json = JSON.stringify(rows.slice(from, from + ROWS_PER_STATEMENT));
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`.execute(
      db,
    );
  }
}

/** Keeps one statement's JSON at a few megabytes. */
const ROWS_PER_STATEMENT = 5000;

/**
 * Writes the changed columns of one row if it still has the version that the writer saw.
 * @returns null when written (the version is one higher), else the problem `audit.version-stale`
 */
export async function updateVersioned(
  db: Db,
  table: TableName,
  row: { readonly id: string; readonly version: number },
  columns: Row,
): Promise<Problem | null> {
  const sets = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  const written = await sql`
    update ${sql.table(table)} set ${sql.join([...sets, sql`version = version + 1`])}
    where id = ${row.id} and version = ${row.version}`.execute(db);
  return written.numAffectedRows === 1n ? null : staleVersion(row.version);
}

export function staleVersion(seen: number): Problem {
  return problem('audit.version-stale', { seen });
}
