import { type Grant, grant, type Role, type Scope } from '@sightline/contract';
import { type AccountId, type Problem, problem } from '@sightline/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { type CommandContext, type Db, insertRows } from '../audit/index.ts';
import { SCOPES_OF_ROLE } from './capability.ts';

/** The JSON of an account's grants as the contract writes them, for the SELECT of a query that names the account `a`. */
export const GRANTS_OF_ACCOUNT = sql`(
  select coalesce(json_agg(json_build_object('role', g.role, 'scope', json_strip_nulls(json_build_object('kind', g.scope_kind,
    'portfolioId', case g.scope_kind when 'portfolio' then g.scope_id end,
    'programId', case g.scope_kind when 'program' then g.scope_id end,
    'projectId', case g.scope_kind when 'project' then g.scope_id end))) order by g.role, g.scope_kind, g.scope_id), '[]')
  from identity.account_grant g where g.account_id = a.id)`;

const grants = z.array(grant);

export function parseGrants(json: unknown): readonly Grant[] {
  return grants.parse(json);
}

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
  const rows = new Map(wanted.map((each) => [JSON.stringify([each.role, each.scope.kind, scopeId(each.scope)]), each]));
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

function scopeId(scope: Scope): string | null {
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
