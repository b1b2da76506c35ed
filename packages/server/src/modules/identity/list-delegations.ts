import { type Delegation, grant, type shownGrant } from '@sightline/contract';
import type { AccountId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { ReadContext } from '../audit/index.ts';
import { SCOPE_OF_ROW } from './grants.ts';
import { seesProject } from './visible.ts';

type ShownGrant = z.output<typeof shownGrant>;

/** The name of what the scope of a row `g` reaches; null for a project that the viewer does not see. */
function scopeNameOf(viewer: ReadContext): RawBuilder<string | null> {
  return sql<string | null>`case g.scope_kind
    when 'portfolio' then (select name from portfolio.portfolio where id = g.scope_id)
    when 'program' then (select name from portfolio.program where id = g.scope_id)
    when 'project' then (select t.key || ' ' || t.name from portfolio.project t where t.id = g.scope_id and ${seesProject(viewer, 't.id')})
    when 'unit' then (select name from organisation.unit_period u where u.unit_id = g.scope_id and u.period @> ${viewer.today}::date)
  end`;
}

/** Those that an account gave or was given, or all; newest first. */
export async function listDelegations(
  context: ReadContext,
  accountId: AccountId | null,
): Promise<readonly Delegation[]> {
  const { rows } = await sql<Row>`
    select g.id, json_build_object('id', f.id, 'name', fp.name) as "from", json_build_object('id', t.id, 'name', tp.name) as "to",
      case when g.role is not null then json_build_object('role', g.role, 'scope', ${SCOPE_OF_ROW}, 'scopeName', ${scopeNameOf(context)}) end as "grant",
      g.first_on as "firstOn", g.last_on as "lastOn", g.reason,
      case when g.ended_at is not null then 'ended' when g.last_on < ${context.today} then 'over'
        when g.first_on > ${context.today} then 'planned'
        when exists (select 1 from identity.held_grant h where h.account_id = g.to_account_id and h.rights_of = g.from_account_id
          and (g.role is null or (h.role = g.role and h.scope_kind = g.scope_kind and h.scope_id is not distinct from g.scope_id))
          and h.since <= ${context.now} and h.until > ${context.now}) then 'active'
        else 'idle' end as state
    from identity.delegation g
      join identity.account f on f.id = g.from_account_id join organisation.person fp on fp.id = f.person_id
      join identity.account t on t.id = g.to_account_id join organisation.person tp on tp.id = t.person_id
    where ${accountId}::uuid is null or ${accountId} in (g.from_account_id, g.to_account_id)
    order by g.first_on desc, g.id desc`.execute(context.db);
  return rows.map((row) => ({ ...row, grant: row.grant === null ? null : shown(row.grant) }));
}

type Row = Omit<Delegation, 'grant'> & { readonly grant: ShownRow | null };
type ShownRow = { readonly scopeName: string | null };

/** Own roles that can be handed on, with the names of what they reach. */
export async function listDelegableGrants(context: ReadContext, accountId: AccountId): Promise<readonly ShownGrant[]> {
  const { rows } = await sql<{ grant: ShownRow }>`
    select json_build_object('role', g.role, 'scope', ${SCOPE_OF_ROW}, 'scopeName', ${scopeNameOf(context)}) as "grant"
    from identity.own_grant g where g.account_id = ${accountId} and g.role <> 'administrator'
    order by g.role, g.scope_kind, g.scope_id`.execute(context.db);
  return rows.map((row) => shown(row.grant));
}

function shown(row: ShownRow): ShownGrant {
  const { role, scope } = grant.parse(row);
  return { role, scope, scopeName: row.scopeName };
}
