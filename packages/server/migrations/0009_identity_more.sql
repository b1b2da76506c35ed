-- Organisation units. A unit is what its states say: each holds from its day until the next one of the same unit.
create table organisation.unit (
  id uuid primary key,
  version integer not null
);

create table organisation.unit_state (
  id uuid primary key,
  version integer not null,
  unit_id uuid not null references organisation.unit (id),
  from_on date not null,
  -- false = closed from this day on.
  is_open boolean not null,
  name text not null,
  parent_id uuid references organisation.unit (id),
  head_id uuid references organisation.person (id),
  unique (unit_id, from_on),
  check (parent_id <> unit_id)
);

-- A person's home from its day until the next one; null = none.
create table organisation.home_unit (
  id uuid primary key,
  version integer not null,
  person_id uuid not null references organisation.person (id),
  from_on date not null,
  unit_id uuid references organisation.unit (id),
  unique (person_id, from_on)
);
create index home_unit_unit on organisation.home_unit (unit_id);

select audit.keep_history_of('organisation.unit');
select audit.keep_history_of('organisation.unit_state');
select audit.keep_history_of('organisation.home_unit');

create view organisation.unit_period as
select unit_id, name, parent_id, head_id, period from (
  select s.unit_id, s.name, s.parent_id, s.head_id, s.is_open,
    daterange(s.from_on, lead(s.from_on) over (partition by s.unit_id order by s.from_on)) as period
  from organisation.unit_state s) as states
where is_open;

create view organisation.home_period as
select person_id, unit_id, period from (
  select h.person_id, h.unit_id,
    daterange(h.from_on, lead(h.from_on) over (partition by h.person_id order by h.from_on)) as period
  from organisation.home_unit h) as homes
where unit_id is not null;

-- Each unit with itself and every unit beneath it, and the days on which it lies there.
create view organisation.unit_beneath as
with recursive beneath (root_id, unit_id, period) as (
  select unit_id, unit_id, period from organisation.unit_period
  union
  select b.root_id, u.unit_id, b.period * u.period
  from beneath b join organisation.unit_period u on u.parent_id = b.unit_id and u.period && b.period
)
select root_id, unit_id, period from beneath;

create function organisation.day_start(day date) returns timestamptz language sql stable as $$
  select day::timestamp at time zone (select zone from organisation.organisation)
$$;

create function organisation.day_of(at timestamptz) returns date language sql stable as $$
  select (at at time zone (select zone from organisation.organisation))::date
$$;

-- Who stands where the program manager stands, on a project outside any program.
alter table portfolio.project add column assurer_id uuid references organisation.person (id) deferrable initially immediate;
alter table portfolio.project_history add column assurer_id uuid;
create index project_assurer on portfolio.project (assurer_id) where assurer_id is not null;

-- Whatever puts a project into a program, an import or an undo: the assurer's place falls away.
create function portfolio.drop_assurer() returns trigger language plpgsql as $$
begin
  new.assurer_id := null;
  return new;
end $$;
create trigger drop_assurer before insert or update on portfolio.project for each row
  when (new.program_id is not null and new.assurer_id is not null) execute function portfolio.drop_assurer();

create table identity.api_token (
  id uuid primary key,
  version integer not null,
  account_id uuid not null references identity.account (id),
  name text not null,
  -- How the token begins; the whole of it is kept as a hash only.
  prefix text not null,
  token_hash text not null unique,
  is_read_only boolean not null,
  made_at timestamptz not null,
  -- Its last day.
  expires_on date not null,
  revoked_at timestamptz
);
create index api_token_account on identity.api_token (account_id);

-- Written by requests, not by commands: it has no history.
create table identity.api_token_use (
  token_id uuid primary key references identity.api_token (id) on delete cascade,
  last_used_on date
);

create table identity.delegation (
  id uuid primary key,
  version integer not null,
  from_account_id uuid not null references identity.account (id),
  to_account_id uuid not null references identity.account (id),
  -- The one grant, told by its words, because grants are written anew when an administrator sets them; null = all.
  role text,
  scope_kind text,
  scope_id uuid,
  first_on date not null,
  last_on date not null,
  reason text not null,
  ended_at timestamptz,
  check (from_account_id <> to_account_id),
  check (first_on <= last_on),
  check ((role is null) = (scope_kind is null))
);
create index delegation_from on identity.delegation (from_account_id);
create index delegation_to on identity.delegation (to_account_id);

select audit.keep_history_of('identity.api_token');
select audit.keep_history_of('identity.delegation');

-- What the account concerned is shown of a change of its roles.
create table identity.role_change (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  at timestamptz not null,
  by_account_id uuid,
  added json not null,
  removed json not null
);
create index role_change_account on identity.role_change (account_id, at);

alter table identity.account_grant drop constraint account_grant_scope_kind_check;
alter table identity.account_grant add constraint account_grant_scope_kind_check
  check (scope_kind in ('all', 'portfolio', 'program', 'project', 'unit', 'self'));

