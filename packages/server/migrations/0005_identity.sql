-- An account is made by its invitation; it has a password once its link was used.
alter table identity.account alter column password_hash drop not null;

create table identity.password_link (
  token_hash text primary key,
  account_id uuid not null unique references identity.account (id),
  expires_at timestamptz not null
);

create table identity.account_grant (
  id uuid primary key,
  version integer not null,
  account_id uuid not null references identity.account (id),
  role text not null check (role in ('administrator', 'auditor', 'pmo-director', 'pmo-analyst', 'portfolio-manager',
    'program-manager', 'project-manager', 'project-deputy', 'resource-manager', 'team-member', 'finance', 'sponsor', 'cio',
    'catalogue-owner', 'benefit-owner')),
  scope_kind text not null check (scope_kind in ('all', 'portfolio', 'program', 'project', 'self')),
  scope_id uuid,
  check ((scope_id is null) = (scope_kind in ('all', 'self'))),
  unique nulls not distinct (account_id, role, scope_kind, scope_id)
);

-- One row for each project whose access was ever set; `id` is the project's. Without a row a project is open.
create table identity.project_access (
  id uuid primary key,
  version integer not null,
  is_confidential boolean not null,
  member_ids uuid[] not null
);

create table identity.glass_broken (
  id uuid primary key,
  version integer not null,
  account_id uuid not null references identity.account (id),
  project_id uuid not null,
  reason text not null,
  at timestamptz not null,
  until timestamptz not null
);
create index glass_broken_project on identity.glass_broken (project_id);

-- Whoever had an account before there were roles could do everything.
insert into identity.account_grant (id, version, account_id, role, scope_kind)
select gen_random_uuid(), 1, a.id, r.role, 'all'
from identity.account a cross join (values ('administrator'), ('pmo-director')) as r (role);

select audit.keep_history_of('identity.account_grant');
select audit.keep_history_of('identity.project_access');
select audit.keep_history_of('identity.glass_broken');

insert into identity.account_grant_history
select g.*, now(), 'infinity', gen_random_uuid() from identity.account_grant g;

-- Which role each account has on each project: derived from grants, the places of projects, and memberships.
-- An administrator's role gives no sight of the business. A confidential project is seen by its members alone,
-- each in the roles that he has on it anyway, a member without one as a team member.
create view identity.role_on_project as
with placed as (
  select p.id, p.program_id, coalesce(p.portfolio_id, r.portfolio_id) as portfolio_id, p.manager_id, p.sponsor_id
  from portfolio.project p left join portfolio.program r on r.id = p.program_id
), covered as (
  select g.account_id, p.id as project_id, g.role
  from identity.account_grant g
  join identity.account a on a.id = g.account_id
  join placed p on case g.scope_kind
    when 'all' then true
    when 'portfolio' then p.portfolio_id = g.scope_id
    when 'program' then p.program_id = g.scope_id
    when 'project' then p.id = g.scope_id
    else (g.role = 'project-manager' and p.manager_id = a.person_id)
      or (g.role = 'sponsor' and p.sponsor_id = a.person_id)
  end
  where g.role <> 'administrator'
)
select c.account_id, c.project_id, c.role, 'infinity'::timestamptz as until
from covered c left join identity.project_access x on x.id = c.project_id
where x.id is null or not x.is_confidential or c.account_id = any (x.member_ids)
union
select m.account_id, x.id, 'team-member', 'infinity'
from identity.project_access x cross join unnest(x.member_ids) as m (account_id)
where x.is_confidential
  and not exists (select 1 from covered c where c.account_id = m.account_id and c.project_id = x.id)
union
select b.account_id, b.project_id, 'auditor', max(b.until)
from identity.glass_broken b
join identity.project_access x on x.id = b.project_id and x.is_confidential
where not (b.account_id = any (x.member_ids))
group by b.account_id, b.project_id;

-- The view, kept: what lists and checks join with. Written by the triggers below only, in the transaction of what moved it.
create table identity.visible_project (
  account_id uuid not null,
  project_id uuid not null,
  role text not null,
  until timestamptz not null,
  primary key (account_id, project_id, role)
);
create index visible_project_project on identity.visible_project (project_id);

-- One of both is null: the projects that moved, or the accounts whose grants did.
create function identity.refresh_visible(projects uuid[], accounts uuid[]) returns void language plpgsql as $$
begin
  delete from identity.visible_project
  where (projects is null or project_id = any (projects)) and (accounts is null or account_id = any (accounts));
  insert into identity.visible_project (account_id, project_id, role, until)
  select account_id, project_id, role, until from identity.role_on_project
  where (projects is null or project_id = any (projects)) and (accounts is null or account_id = any (accounts));
end $$;

-- A grant and a project that it covers may be made at the same time by two who do not see each other's row yet. So changes of
-- projects share a lock, changes of access take it alone, and whoever comes second sees what the first has written.
create function identity.project_moved() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(id) into ids from new_rows;
  else
    select array_agg(n.id) into ids from new_rows n join old_rows o on o.id = n.id
    where (n.program_id, n.portfolio_id, n.manager_id, n.sponsor_id)
      is distinct from (o.program_id, o.portfolio_id, o.manager_id, o.sponsor_id);
  end if;
  if ids is not null then
    perform pg_advisory_xact_lock_shared(4870002);
    perform identity.refresh_visible(ids, null);
  end if;
  return null;
end $$;

create trigger visible_insert after insert on portfolio.project referencing new table as new_rows
  for each statement execute function identity.project_moved();
create trigger visible_update after update on portfolio.project referencing old table as old_rows new table as new_rows
  for each statement execute function identity.project_moved();

create function identity.program_moved() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(4870002);
  perform identity.refresh_visible(
    (select coalesce(array_agg(p.id), '{}') from portfolio.project p join new_rows n on n.id = p.program_id), null);
  return null;
end $$;

create trigger visible_update after update on portfolio.program referencing new table as new_rows
  for each statement execute function identity.program_moved();

create function identity.grant_moved() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(4870002);
  perform identity.refresh_visible(null, (select coalesce(array_agg(distinct account_id), '{}') from moved_rows));
  return null;
end $$;

create trigger visible_insert after insert on identity.account_grant referencing new table as moved_rows
  for each statement execute function identity.grant_moved();
create trigger visible_delete after delete on identity.account_grant referencing old table as moved_rows
  for each statement execute function identity.grant_moved();

create function identity.access_moved() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(4870002);
  perform identity.refresh_visible((select coalesce(array_agg(id), '{}') from moved_rows), null);
  return null;
end $$;

create trigger visible_insert after insert on identity.project_access referencing new table as moved_rows
  for each statement execute function identity.access_moved();
create trigger visible_update after update on identity.project_access referencing new table as moved_rows
  for each statement execute function identity.access_moved();

create function identity.glass_moved() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(4870002);
  perform identity.refresh_visible((select coalesce(array_agg(project_id), '{}') from moved_rows), null);
  return null;
end $$;

create trigger visible_insert after insert on identity.glass_broken referencing new table as moved_rows
  for each statement execute function identity.glass_moved();

select identity.refresh_visible(null, null);
