import type { ApiToken } from '@sightline/contract';
import {
  type AccountId,
  type Id,
  type Instant,
  type LocalDate,
  ok,
  type Problem,
  problem,
  type Result,
  refused,
} from '@sightline/kernel';
import { sql } from 'kysely';
import { type CommandContext, type Db, insertRows, type Outcome, type ReadContext } from '../audit/index.ts';
import { type HeldGrant, heldGrantsAt, parseHeldGrants } from './grants.ts';
import { hashToken, mintToken } from './session.ts';

export type TokenId = Id<'token'>;
export type TokenInHand = { readonly id: TokenId; readonly isReadOnly: boolean };
export type NewToken = { readonly name: string; readonly isReadOnly: boolean; readonly expiresOn: LocalDate };

/** Tells people and secret scanners what they have in hand. */
const MARK = 'sl_';
/** Characters of a token that its list shows: 36 of its 256 random bits. */
const SHOWN = MARK.length + 6;

export function mintApiToken(): string {
  return MARK + mintToken();
}

export function tokenProblems({ expiresOn }: NewToken, today: LocalDate): readonly Problem[] {
  const latest = aYearAfter(today);
  const isWithin = expiresOn >= today && expiresOn <= latest;
  return isWithin ? [] : [problem('identity.token-days', { expiresOn, today, latest })];
}

/** The same day of the next year; of 29 February, the 28th. */
export function aYearAfter(day: LocalDate): LocalDate {
  const [year = '', rest = ''] = [day.slice(0, 4), day.slice(4)];
  return `${Number(year) + 1}${rest === '-02-29' ? '-02-28' : rest}` as LocalDate;
}

export async function makeToken(
  context: CommandContext,
  accountId: AccountId,
  { wish, token }: { readonly wish: NewToken; readonly token: string },
): Promise<Result<Outcome<{ id: TokenId }>>> {
  const problems = tokenProblems(wish, context.today);
  if (problems.length > 0) return refused(problems);
  const id = context.mint<'token'>();
  await insertRows(context.db, 'identity.api_token', [
    {
      id,
      version: 1,
      account_id: accountId,
      name: wish.name,
      prefix: token.slice(0, SHOWN),
      token_hash: hashToken(token),
      is_read_only: wish.isReadOnly,
      made_at: context.now,
      expires_on: wish.expiresOn,
      revoked_at: null,
    },
  ]);
  await insertRows(context.db, 'identity.api_token_use', [{ token_id: id, last_used_on: null }]);
  const { isReadOnly, expiresOn } = wish;
  return ok({
    value: { id },
    moved: [{ entity: 'token', id, version: 1 }],
    payload: { tokenId: id, accountId, isReadOnly, expiresOn },
    inverse: null,
  });
}

/** One that is revoked already stays as it is. */
export async function revokeToken(
  context: CommandContext,
  id: TokenId,
): Promise<Result<Outcome<Record<never, never>>>> {
  const { rows } = await sql<{ accountId: AccountId; version: number }>`
    update identity.api_token set revoked_at = ${context.now}, version = version + 1
    where id = ${id} and revoked_at is null returning account_id as "accountId", version`.execute(context.db);
  const moved = rows.map(({ version }) => ({ entity: 'token', id, version }));
  return ok({ value: {}, moved, payload: { tokenId: id, accountId: rows[0]?.accountId ?? null }, inverse: null });
}

type WithToken = {
  readonly accountId: AccountId;
  readonly held: readonly HeldGrant[];
  readonly token: TokenInHand;
};

/** Null when it never was, is revoked, past its last day, or of a closed account: all look the same. Notes the day of its use. */
export async function accountOfToken(db: Db, tokenHash: string, now: Instant): Promise<WithToken | null> {
  const { rows } = await sql<{
    accountId: AccountId;
    held: unknown;
    id: TokenId;
    isReadOnly: boolean;
    isFirst: boolean;
  }>`
    select a.id as "accountId", ${heldGrantsAt(now)} as held, t.id, t.is_read_only as "isReadOnly",
      u.last_used_on is distinct from organisation.day_of(${now}) as "isFirst"
    from identity.api_token t join identity.account a on a.id = t.account_id and a.is_active
      join identity.api_token_use u on u.token_id = t.id
    where t.token_hash = ${tokenHash} and t.revoked_at is null and t.expires_on >= organisation.day_of(${now})`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) return null;
  const { accountId, held, id, isReadOnly, isFirst } = found;
  if (isFirst) {
    await sql`
      update identity.api_token_use set last_used_on = organisation.day_of(${now}) where token_id = ${id}`.execute(db);
  }
  return { accountId, held: parseHeldGrants(held), token: { id, isReadOnly } };
}

/** Of one account, or of all with their owners; newest first. */
export async function listTokens(
  { db, today }: Pick<ReadContext, 'db' | 'today'>,
  accountId: AccountId | null,
): Promise<readonly (ApiToken & { readonly owner: string })[]> {
  const { rows } = await sql<ApiToken & { owner: string }>`
    select t.id, t.name, t.prefix, t.is_read_only as "isReadOnly", t.made_at as "madeAt", t.expires_on as "expiresOn",
      u.last_used_on as "lastUsedOn", p.name as owner,
      case when t.revoked_at is not null then 'revoked' when t.expires_on < ${today} then 'expired' else 'live' end as state
    from identity.api_token t join identity.api_token_use u on u.token_id = t.id
      join identity.account a on a.id = t.account_id join organisation.person p on p.id = a.person_id
    where ${accountId}::uuid is null or t.account_id = ${accountId} order by t.made_at desc, t.id desc`.execute(db);
  return rows;
}
