import type { identityRoutes, ResponseOf } from '@sightline/contract';
import { type AccountId, type LocalDate, ok, type Result } from '@sightline/kernel';
import { sql } from 'kysely';
import { asItStands, type CommandTools, type ReadContext } from '../audit/index.ts';
import { readOrganisation } from '../organisation/index.ts';
import { capabilitiesOf } from './capability.ts';
import { plainGrants, readHeldGrants } from './grants.ts';
import { listRoleChanges } from './role-change.ts';
import { endSession, hasAccounts, readAccount, startSession } from './session.ts';

export type SessionState = ResponseOf<typeof identityRoutes.readSession>;

/** The organisation is shown to those who are signed in only. */
export async function sessionState(
  { db, today, now, caller }: Pick<ReadContext, 'db' | 'today' | 'now' | 'caller'>,
  accountId: AccountId | null,
): Promise<SessionState> {
  const offersPersonas = caller.isAtMachine === true && (await hasPersonas(db));
  if (accountId === null) {
    const isFirstRun = !(await hasAccounts(db));
    return { isFirstRun, ...NOTHING, offersPersonas, today };
  }
  const [account, organisation] = [await readAccount(db, accountId), await readOrganisation(asItStands(db))];
  const grants = plainGrants(await readHeldGrants(db, accountId, now));
  return {
    isFirstRun: false,
    offersPersonas,
    account,
    organisation,
    today,
    grants: [...grants],
    capabilities: capabilitiesOf(grants),
    actingFor: [...(await listActingFor(db, accountId, { today, now }))],
    roleChanges: (await listRoleChanges(db, accountId, now)).map((change) => ({
      ...change,
      added: [...change.added],
      removed: [...change.removed],
    })),
  };
}

const NOTHING = {
  account: null,
  organisation: null,
  grants: [],
  capabilities: [],
  actingFor: [],
  roleChanges: [],
} satisfies Partial<SessionState>;

/** Those whose roles the account holds today by a delegation, by name. */
async function listActingFor(
  db: ReadContext['db'],
  accountId: AccountId,
  { today, now }: Pick<ReadContext, 'today' | 'now'>,
): Promise<SessionState['actingFor']> {
  const { rows } = await sql<{ name: string; until: LocalDate }>`
    select p.name, max(d.last_on) as until from identity.delegation d
      join identity.account a on a.id = d.from_account_id join organisation.person p on p.id = a.person_id
    where d.to_account_id = ${accountId} and d.ended_at is null and ${today} between d.first_on and d.last_on
      and exists (select 1 from identity.held_grant h where h.account_id = d.to_account_id
        and h.rights_of = d.from_account_id and h.since <= ${now} and h.until > ${now})
    group by d.from_account_id, p.name order by p.name`.execute(db);
  return rows;
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

/** Accounts that are entered without a password, from the machine itself: those of the demo, as long as it is loaded. */
async function hasPersonas(db: ReadContext['db']): Promise<boolean> {
  const { rows } = await sql`select 1 from demo.persona limit 1`.execute(db);
  return rows.length > 0;
}
