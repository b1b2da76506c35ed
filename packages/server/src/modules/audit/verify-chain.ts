import { sql } from 'kysely';
import type { Db } from './db.ts';
import { type AuditEvent, CHAIN_START, chainHash } from './event.ts';

type StoredEvent = AuditEvent & { readonly previousHash: string; readonly hash: string };

/** Walks the chain from its start. `brokenAt` is the first sequence number that does not follow from the one before it. */
export async function verifyChain(db: Db): Promise<{ readonly events: number; readonly brokenAt: number | null }> {
  const { rows } = await sql<StoredEvent>`
    select seq, command_id as "commandId", name, account_id as "accountId", at, payload, previous_hash as "previousHash", hash
    from audit.event order by seq`.execute(db);
  let previous = CHAIN_START;
  for (const [index, event] of rows.entries()) {
    const isNext = event.seq === index + 1 && event.previousHash === previous;
    if (!isNext || chainHash(previous, event) !== event.hash) return { events: rows.length, brokenAt: event.seq };
    previous = event.hash;
  }
  return { events: rows.length, brokenAt: null };
}