-- A door in the second wall (ADR 16): who asks is read before anything of a project can be.
create function identity.assured_by(person uuid) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select p.id from portfolio.project p where p.assurer_id = person and p.program_id is null and p.removed_at is null;
end;
revoke execute on function identity.assured_by(uuid) from public;
grant execute on function identity.assured_by(uuid) to sightline_app;

-- What an account has of its own: what it was given, and the assurer's place.
create view identity.own_grant as
select a.id as account_id, a.person_id, g.role, g.scope_kind, g.scope_id
from identity.account_grant g join identity.account a on a.id = g.account_id
union all
select a.id, a.person_id, 'program-manager', 'project', p.id
from identity.account a cross join lateral identity.assured_by(a.person_id) as p (id);

-- What an account holds, from an instant until another: its own, and what others gave it to do for them (`rights_of`). A delegation
-- hands on what its giver has of his own, so never what he was given himself; the administrator's role is not handed on.
create view identity.held_grant as
select account_id, account_id as rights_of, person_id, role, scope_kind, scope_id,
  '-infinity'::timestamptz as since, 'infinity'::timestamptz as until
from identity.own_grant
union all
select d.to_account_id, d.from_account_id, o.person_id, o.role, o.scope_kind, o.scope_id, organisation.day_start(d.first_on),
  least(organisation.day_start(d.last_on + 1), coalesce(d.ended_at, 'infinity'))
from identity.delegation d
join identity.account a on a.id = d.from_account_id and a.is_active
join identity.own_grant o on o.account_id = d.from_account_id
  and (d.role is null or (o.role = d.role and o.scope_kind = d.scope_kind and o.scope_id is not distinct from d.scope_id))
where o.role <> 'administrator';

create view identity.project_place as
select p.id, p.program_id, coalesce(p.portfolio_id, r.portfolio_id) as portfolio_id, p.manager_id, p.sponsor_id, p.assurer_id
from portfolio.project p left join portfolio.program r on r.id = p.program_id;

-- Which role reaches which project, confidential or not. A unit's manager reads what people of the unit manage.
create view identity.covered_project as
select h.account_id, h.rights_of, p.id as project_id, h.role, h.since, h.until
from identity.held_grant h
join identity.project_place p on case h.scope_kind
  when 'all' then true
  when 'portfolio' then p.portfolio_id = h.scope_id
  when 'program' then p.program_id = h.scope_id
  when 'project' then p.id = h.scope_id
  when 'unit' then false
  else (h.role = 'project-manager' and p.manager_id = h.person_id)
    or (h.role = 'sponsor' and p.sponsor_id = h.person_id)
end
where h.role <> 'administrator'
union all
select h.account_id, h.rights_of, p.id, h.role, greatest(h.since, organisation.day_start(lower(b.period * m.period))),
  least(h.until, coalesce(organisation.day_start(upper(b.period * m.period)), 'infinity'))
from identity.held_grant h
join organisation.unit_beneath b on h.scope_kind = 'unit' and b.root_id = h.scope_id
join organisation.home_period m on m.unit_id = b.unit_id and m.period && b.period
join identity.project_place p on p.manager_id = m.person_id
union all
select h.account_id, h.rights_of, p.id, 'program-manager', h.since, h.until
from identity.held_grant h
join identity.project_place p on p.portfolio_id = h.scope_id and p.program_id is null and p.assurer_id is null
where h.role = 'portfolio-manager' and h.scope_kind = 'portfolio';

drop view identity.role_on_project;

-- Which role each account has on each project, from an instant until another, and by whose rights. An administrator's role gives no
-- sight of the business. A confidential project is seen by its members alone, each in the roles that he has on it anyway, a member
-- without one as a team member; who acts for a member must be a member himself.
create view identity.role_on_project as
select account_id, project_id, role, rights_of, since, max(until) as until
from (
  select c.account_id, c.project_id, c.role, c.rights_of, c.since, c.until
  from identity.covered_project c left join identity.project_access x on x.id = c.project_id
  where (x.id is null or not x.is_confidential or (c.account_id = any (x.member_ids) and c.rights_of = any (x.member_ids)))
    and c.since < c.until
  union all
  select m.account_id, x.id, 'team-member', m.account_id, '-infinity'::timestamptz, 'infinity'::timestamptz
  from identity.project_access x cross join unnest(x.member_ids) as m (account_id)
  where x.is_confidential and not exists (
    select 1 from identity.covered_project c where c.account_id = m.account_id and c.project_id = x.id
      and c.since = '-infinity' and c.until = 'infinity')
  union all
  select b.account_id, b.project_id, 'auditor', b.account_id, '-infinity'::timestamptz, b.until
  from identity.glass_broken b
  join identity.project_access x on x.id = b.project_id and x.is_confidential
  where not (b.account_id = any (x.member_ids))
) as roles
group by account_id, project_id, role, rights_of, since;

