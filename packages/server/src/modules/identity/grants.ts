import { type Grant, grant, type Role, type Scope } from '@sightline/contract';
import type { AccountId, Instant, Problem } from '@sightline/kernel';
import { problem } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type CommandContext, type Db, insertRows } from '../audit/index.ts';
import { SCOPES_OF_ROLE } from './capability.ts';

/** The scope of a row `g` with the columns of a grant, as JSON of the contract. */
export const SCOPE_OF_ROW = sql`json_strip_nulls(json_build_object('kind', g.scope_kind,
  'portfolioId', case g.scope_kind when 'portfolio' then g.scope_id end,
  'programId', case g.scope_kind when 'program' then g.scope_id end,
  'projectId', case g.scope_kind when 'project' then g.scope_id end,
  'unitId', case g.scope_kind when 'unit' then g.scope_id end))`;

/** The JSON of what an account was given, for the SELECT of a query that names the account `a`. */
export const GRANTS_OF_ACCOUNT = sql`(
  select coalesce(json_agg(json_build_object('role', g.role, 'scope', ${SCOPE_OF_ROW})
    order by g.role, g.scope_kind, g.scope_id), '[]')
  from identity.account_grant g where g.account_id = a.id)`;

const grants = z.array(grant);

/** A grant that an account holds now, its own or by a delegation: `rightsOf` is whose it is. */
export type HeldGrant = Grant & { readonly rightsOf: AccountId };

/** The JSON of what the account `a` holds at an instant. */
export function heldGrantsAt(now: Instant): RawBuilder<unknown> {
  return sql`(
    select coalesce(json_agg(json_build_object('role', g.role, 'scope', ${SCOPE_OF_ROW}, 'rightsOf', g.rights_of)
      order by g.rights_of <> g.account_id, g.role, g.scope_kind, g.scope_id), '[]')
    from identity.held_grant g where g.account_id = a.id and g.since <= ${now} and g.until > ${now})`;
}

const heldGrants = z.array(grant.and(z.object({ rightsOf: z.string().transform((text) => text as AccountId) })));

export function parseHeldGrants(json: unknown): readonly HeldGrant[] {
  return heldGrants.parse(json);
}

export async function readHeldGrants(db: Db, accountId: AccountId, now: Instant): Promise<readonly HeldGrant[]> {
  const { rows } = await sql<{ grants: unknown }>`
    select ${heldGrantsAt(now)} as grants from identity.account a where a.id = ${accountId}`.execute(db);
  return parseHeldGrants(rows[0]?.grants ?? []);
}

/** Each role with its scope once, whoever's it is. */
export function plainGrants(held: readonly HeldGrant[]): readonly Grant[] {
  return [...new Map(held.map(({ role, scope }) => [grantKey({ role, scope }), { role, scope }])).values()];
}

export function grantKey({ role, scope }: Grant): string {
  return JSON.stringify([role, scope.kind, scopeId(scope)]);
}

export function parseGrants(json: unknown): readonly Grant[] {
  return grants.parse(json);
}

/** What an account was given, delegations aside. */
export async function readGrants(db: Db, accountId: AccountId): Promise<readonly Grant[]> {
  const { rows } = await sql<{ grants: unknown }>`
    select ${GRANTS_OF_ACCOUNT} as grants from identity.account a where a.id = ${accountId}`.execute(db);
  return parseGrants(rows[0]?.grants ?? []);
}

/** Puts these grants in the place of the ones that the account has; the same one twice counts once. */
export async function replaceGrants(
  context: Pick<CommandContext, 'db' | 'mint'>,
  accountId: AccountId,
  wanted: readonly Grant[],
): Promise<void> {
  await sql`delete from identity.account_grant where account_id = ${accountId}`.execute(context.db);
  const rows = new Map(wanted.map((each) => [grantKey(each), each]));
  if (rows.size === 0) return;
  await insertRows(
    context.db,
    'identity.account_grant',
    [...rows.values()].map(({ role, scope }) => ({
      id: context.mint<'grant'>(),
      version: 1,
      account_id: accountId,
      role,
      scope_kind: scope.kind,
      scope_id: scopeId(scope),
    })),
  );
}

/** One problem for each role that does not know its scope. */
export function grantProblems(wanted: readonly Grant[]): readonly Problem[] {
  return wanted
    .filter(({ role, scope }) => !SCOPES_OF_ROLE[role].includes(scope.kind))
    .map(({ role, scope }) =>
      problem('identity.scope-not-for-role', { role, scope: scope.kind, scopes: SCOPES_OF_ROLE[role].join(', ') }),
    );
}

export function scopeId(scope: Scope): string | null {
  switch (scope.kind) {
    case 'all':
    case 'self':
      return null;
    case 'portfolio':
      return scope.portfolioId;
    case 'program':
      return scope.programId;
    case 'project':
      return scope.projectId;
    case 'unit':
      return scope.unitId;
  }
}

/** Active accounts that were given the role, on whatever scope. */
export async function countAccountsByRole(db: Db): Promise<ReadonlyMap<Role, number>> {
  const { rows } = await sql<{ role: Role; accounts: number }>`
    select g.role, count(distinct a.id) as accounts
    from identity.account_grant g join identity.account a on a.id = g.account_id where a.is_active group by 1`.execute(
    db,
  );
  return new Map(rows.map(({ role, accounts }) => [role, accounts]));
}
