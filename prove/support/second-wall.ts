import { sql } from 'kysely';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';

/** Takes the policies of every fenced table away, or puts them back. */
export async function setSecondWall(db: Db, how: 'up' | 'down', fenced: readonly string[]): Promise<void> {
  const word = how === 'up' ? 'enable' : 'disable';
  for (const name of fenced) await sql.raw(`alter table ${name} ${word} row level security`).execute(db);
}

export async function fencedTables(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select oid::regclass::text as name from pg_class where relkind = 'r' and relrowsecurity order by 1`.execute(db);
  return rows.map(({ name }) => name);
}