alter table identity.visible_project drop constraint visible_project_pkey;
alter table identity.visible_project add column rights_of uuid, add column since timestamptz not null default '-infinity';
update identity.visible_project set rights_of = account_id;
alter table identity.visible_project alter column rights_of set not null, alter column since drop default,
  add primary key (account_id, project_id, role, rights_of, since);

create or replace function identity.refresh_visible(projects uuid[], accounts uuid[]) returns void language plpgsql as $$
begin
  delete from identity.visible_project
  where (projects is null or project_id = any (projects)) and (accounts is null or account_id = any (accounts));
  insert into identity.visible_project (account_id, project_id, role, rights_of, since, until)
  select account_id, project_id, role, rights_of, since, until from identity.role_on_project
  where (projects is null or project_id = any (projects)) and (accounts is null or account_id = any (accounts));
end $$;

create or replace function identity.project_moved() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(id) into ids from new_rows;
  else
    select array_agg(n.id) into ids from new_rows n join old_rows o on o.id = n.id
    where (n.program_id, n.portfolio_id, n.manager_id, n.sponsor_id, n.assurer_id)
      is distinct from (o.program_id, o.portfolio_id, o.manager_id, o.sponsor_id, o.assurer_id);
  end if;
  if ids is not null then
    perform pg_advisory_xact_lock_shared(4870002);
    perform identity.refresh_visible(ids, null);
  end if;
  return null;
end $$;

-- The accounts and those who act for them.
create function identity.refresh_holders(givers uuid[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(4870002);
  perform identity.refresh_visible(null, (select coalesce(array_agg(distinct id), '{}') from (
    select unnest(givers) as id union select to_account_id from identity.delegation where from_account_id = any (givers)) as holders));
end $$;

create or replace function identity.grant_moved() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform identity.refresh_holders((select coalesce(array_agg(distinct account_id), '{}') from moved_rows));
  return null;
end $$;

create function identity.account_moved() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from new_rows n join old_rows o on o.id = n.id where n.is_active <> o.is_active) then
    perform identity.refresh_holders((select array_agg(id) from new_rows));
  end if;
  return null;
end $$;
create trigger visible_update after update on identity.account referencing old table as old_rows new table as new_rows
  for each statement execute function identity.account_moved();

create function identity.delegation_moved() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(4870002);
  perform identity.refresh_visible(null, (select coalesce(array_agg(distinct to_account_id), '{}') from moved_rows));
  return null;
end $$;
create trigger visible_insert after insert on identity.delegation referencing new table as moved_rows
  for each statement execute function identity.delegation_moved();
create trigger visible_update after update on identity.delegation referencing new table as moved_rows
  for each statement execute function identity.delegation_moved();

-- The tree or somebody's home in it moved: whoever holds a role over a unit sees other projects now.
create function identity.unit_moved() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(4870002);
  perform identity.refresh_visible(null,
    (select coalesce(array_agg(distinct account_id), '{}') from identity.held_grant where scope_kind = 'unit'));
  return null;
end $$;
create trigger visible_change after insert or update or delete on organisation.unit_state
  for each statement execute function identity.unit_moved();
create trigger visible_change after insert or update or delete on organisation.home_unit
  for each statement execute function identity.unit_moved();

create function identity.zone_moved() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from new_rows n join old_rows o on o.id = n.id where n.zone <> o.zone) then
    perform pg_advisory_xact_lock(4870002);
    perform identity.refresh_visible(null, null);
  end if;
  return null;
end $$;
create trigger visible_update after update on organisation.organisation referencing old table as old_rows new table as new_rows
  for each statement execute function identity.zone_moved();

-- The second wall looks through the same eyes, from the instant that a right begins.
create or replace view identity.seen_now as
select account_id, project_id from identity.visible_project
where since <= identity.instant() and until > identity.instant();

create or replace function identity.grantable_projects() returns table (id uuid, key text, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id, p.key, p.name from portfolio.project p
  where p.removed_at is null
    and exists (select from identity.held_grant g
      where g.account_id = identity.principal() and g.role in ('administrator', 'auditor') and g.scope_kind = 'all'
        and g.since <= identity.instant() and g.until > identity.instant())
    and (not exists (select from identity.project_access x where x.id = p.id and x.is_confidential)
      or exists (select from identity.seen_now v where v.account_id = identity.principal() and v.project_id = p.id));
end;

create or replace function identity.auditable_projects() returns table (id uuid, key text, is_confidential boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id, p.key, coalesce(x.is_confidential, false)
  from portfolio.project p left join identity.project_access x on x.id = p.id
  where p.removed_at is null
    and (exists (select from identity.held_grant g where g.account_id = identity.principal() and g.role = 'auditor'
        and g.since <= identity.instant() and g.until > identity.instant())
      or exists (select from identity.seen_now v where v.account_id = identity.principal() and v.project_id = p.id));
end;

revoke all on identity.role_on_project, identity.covered_project, identity.project_place from sightline_app;

select identity.refresh_visible(null, null);
