import type { AccountId, Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../audit/index.ts';
import { hashToken } from './session.ts';

/** A link to choose a password can be used for seven days, once. */
const LINK_DAYS = 7;

export type LinkOwner = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly expiresAt: Instant;
};

/** Makes the account's link; an earlier one ends. */
export async function writeLink(db: Db, accountId: AccountId, token: string, now: Instant): Promise<Instant> {
  const { rows } = await sql<{ expiresAt: Instant }>`
    insert into identity.password_link (token_hash, account_id, expires_at)
    values (${hashToken(token)}, ${accountId}, ${now}::timestamptz + make_interval(days => ${LINK_DAYS}))
    on conflict (account_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
    returning expires_at as "expiresAt"`.execute(db);
  return rows[0]?.expiresAt ?? now;
}

/** Null for a link that never was, was used, has expired, or belongs to a closed account: all look the same. */
export async function readLink(db: Db, token: string, now: Instant): Promise<LinkOwner | null> {
  const { rows } = await sql<LinkOwner>`
    select a.id as "accountId", p.name, a.email, l.expires_at as "expiresAt"
    from identity.password_link l join identity.account a on a.id = l.account_id join organisation.person p on p.id = a.person_id
    where l.token_hash = ${hashToken(token)} and l.expires_at > ${now} and a.is_active`.execute(db);
  return rows[0] ?? null;
}

/** Takes the link out of use; of two at once, one gets it. */
export async function takeLink(db: Db, token: string, now: Instant): Promise<AccountId | null> {
  const { rows } = await sql<{ id: AccountId }>`
    delete from identity.password_link l using identity.account a
    where l.token_hash = ${hashToken(token)} and l.expires_at > ${now} and a.id = l.account_id and a.is_active
    returning a.id`.execute(db);
  return rows[0]?.id ?? null;
}

export async function writePassword(db: Db, accountId: AccountId, hash: string): Promise<void> {
  await sql`update identity.account set password_hash = ${hash} where id = ${accountId}`.execute(db);
}
