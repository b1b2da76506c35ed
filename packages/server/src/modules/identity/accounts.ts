import type { Grant } from '@sightline/contract';
import { type AccountId, ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import { type CommandContext, type Db, type Outcome, updateVersioned } from '../audit/index.ts';
import { grantProblems, readGrants, replaceGrants } from './grants.ts';
import { noteRoleChange } from './role-change.ts';
import { endSessionsOf } from './session.ts';

type Target = { readonly id: AccountId; readonly version: number };
type Changed = Promise<Result<Outcome<{ version: number }>>>;

/** Changes of accounts and roles happen one after the other, so that the last administrator stays one. */
export async function lockAccounts(db: Db): Promise<void> {
  await sql`lock table identity.account in exclusive mode`.execute(db);
}

export async function setGrants(context: CommandContext, target: Target, wanted: readonly Grant[]): Changed {
  await lockAccounts(context.db);
  const problems = [...grantProblems(wanted)];
  const isAdministrator = wanted.some(({ role }) => role === 'administrator');
  if (!isAdministrator) problems.push(...(await lastAdministrator(context.db, target.id)));
  if (problems.length > 0) return refused(problems);
  const before = await readGrants(context.db, target.id);
  const stale = await updateVersioned(context.db, 'identity.account', target, {});
  if (stale !== null) return refused([stale]);
  await replaceGrants(context, target.id, wanted);
  await noteRoleChange(context, target.id, { before, after: wanted });
  const version = target.version + 1;
  return ok({
    value: { version },
    moved: [{ entity: 'account', id: target.id, version }],
    payload: { accountId: target.id, before, grants: wanted },
    inverse: null,
  });
}

/** A deactivated account's sessions end in the same transaction; its tokens are looked at with the account. */
export async function setActive(context: CommandContext, target: Target, wish: 'active' | 'deactivated'): Changed {
  await lockAccounts(context.db);
  const problems = wish === 'active' ? [] : await lastAdministrator(context.db, target.id);
  if (wish === 'deactivated' && target.id === context.caller.accountId) problems.push(problem('identity.own-account'));
  if (problems.length > 0) return refused(problems);
  const stale = await updateVersioned(context.db, 'identity.account', target, { is_active: wish === 'active' });
  if (stale !== null) return refused([stale]);
  if (wish === 'deactivated') await endSessionsOf(context.db, target.id, null);
  const version = target.version + 1;
  return ok({
    value: { version },
    moved: [{ entity: 'account', id: target.id, version }],
    payload: { accountId: target.id, state: wish },
    inverse: null,
  });
}

/** One problem when nobody else could give roles any more. */
export async function lastAdministrator(db: Db, id: AccountId): Promise<Problem[]> {
  const { rows } = await sql<{ own: boolean; others: boolean }>`
    select coalesce(bool_or(a.id = ${id}), false) as own, coalesce(bool_or(a.id <> ${id}), false) as others
    from identity.account_grant g join identity.account a on a.id = g.account_id
    where g.role = 'administrator' and a.is_active and a.password_hash is not null`.execute(db);
  return rows[0]?.own === true && !rows[0].others ? [problem('identity.last-administrator')] : [];
}
