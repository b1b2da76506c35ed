import { randomBytes, randomUUID } from 'node:crypto';
import {
  type AccountId,
  type CommandId,
  type Currency,
  type Instant,
  type LocalDate,
  mintId,
  ok,
  type PersonId,
  type ProjectId,
  type Result,
} from '@sightline/kernel';
import { type Act, type CommandContext, type Db, insertRows, runCommand } from '../../modules/audit/index.ts';
import { insertOrganisation, insertPeople } from '../../modules/organisation/index.ts';
import { createProject } from '../../modules/portfolio/index.ts';
import { insertLoaded } from './demo-state.ts';
import { insertPersonas } from './personas.ts';

export type DemoWish = { readonly size: 'S' | 'M' | 'L'; readonly variant: number };
export type LoadWish = DemoWish & {
  /** The content of the spec file, as read from JSON. */
  readonly spec: unknown;
  readonly anchor: LocalDate;
};

export type LoadedDemo = { readonly projects: number; readonly tasks: number; readonly hash: string };

type LoadOptions = { readonly now: Instant; readonly report: (line: string) => void };

/**
 * STUB: one project, whatever is wished. What a loader must do:
 * - every command is named `demo.…` (not `demo.remove`, not `demo.signInAs`), has no inverse, and tells what it moved with versions;
 * - accounts get `password_hash` null, and each that may be entered a row in `demo.persona`: `id` (of the account), `position` (order of the
 *   offer, from 0), `role` and `sees` (shown beside the name). Accounts without a row there count as somebody's own;
 * - the last command writes one row in `demo.loaded`: `id`, `at` (now), `anchor_on`, `size`, `variant`, `hash` (of what was
 *   generated), `projects`, `tasks`. Without that row the load counts as broken off.
 * `db` is the owner's. Nothing is there yet: no organisation, no account.
 */
export async function loadDemo(
  db: Db,
  { anchor, size, variant }: LoadWish,
  { now, report }: LoadOptions,
): Promise<Result<LoadedDemo>> {
  const command = <T>(name: string, act: Act<T>) => runAs(db, now, anchor, { name, act });
  const loaded: LoadedDemo = { projects: 1, tasks: 0, hash: 'stub' };
  await command('demo.people', async (context) => {
    const personId: PersonId = context.mint();
    const accountId: AccountId = context.mint();
    const organisation = { id: context.mint<'organisation'>(), name: 'Demo', currency: 'GBP' as Currency, zone: 'UTC' };
    await insertOrganisation(context.db, organisation);
    await insertPeople(context.db, [{ id: personId, name: 'Demo Administrator', email: null }]);
    const account = { id: accountId, version: 1, person_id: personId, email: 'administrator@demo.example' };
    await insertRows(context.db, 'identity.account', [{ ...account, password_hash: null, is_active: true }]);
    await insertRows(
      context.db,
      'identity.account_grant',
      ['administrator', 'pmo-director'].map((role) => ({
        id: context.mint(),
        version: 1,
        account_id: accountId,
        role,
        scope_kind: 'all',
      })),
    );
    await insertPersonas(context.db, [{ accountId, role: 'Administrator', sees: 'Everything' }]);
    return ok({ value: null, moved: [{ entity: 'account', id: accountId, version: 1 }], payload: null, inverse: null });
  });
  await command<{ id: ProjectId }>('demo.projects', (context) =>
    createProject(context, { name: 'Demo project' }, 'GBP' as Currency),
  );
  await command('demo.loaded', async (context) => {
    await insertLoaded(context, { anchorOn: anchor, size, variant, ...loaded });
    return ok({ value: null, moved: [], payload: loaded, inverse: null });
  });
  report('The demo organisation is loaded: 1 project.');
  return ok(loaded);
}

async function runAs<T>(
  db: Db,
  now: Instant,
  today: LocalDate,
  { name, act }: { readonly name: string; readonly act: Act<T> },
) {
  const caller = { accountId: null, isInstance: true, sessionHash: null };
  const mint: CommandContext['mint'] = () => mintId(Date.parse(now), randomBytes(10));
  const command = { id: randomUUID() as string as CommandId, name, accountId: null, input: null };
  return runCommand({ db, caller, now, today, asOf: null, mint }, command, act);
}
