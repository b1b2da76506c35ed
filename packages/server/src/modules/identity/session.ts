import { createHash, randomBytes } from 'node:crypto';
import type { AccountId, Instant, PersonId } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../audit/index.ts';
import { type HeldGrant, heldGrantsAt, parseHeldGrants } from './grants.ts';

/** A session lives for twelve hours: one working day. */
export const SESSION_HOURS = 12;

export type Account = {
  readonly id: AccountId;
  readonly email: string;
  readonly name: string;
  readonly personId: PersonId;
};

/** The browser keeps the token, the database only its hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 256 random bits; what is kept of it is its hash. */
export function mintToken(): string {
  return randomBytes(32).toString('base64url');
}

export async function startSession(db: Db, accountId: AccountId, now: Instant): Promise<string> {
  const token = mintToken();
  await sql`
    insert into identity.session (token_hash, account_id, started_at, expires_at)
    values (${hashToken(token)}, ${accountId}, ${now}, ${now}::timestamptz + make_interval(hours => ${SESSION_HOURS}))`.execute(
    db,
  );
  await sql`delete from identity.session where expires_at < ${now}`.execute(db);
  return token;
}

export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await sql`delete from identity.session where token_hash = ${tokenHash}`.execute(db);
}

/** Ends every session of the account but the one that is kept. */
export async function endSessionsOf(db: Db, accountId: AccountId, kept: string | null): Promise<void> {
  await sql`
    delete from identity.session where account_id = ${accountId} and token_hash is distinct from ${kept}`.execute(db);
}

export type SignedIn = {
  readonly accountId: AccountId;
  readonly held: readonly HeldGrant[];
  /** The organisation's: whoever asks will want to know what day it is. */
  readonly zone: string | null;
};

/** Null when there is no such live session or its account is no longer active. */
export async function accountOfSession(db: Db, tokenHash: string, now: Instant): Promise<SignedIn | null> {
  const { rows } = await sql<{ id: AccountId; held: unknown; zone: string | null }>`
    select a.id, ${heldGrantsAt(now)} as held, (select zone from organisation.organisation) as zone
    from identity.session s join identity.account a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${now} and a.is_active`.execute(db);
  const [found] = rows;
  return found === undefined ? null : { accountId: found.id, held: parseHeldGrants(found.held), zone: found.zone };
}

export async function readAccount(db: Db, id: AccountId): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select a.id, a.email, p.name, p.id as "personId" from identity.account a
    join organisation.person p on p.id = a.person_id where a.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function hasAccounts(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.account limit 1`.execute(db);
  return rows.length > 0;
}
