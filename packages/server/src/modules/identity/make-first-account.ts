import type { Grant } from '@sightline/contract';
import { type AccountId, type Currency, ok, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import { type CommandContext, insertRows, type Outcome } from '../audit/index.ts';
import { insertOrganisation, insertPeople, isZone } from '../organisation/index.ts';
import { replaceGrants } from './grants.ts';
import { hashPassword } from './password.ts';
import { hasAccounts } from './session.ts';

export type FirstAccount = {
  readonly organisationName: string;
  readonly currency: Currency;
  readonly zone: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** Makes organisation, person and account on an empty database; of two at once, one wins. */
export async function makeFirstAccount(
  context: CommandContext,
  wish: FirstAccount,
): Promise<Result<Outcome<{ accountId: AccountId }>>> {
  await sql`lock table identity.account in exclusive mode`.execute(context.db);
  if (await hasAccounts(context.db)) return refused([problem('identity.first-account-exists')]);
  if (!isZone(wish.zone)) return refused([problem('identity.unknown-zone', { zone: wish.zone })]);
  const personId = context.mint<'person'>();
  const accountId = context.mint<'account'>();
  await insertOrganisation(context.db, {
    id: context.mint<'organisation'>(),
    name: wish.organisationName,
    currency: wish.currency,
    zone: wish.zone,
  });
  await insertPeople(context.db, [{ id: personId, name: wish.name, email: wish.email }]);
  const passwordHash = await hashPassword(wish.password);
  await insertRows(context.db, 'identity.account', [
    { id: accountId, version: 1, person_id: personId, email: wish.email, password_hash: passwordHash, is_active: true },
  ]);
  await replaceGrants(context, accountId, FIRST_GRANTS);
  return ok({
    value: { accountId },
    moved: [{ entity: 'account', id: accountId, version: 1 }],
    payload: { accountId, personId },
    inverse: null,
  });
}

/** Whoever opens the house runs it and its office until others are invited. */
const FIRST_GRANTS: readonly Grant[] = [
  { role: 'administrator', scope: { kind: 'all' } },
  { role: 'pmo-director', scope: { kind: 'all' } },
];
