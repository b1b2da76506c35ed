import type { Grant } from '@sightline/contract';
import {
  type AccountId,
  type Instant,
  ok,
  type PersonId,
  type Problem,
  problem,
  type Result,
  refused,
} from '@sightline/kernel';
import { sql } from 'kysely';
import { type CommandContext, type Db, insertRows, type Moved, type Outcome } from '../audit/index.ts';
import { insertPeople, isEmailTaken, isErased, lockAddresses } from '../organisation/index.ts';
import { lockAccounts } from './accounts.ts';
import { grantProblems, replaceGrants } from './grants.ts';
import { writeLink } from './password-link.ts';

export type Invitation = {
  readonly personId: PersonId | null;
  readonly name: string | null;
  readonly email: string;
  readonly grants: readonly Grant[];
};
export type Invited = { readonly accountId: AccountId; readonly expiresAt: Instant };

/** Gives a person an account without a password, and the link to choose one. */
export async function invite(
  context: CommandContext,
  wish: Invitation,
  token: string,
): Promise<Result<Outcome<Invited>>> {
  await lockAddresses(context.db);
  await lockAccounts(context.db);
  const problems = [...grantProblems(wish.grants), ...(await personProblems(context.db, wish))];
  if (problems.length > 0) return refused(problems);
  const person = wish.personId ?? context.mint<'person'>();
  if (wish.personId === null)
    await insertPeople(context.db, [{ id: person, name: wish.name ?? '', email: wish.email }]);
  const accountId = context.mint<'account'>();
  await insertRows(context.db, 'identity.account', [
    { id: accountId, version: 1, person_id: person, email: wish.email, password_hash: null, is_active: true },
  ]);
  await replaceGrants(context, accountId, wish.grants);
  const expiresAt = await writeLink(context.db, accountId, token, context.now);
  const madePerson: readonly Moved[] = wish.personId === null ? [{ entity: 'person', id: person, version: 1 }] : [];
  return ok({
    value: { accountId, expiresAt },
    moved: [...madePerson, { entity: 'account', id: accountId, version: 1 }],
    payload: { accountId, personId: person, grants: wish.grants },
    inverse: null,
  });
}

async function personProblems(db: Db, { personId, name, email }: Invitation): Promise<readonly Problem[]> {
  const { rows } = await sql<{ email: string }>`
    select email from identity.account where lower(email) = lower(${email}) or person_id = ${personId} limit 1`.execute(
    db,
  );
  if (rows[0] !== undefined) return [problem('identity.account-exists', { email: rows[0].email })];
  if (personId !== null)
    return (await isErased(db, personId)) ? [problem('identity.person-erased', { name: 'This person' })] : [];
  const isTaken = await isEmailTaken(db, email);
  return [
    ...(name === null ? [problem('identity.name-missing')] : []),
    ...(isTaken ? [problem('organisation.email-taken', { email })] : []),
  ];
}
