import type { identityRoutes, ResponseOf } from '@sightline/contract';
import { type AccountId, ok, type Result } from '@sightline/kernel';
import { asItStands, type CommandTools, type ReadContext } from '../audit/index.ts';
import { readOrganisation } from '../organisation/index.ts';
import { capabilitiesOf } from './capability.ts';
import { readGrants } from './grants.ts';
import { endSession, hasAccounts, readAccount, startSession } from './session.ts';

export type SessionState = ResponseOf<typeof identityRoutes.readSession>;

/** The organisation is shown to those who are signed in only. */
export async function sessionState(
  { db, today }: Pick<ReadContext, 'db' | 'today'>,
  accountId: AccountId | null,
): Promise<SessionState> {
  if (accountId === null) {
    const isFirstRun = !(await hasAccounts(db));
    return { isFirstRun, account: null, organisation: null, today, grants: [], capabilities: [] };
  }
  const [account, organisation] = [await readAccount(db, accountId), await readOrganisation(asItStands(db))];
  const grants = await readGrants(db, accountId);
  return {
    isFirstRun: false,
    account,
    organisation,
    today,
    grants: [...grants],
    capabilities: capabilitiesOf(grants),
  };
}

/** The token is new at every sign-in, and the one that the browser came with ends. */
export async function openSession(
  context: ReadContext,
  accountId: AccountId,
  tools: CommandTools,
): Promise<Result<SessionState>> {
  if (context.caller.sessionHash !== null) await endSession(context.db, context.caller.sessionHash);
  tools.startSession(await startSession(context.db, accountId, context.now));
  return ok(await sessionState(context, accountId));
}
