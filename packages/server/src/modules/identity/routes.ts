import type { accessRoutes, identityRoutes } from '@sightline/contract';
import { type AccountId, ok, problem, type Result, refused } from '@sightline/kernel';
import { answered, type HandlerOf, type ReadContext } from '../audit/index.ts';
import { accountHandlers } from './account-routes.ts';
import type { AttemptLimit } from './attempts.ts';
import { delegationHandlers } from './delegation-routes.ts';
import { type EntityOf, erasePerson } from './erase-person.ts';
import { makeFirstAccount } from './make-first-account.ts';
import { hashPassword } from './password.ts';
import { writePassword } from './password-link.ts';
import { projectAccessHandlers } from './project-access-routes.ts';
import { endSession, endSessionsOf, readAccount } from './session.ts';
import { openSession, sessionState } from './session-state.ts';
import { checkPassword, checkPasswordOf } from './sign-in.ts';
import { tokenHandlers } from './token-routes.ts';

type Own = typeof identityRoutes & Pick<typeof accessRoutes, 'changePassword' | 'erasePerson'>;
type IdentityHandlers = { readonly [N in keyof Own]: HandlerOf<Own[N]> } & typeof accountHandlers &
  typeof projectAccessHandlers &
  typeof tokenHandlers &
  typeof delegationHandlers;

export function identityHandlers(options: {
  readonly attempts: AttemptLimit;
  readonly unixMs: () => number;
  readonly entityOf: EntityOf;
}): IdentityHandlers {
  return {
    ...accountHandlers,
    ...projectAccessHandlers,
    ...tokenHandlers,
    ...delegationHandlers,
    readSession: async (context) => ok(await sessionState(context, context.caller.accountId)),
    makeFirstAccount: async (context, { body }, tools) => {
      const made = await tools.run((command) => makeFirstAccount(command, body));
      if (!made.ok) return made;
      const { value, isReplay } = made.value;
      const known = isReplay ? await checkPasswordOf(context.db, value.accountId, body.password) : ok(value.accountId);
      return known.ok ? openSession(context, known.value, tools) : known;
    },
    signIn: async (context, { body }, tools) => {
      const account = await checkWithinLimit(context, body, options);
      if (!account.ok) return account;
      const noted = await tools.run(async () => ok(sessionEvent(account.value)));
      return noted.ok ? openSession(context, account.value, tools) : noted;
    },
    signOut: async (context, _request, tools) => {
      const { accountId, sessionHash } = context.caller;
      const ended = await tools.run(async ({ db }) => {
        if (sessionHash !== null) await endSession(db, sessionHash);
        return ok(sessionEvent(accountId));
      });
      if (!ended.ok) return ended;
      tools.endSession();
      return ok(await sessionState(context, null));
    },
    erasePerson: async (_, { params, body }, { run }) =>
      answered(await run((command) => erasePerson(command, { ...params, ...body, entityOf: options.entityOf }))),
    changePassword: async (context, { body }, tools) => {
      const { accountId, sessionHash } = context.caller;
      const known = await checkOwnPassword(context, body.password, options);
      if (!known.ok) return known;
      const hash = await hashPassword(body.newPassword);
      const changed = await tools.run(async ({ db }) => {
        await writePassword(db, known.value, hash);
        await endSessionsOf(db, known.value, sessionHash);
        return ok(sessionEvent(accountId));
      });
      return changed.ok ? ok(await sessionState(context, accountId)) : changed;
    },
  };
}

/** What the audit trail keeps of a sign-in or sign-out: whose, and never a token. */
function sessionEvent(accountId: AccountId | null) {
  return { value: {}, moved: [], payload: { accountId }, inverse: null };
}

async function checkWithinLimit(
  { db }: ReadContext,
  { email, password }: { readonly email: string; readonly password: string },
  limit: Limit,
): Promise<Result<AccountId>> {
  return withinLimit(email, limit, () => checkPassword(db, email, password));
}

/** Counted like sign-ins, so that a stolen session is no way to guess the password. */
async function checkOwnPassword(
  { db, caller }: ReadContext,
  password: string,
  limit: Limit,
): Promise<Result<AccountId>> {
  const account = caller.accountId === null ? null : await readAccount(db, caller.accountId);
  if (account === null) return refused([problem('identity.not-signed-in')]);
  return withinLimit(account.email, limit, () => checkPasswordOf(db, account.id, password));
}

type Limit = { readonly attempts: AttemptLimit; readonly unixMs: () => number };

async function withinLimit(
  email: string,
  { attempts, unixMs }: Limit,
  check: () => Promise<Result<AccountId>>,
): Promise<Result<AccountId>> {
  const wait = attempts.waitMs(email, unixMs());
  if (wait > 0) {
    return refused([problem('identity.too-many-attempts', { email, minutes: Math.ceil(wait / 60_000) })]);
  }
  attempts.failed(email, unixMs());
  const account = await check();
  if (account.ok) attempts.succeeded(email);
  return account;
}
