import { type AccountId, ok, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import { type CommandContext, type Db, insertRows, type Outcome } from '../audit/index.ts';
import {
  type DelegationFacts,
  type DelegationId,
  type DelegationWish,
  delegationProblems,
  type Handover,
} from './delegation.ts';
import { parseGrants, SCOPE_OF_ROW, scopeId } from './grants.ts';

/** One after the other: two that close a circle together do not pass each other. */
export async function addDelegation(
  context: CommandContext,
  wish: DelegationWish,
): Promise<Result<Outcome<{ id: DelegationId }>>> {
  await sql`lock table identity.delegation in exclusive mode`.execute(context.db);
  const problems = delegationProblems(wish, await factsFor(context, wish));
  if (problems.length > 0) return refused(problems);
  const id = context.mint<'delegation'>();
  const { grant, from, to, firstOn, lastOn } = wish;
  await insertRows(context.db, 'identity.delegation', [
    {
      id,
      version: 1,
      from_account_id: from,
      to_account_id: to,
      role: grant?.role ?? null,
      scope_kind: grant?.scope.kind ?? null,
      scope_id: grant === null ? null : scopeId(grant.scope),
      first_on: firstOn,
      last_on: lastOn,
      reason: wish.reason,
      ended_at: null,
    },
  ]);
  return ok({
    value: { id },
    moved: movedBy(id, from, to, 1),
    payload: { delegationId: id, from, to, grant, firstOn, lastOn },
    inverse: null,
  });
}

/** One that has ended stays as it is. */
export async function endDelegation(
  context: CommandContext,
  id: DelegationId,
): Promise<Result<Outcome<Record<never, never>>>> {
  const { rows } = await sql<{ from: AccountId; to: AccountId; version: number }>`
    update identity.delegation set ended_at = ${context.now}, version = version + 1
    where id = ${id} and ended_at is null
    returning from_account_id as "from", to_account_id as "to", version`.execute(context.db);
  const moved = rows.flatMap(({ from, to, version }) => movedBy(id, from, to, version));
  return ok({ value: {}, moved, payload: { delegationId: id }, inverse: null });
}

/** Both accounts hear of it: what each of them may do changes or is done by two. */
function movedBy(id: DelegationId, from: AccountId, to: AccountId, version: number) {
  return [
    { entity: 'delegation', id, version },
    { entity: 'account', id: from, version: null },
    { entity: 'account', id: to, version: null },
  ];
}

async function factsFor({ db, today }: CommandContext, wish: DelegationWish): Promise<DelegationFacts> {
  const [own, standing] = [await readOwnGrants(db, wish.from), await listStanding(db)];
  const { rows } = await sql<{ id: AccountId; name: string; isOpen: boolean }>`
    select a.id, p.name, a.is_active as "isOpen" from identity.account a
    join organisation.person p on p.id = a.person_id`.execute(db);
  const accounts = new Map(rows.map((row) => [row.id, row]));
  return {
    today,
    own,
    standing,
    isReceiverOpen: accounts.get(wish.to)?.isOpen === true,
    nameOf: (account) => accounts.get(account)?.name ?? '',
  };
}

/** What an account has of its own: what it was given, and the places of an assurer. */
export async function readOwnGrants(db: Db, accountId: AccountId) {
  const { rows } = await sql<{ grants: unknown }>`
    select coalesce(json_agg(json_build_object('role', g.role, 'scope', ${SCOPE_OF_ROW})
      order by g.role, g.scope_kind, g.scope_id), '[]') as grants
    from identity.own_grant g where g.account_id = ${accountId}`.execute(db);
  return parseGrants(rows[0]?.grants ?? []);
}

async function listStanding(db: Db): Promise<readonly Handover[]> {
  const { rows } = await sql<Handover>`
    select from_account_id as "from", to_account_id as "to", first_on as "firstOn", last_on as "lastOn"
    from identity.delegation where ended_at is null order by id`.execute(db);
  return rows;
}
