import { type Grant, grant } from '@sightline/contract';
import type { AccountId, Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { type CommandContext, type Db, insertRows } from '../audit/index.ts';
import { grantKey } from './grants.ts';

/** How long somebody is shown that his roles changed. */
const SHOWN_DAYS = 7;

export type RoleChange = {
  readonly at: Instant;
  readonly by: string | null;
  readonly added: readonly Grant[];
  readonly removed: readonly Grant[];
};

type Change = { readonly before: readonly Grant[]; readonly after: readonly Grant[] };

/** Kept for the person concerned; nothing when both are the same. */
export async function noteRoleChange(
  context: CommandContext,
  accountId: AccountId,
  { before, after }: Change,
): Promise<void> {
  const [added, removed] = [without(after, before), without(before, after)];
  if (added.length + removed.length === 0) return;
  await insertRows(context.db, 'identity.role_change', [
    {
      id: context.mint<'role-change'>(),
      account_id: accountId,
      at: context.now,
      by_account_id: context.caller.accountId,
      added,
      removed,
    },
  ]);
}

function without(grants: readonly Grant[], others: readonly Grant[]): readonly Grant[] {
  const keys = new Set(others.map(grantKey));
  return grants.filter((each) => !keys.has(grantKey(each)));
}

export async function listRoleChanges(db: Db, accountId: AccountId, now: Instant): Promise<readonly RoleChange[]> {
  const { rows } = await sql<{ at: Instant; by: string | null; added: unknown; removed: unknown }>`
    select c.at, p.name as by, c.added, c.removed from identity.role_change c
      left join identity.account a on a.id = c.by_account_id left join organisation.person p on p.id = a.person_id
    where c.account_id = ${accountId} and c.at > ${now}::timestamptz - make_interval(days => ${SHOWN_DAYS})
    order by c.at desc, c.id desc limit 20`.execute(db);
  const grants = z.array(grant);
  return rows.map(({ at, by, added, removed }) => ({
    at,
    by,
    added: grants.parse(added),
    removed: grants.parse(removed),
  }));
}
