import type { identityRoutes, ResponseOf } from '@sightline/contract';
import { type AccountId, ok, problem, type Result, refused } from '@sightline/kernel';
import type { CommandTools, HandlerOf, ReadContext } from '../audit/index.ts';
import { readOrganisation } from '../organisation/index.ts';
import type { AttemptLimit } from './attempts.ts';
import { makeFirstAccount } from './make-first-account.ts';
import { endSession, hasAccounts, readAccount, startSession } from './session.ts';
import { checkPassword } from './sign-in.ts';

type SessionState = ResponseOf<typeof identityRoutes.readSession>;
type IdentityHandlers = { readonly [N in keyof typeof identityRoutes]: HandlerOf<(typeof identityRoutes)[N]> };

export function identityHandlers(options: {
  readonly attempts: AttemptLimit;
  readonly unixMs: () => number;
}): IdentityHandlers {
  return {
    readSession: async (context) => ok(await sessionState(context, context.caller.accountId)),
    makeFirstAccount: async (context, { body }, tools) => {
      const made = await tools.run((command) => makeFirstAccount(command, body));
      if (!made.ok) return made;
      return openSession(context, made.value.value.accountId, tools);
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
  };
}

/** What the audit trail keeps of a sign-in or sign-out: whose, and never a token. */
function sessionEvent(accountId: AccountId | null) {
  return { value: {}, moved: [], payload: { accountId }, inverse: null };
}

/** The token is new at every sign-in, and the one that the browser came with ends. */
async function openSession(
  context: ReadContext,
  accountId: AccountId,
  tools: CommandTools,
): Promise<Result<SessionState>> {
  if (context.caller.sessionHash !== null) await endSession(context.db, context.caller.sessionHash);
  tools.startSession(await startSession(context.db, accountId, context.now));
  return ok(await sessionState(context, accountId));
}

async function checkWithinLimit(
  { db }: ReadContext,
  { email, password }: { readonly email: string; readonly password: string },
  { attempts, unixMs }: { readonly attempts: AttemptLimit; readonly unixMs: () => number },
): Promise<Result<AccountId>> {
  const wait = attempts.waitMs(email, unixMs());
  if (wait > 0) {
    return refused([problem('identity.too-many-attempts', { email, minutes: Math.ceil(wait / 60_000) })]);
  }
  attempts.failed(email, unixMs());
  const account = await checkPassword(db, email, password);
  if (account.ok) attempts.succeeded(email);
  return account;
}

/** The organisation is shown to those who are signed in only. */
async function sessionState({ db, today }: ReadContext, accountId: AccountId | null): Promise<SessionState> {
  if (accountId === null) return { isFirstRun: !(await hasAccounts(db)), account: null, organisation: null, today };
  const [account, organisation] = [await readAccount(db, accountId), await readOrganisation(db)];
  return { isFirstRun: false, account, organisation, today };
}
