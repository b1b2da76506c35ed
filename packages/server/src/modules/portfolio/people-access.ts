import type { accessRoutes, ResponseOf } from '@sightline/contract';
import { type Grant, role as roles } from '@sightline/contract';
import type { Instant, PersonId, ProjectId } from '@sightline/kernel';
import { ok } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db, HandlerOf, ReadContext } from '../audit/index.ts';
import { GRANTS_OF_ACCOUNT, parseGrants, SCOPES_OF_ROLE } from '../identity/index.ts';
import { listOpenUnits } from '../organisation/index.ts';
import { listPortfolios, listPrograms, type NamedRow } from './store.ts';

type Served = 'readPeopleAccess' | 'readGrantableScopes' | 'readConfidentialProjects';
type PersonAccess = ResponseOf<typeof accessRoutes.readPeopleAccess>['people'][number];
type ShownAccount = NonNullable<PersonAccess['account']>;

export const peopleAccessHandlers: { readonly [N in Served]: HandlerOf<(typeof accessRoutes)[N]> } = {
  readPeopleAccess: async (context) => {
    const [people, names] = [await listPeopleAccess(context.db, context.now), await scopeNames(context)];
    return ok({ people: people.map((person) => personAccess(person, names)) });
  },
  readGrantableScopes: async (context) => {
    const [portfolios, programs] = [await listPortfolios(context), await listPrograms(context)];
    const projects = await listGrantableProjects(context.db);
    return ok({
      portfolios: [...portfolios],
      programs: programs.map(({ id, name }) => ({ id, name })),
      projects: [...projects],
      units: [...(await listOpenUnits(context.db, context.today))],
      roles: roles.options.map((role) => ({ role, scopes: [...SCOPES_OF_ROLE[role]] })),
    });
  },
  readConfidentialProjects: async ({ db }) => {
    const { rows } = await sql<{ id: ProjectId; key: string }>`
      select p.id, p.key from identity.auditable_projects() p where p.is_confidential order by p.key, p.id`.execute(db);
    return ok({ projects: rows });
  },
};

type PersonRow = NamedRow<PersonId> & {
  readonly account: (Omit<ShownAccount, 'grants' | 'linkExpiresAt'> & { readonly grants: unknown }) | null;
  readonly linkExpiresAt: Instant | null;
};

async function listPeopleAccess(db: Db, now: Instant): Promise<readonly PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.name, l.expires_at as "linkExpiresAt", case when a.id is not null then json_build_object('id', a.id,
      'version', a.version, 'email', a.email, 'grants', ${GRANTS_OF_ACCOUNT}, 'state', case when not a.is_active then 'deactivated'
        when a.password_hash is null then 'invited' else 'active' end) end as account
    from organisation.person p left join identity.account a on a.person_id = p.id
    left join identity.password_link l on l.account_id = a.id and l.expires_at > ${now}
    order by lower(p.name), p.id, a.id`.execute(db);
  return rows;
}

function personAccess(
  { id, name, account, linkExpiresAt }: PersonRow,
  names: ReadonlyMap<string, string>,
): PersonAccess {
  if (account === null) return { person: { id, name }, account: null };
  const grants = parseGrants(account.grants).map((grant) => ({
    ...grant,
    scopeName: names.get(scopeIdOf(grant)) ?? null,
  }));
  return { person: { id, name }, account: { ...account, linkExpiresAt, grants } };
}

function scopeIdOf({ scope }: Grant): string {
  return Object.entries(scope).find(([key]) => key !== 'kind')?.[1] ?? '';
}

async function scopeNames(context: ReadContext): Promise<ReadonlyMap<string, string>> {
  const [portfolios, programs] = [await listPortfolios(context), await listPrograms(context)];
  const projects = await listGrantableProjects(context.db);
  const units = await listOpenUnits(context.db, context.today);
  return new Map([
    ...[...portfolios, ...programs, ...units].map(({ id, name }): [string, string] => [id, name]),
    ...projects.map(({ id, key, name }): [string, string] => [id, `${key} ${name}`]),
  ]);
}

/** A role is given on what is open, and on a confidential project by its members only. */
async function listGrantableProjects(db: Db): Promise<readonly (NamedRow<ProjectId> & { readonly key: string })[]> {
  const { rows } = await sql<NamedRow<ProjectId> & { key: string }>`
    select id, key, name from identity.grantable_projects() order by key, id`.execute(db);
  return rows;
}
