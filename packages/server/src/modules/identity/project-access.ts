import { type AccountId, type Id, type Instant, ok, type ProjectId, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import {
  type CommandContext,
  type Db,
  insertRows,
  type Outcome,
  staleVersion,
  updateVersioned,
} from '../audit/index.ts';

/** Who may see a project at all. A project whose access was never set is open, in version 1. */
export type ProjectAccess = {
  readonly version: number;
  readonly isConfidential: boolean;
  readonly memberIds: readonly AccountId[];
};

const OPEN: ProjectAccess = { version: 1, isConfidential: false, memberIds: [] };

export async function readProjectAccess(db: Db, projectId: ProjectId): Promise<ProjectAccess> {
  const { rows } = await sql<ProjectAccess>`
    select version, is_confidential as "isConfidential", member_ids as "memberIds"
    from identity.project_access where id = ${projectId}`.execute(db);
  return rows[0] ?? OPEN;
}

export type AccessWish = { readonly isConfidential: boolean; readonly memberIds: readonly AccountId[] };

/** Whoever closes a project stays a member: nobody locks himself out. */
export async function setProjectAccess(
  context: CommandContext,
  target: { readonly id: ProjectId; readonly version: number },
  wish: AccessWish,
): Promise<Result<Outcome<{ version: number }>>> {
  await sql`select pg_advisory_xact_lock(hashtext(${target.id}))`.execute(context.db);
  const before = await readProjectAccess(context.db, target.id);
  if (before.version !== target.version) return refused([staleVersion(target.version)]);
  const own = context.caller.accountId;
  const members = [...new Set([...wish.memberIds, ...(wish.isConfidential && own !== null ? [own] : [])])].sort();
  await writeAccess(context.db, target, { ...wish, memberIds: members });
  const version = target.version + 1;
  return ok({
    value: { version },
    moved: [{ entity: 'project', id: target.id, version: null }],
    payload: { projectId: target.id, isConfidential: wish.isConfidential, memberIds: members },
    inverse: null,
  });
}

async function writeAccess(
  db: Db,
  target: { readonly id: ProjectId; readonly version: number },
  { isConfidential, memberIds }: AccessWish,
): Promise<void> {
  const columns = { is_confidential: isConfidential, member_ids: memberIds };
  if (target.version > OPEN.version) await updateVersioned(db, 'identity.project_access', target, columns);
  else await insertRows(db, 'identity.project_access', [{ id: target.id, version: target.version + 1, ...columns }]);
}

/** How long an auditor reads a confidential project that he is no member of. */
const GLASS_HOURS = 1;

export async function breakGlass(
  context: CommandContext,
  accountId: AccountId,
  wish: { readonly projectId: ProjectId; readonly reason: string },
): Promise<Result<Outcome<{ until: Instant }>>> {
  const id: Id<'glass-broken'> = context.mint();
  const { rows } = await sql<{ until: Instant }>`
    insert into identity.glass_broken (id, version, account_id, project_id, reason, at, until)
    values (${id}, 1, ${accountId}, ${wish.projectId}, ${wish.reason}, ${context.now},
      ${context.now}::timestamptz + make_interval(hours => ${GLASS_HOURS}))
    returning until`.execute(context.db);
  return ok({
    value: { until: rows[0]?.until ?? context.now },
    moved: [{ entity: 'project', id: wish.projectId, version: null }],
    payload: { projectId: wish.projectId, accountId, glassBrokenId: id },
    inverse: null,
  });
}

export type GlassBroken = {
  readonly name: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly reason: string;
};

export async function listGlassBroken(db: Db, projectId: ProjectId): Promise<readonly GlassBroken[]> {
  const { rows } = await sql<GlassBroken>`
    select p.name, b.at, b.until, b.reason from identity.glass_broken b
    join identity.account a on a.id = b.account_id join organisation.person p on p.id = a.person_id
    where b.project_id = ${projectId} order by b.at desc, b.id`.execute(db);
  return rows;
}

export async function listAccountNames(db: Db): Promise<readonly { readonly id: AccountId; readonly name: string }[]> {
  const { rows } = await sql<{ id: AccountId; name: string }>`
    select a.id, p.name from identity.account a join organisation.person p on p.id = a.person_id
    where a.is_active order by lower(p.name), a.id`.execute(db);
  return rows;
}
