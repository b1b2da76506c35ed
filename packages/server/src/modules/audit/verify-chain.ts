import { sql } from 'kysely';
import type { Db } from './db.ts';
import { type AuditEvent, CHAIN_START, chainHash } from './event.ts';

type StoredEvent = AuditEvent & { readonly previousHash: string; readonly hash: string };

/** The hash of one event, kept where nobody who can write the chain can write: an export, a backup's list, a printout. */
export type ChainAnchor = { readonly seq: number; readonly hash: string };

export type ChainVerdict = {
  readonly events: number;
  /** The first event that cannot be believed. */
  readonly brokenAt: number | null;
  /** Where the break is known by an anchor only: the event lies from `brokenAt` to here. */
  readonly brokenUpTo: number | null;
};

/**
 * Walks the chain from its start. A bare chain cannot show that its tail was cut off or that all hashes from some event on
 * were made anew: the second is shown by an anchor, the first by the commands, whose rows say which events there were, or by an anchor.
 */
export async function verifyChain(db: Db, anchors: readonly ChainAnchor[] = []): Promise<ChainVerdict> {
  const { rows } = await sql<StoredEvent>`
    select seq, command_id as "commandId", name, account_id as "accountId", at, payload, previous_hash as "previousHash", hash
    from audit.event order by seq`.execute(db);
  const found = [breakInside(rows), breakOfAnchors(rows, anchors), await missingTail(db, rows.length)];
  const broken = found.filter((each) => each !== null).sort((a, b) => a.at - b.at)[0];
  return { events: rows.length, brokenAt: broken?.at ?? null, brokenUpTo: broken?.upTo ?? null };
}

type Break = { readonly at: number; readonly upTo: number };

function breakInside(events: readonly StoredEvent[]): Break | null {
  let previous = CHAIN_START;
  for (const [index, event] of events.entries()) {
    const seq = index + 1;
    const isNext = event.seq === seq && event.previousHash === previous;
    if (!isNext || chainHash(previous, event) !== event.hash) return { at: seq, upTo: seq };
    previous = event.hash;
  }
  return null;
}

/** What anchors disagree about lies after the last one that still agrees. */
function breakOfAnchors(events: readonly StoredEvent[], anchors: readonly ChainAnchor[]): Break | null {
  let believed = 0;
  for (const anchor of [...anchors].sort((a, b) => a.seq - b.seq)) {
    if (events[anchor.seq - 1]?.hash !== anchor.hash) return { at: believed + 1, upTo: anchor.seq };
    believed = anchor.seq;
  }
  return null;
}

/** Commands and outbox name each event's number once more. */
async function missingTail(db: Db, events: number): Promise<Break | null> {
  const { rows } = await sql<{ last: number }>`
    select greatest((select max(seq) from audit.command), (select max(seq) from audit.outbox), 0) as last`.execute(db);
  const last = rows[0]?.last ?? 0;
  return last > events ? { at: events + 1, upTo: last } : null;
}
