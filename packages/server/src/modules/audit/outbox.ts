import { sql } from 'kysely';
import type { Db } from './db.ts';

export type OutboxEntry = {
  readonly seq: number;
  readonly command: string;
  readonly at: string;
  readonly moved: readonly { readonly entity: string; readonly id: string }[];
};

/** Entries after `seq` in commit order, at most `limit`. */
export async function readOutboxAfter(db: Db, seq: number, limit: number): Promise<readonly OutboxEntry[]> {
  const { rows } = await sql<OutboxEntry>`
    select seq, command, at, moved from audit.outbox where seq > ${seq} order by seq limit ${limit}`.execute(db);
  return rows;
}

export async function lastSeq(db: Db): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from audit.event`.execute(db);
  return rows[0]?.seq ?? 0;
}
