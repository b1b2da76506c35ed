import { randomBytes, randomUUID } from 'node:crypto';
import { schedulePlan } from '@sightline/engine';
import type { ImportedPlan } from '@sightline/interchange';
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
import { type Act, type CommandContext, type Db, insertRows, runCommand } from '../../audit/index.ts';
import { insertOrganisation } from '../../organisation/index.ts';
import { createProject } from '../../portfolio/index.ts';
import type { InspectedFile } from '../import/inspected-file.ts';

const NOW = '2026-06-01T09:00:00.000Z' as Instant;
const TODAY = '2026-06-01' as LocalDate;
const mint: CommandContext['mint'] = () => mintId(Date.parse(NOW), randomBytes(10));

/** Runs an act through the real write path as one account; the id tells a retried command from a new one. */
export async function inCommand<T>(db: Db, accountId: AccountId, act: Act<T>): Promise<Result<T>> {
  const caller = { accountId, isInstance: false, sessionHash: null };
  const command = { id: randomUUID() as string as CommandId, name: 'plan.test', accountId, input: null };
  const done = await runCommand({ db, caller, now: NOW, today: TODAY, asOf: null, mint }, command, act);
  return done.ok ? ok(done.value.value) : done;
}

/** An organisation with one account. */
export async function organisationWithAccount(db: Db): Promise<AccountId> {
  const accountId = mint<'account'>();
  const founded = await inCommand(db, accountId, async (context) => {
    const personId: PersonId = context.mint();
    await insertOrganisation(context.db, {
      id: context.mint(),
      name: 'Northwind',
      currency: 'GBP' as Currency,
      zone: 'UTC',
    });
    await insertRows(context.db, 'organisation.person', [
      { id: personId, version: 1, name: 'Priya Raman', email: null },
    ]);
    await insertRows(context.db, 'identity.account', [
      { id: accountId, version: 1, person_id: personId, email: 'p@example.org', password_hash: 'x', is_active: true },
    ]);
    await insertRows(context.db, 'identity.account_grant', [
      { id: context.mint(), version: 1, account_id: accountId, role: 'pmo-director', scope_kind: 'all' },
    ]);
    return ok({ value: null, moved: [], payload: null, inverse: null });
  });
  expectOk(founded);
  return accountId;
}

export async function projectNamed(db: Db, accountId: AccountId, name: string): Promise<ProjectId> {
  const created = await inCommand(db, accountId, (context) => createProject(context, { name }, 'GBP' as Currency));
  return expectOk(created).id;
}

/** The value of a result that must be one; its problems stand in the failure. */
export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

export function codesOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map((each) => each.code);
}

/** A file as the inspection gives it, without a file: its bytes and digest are its label. */
export function inspectedFile(label: string, plans: readonly ImportedPlan[]): InspectedFile {
  const file = { format: 'mspdi', producedBy: null, plans, notCarried: [], problems: [] } as const;
  return {
    path: `${label}.xml`,
    bytes: new TextEncoder().encode(label),
    digest: label,
    result: ok({ file, schedules: plans.map((each) => schedulePlan(each.plan)) }),
  };
}
