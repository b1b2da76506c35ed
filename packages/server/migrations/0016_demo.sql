-- The demo organisation: who may be played, what was loaded, and its removal. A record is the demo's when the first command of its
-- history is named `demo.…`; no column says so. Keys of tables are text, because some tables are named by words.
create schema demo;

-- Accounts without a password that whoever sits at the machine signs in as.
create table demo.persona (
  id uuid primary key references identity.account (id),
  position integer not null unique,
  role text not null,
  sees text not null
);

-- What was loaded, once it was loaded whole.
create table demo.loaded (
  id uuid primary key,
  at timestamptz not null,
  anchor_on date not null,
  size text not null check (size in ('S', 'M', 'L')),
  variant integer not null check (variant between 0 and 9999),
  hash text not null,
  projects integer not null,
  tasks integer not null
);

-- What the demo brought and own work cannot be without: it stayed at a removal and is nobody's demo any more.
create table demo.adopted (
  "table" text not null,
  id text not null,
  primary key ("table", id)
);

-- Links of own records that a removal emptied.
create table demo.gone_link (
  "table" text not null,
  id text not null,
  field text not null,
  removed_at timestamptz not null,
  primary key ("table", id, field)
);

-- The column by which a history tells rows apart; null for a table without one.
create function demo.key_of(target regclass) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(nullif(encode(rtrim(tgargs, '\000'::bytea), 'escape'), ''), 'id')
  from pg_trigger where tgrelid = target and tgfoid = 'audit.write_history()'::regprocedure limit 1
$$;

-- Rows that belong to another row, whoever wrote them: what the engine computed, and what a person, a unit or a project is beside itself.
-- `column` of `child` names the `parent_column` of `parent`.
create view demo.part as select * from (values
  ('plan.task_date', 'task_id', 'plan.task', 'id'),
  ('plan.schedule_summary', 'project_id', 'plan.plan', 'project_id'),
  ('identity.project_access', 'id', 'portfolio.project', 'id'),
  ('identity.glass_broken', 'project_id', 'portfolio.project', 'id'),
  ('organisation.unit_state', 'unit_id', 'organisation.unit', 'id'),
  ('organisation.home_unit', 'person_id', 'organisation.person', 'id')) as p (child, "column", parent, parent_column);

-- The organisation itself and its rules: they stay as long as anybody works here.
create view demo.frame as select * from (values
  ('organisation.organisation'), ('organisation.setting'), ('organisation.period'), ('organisation.exchange_rate')) as f ("table");

-- Tables with a history, and the accounts, which have none.
create view demo.home as
select n.nspname || '.' || c.relname as "table", c.oid::regclass as target, demo.key_of(c.oid) as key,
  exists (select from demo.part p where p.child = n.nspname || '.' || c.relname) as is_part
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and demo.key_of(c.oid) is not null;

-- Links between such tables: the column of the child that holds the key of the parent.
create view demo.link as
select child.table as child, a.attname::text as "column", parent.table as parent, a.attnotnull as is_needed
from pg_constraint k
  join demo.home parent on parent.target = k.confrelid and not parent.is_part
  join (select "table", target from demo.home where not is_part union all select 'identity.account', 'identity.account'::regclass) child
    on child.target = k.conrelid
  cross join lateral unnest(k.conkey, k.confkey) as pair (from_num, to_num)
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.from_num
  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.to_num and b.attname = parent.key
where k.contype = 'f';

-- Keys of the rows that are the demo's, of a table; `kept` are those that stay nevertheless, as `table/key`.
create function demo.rows_of(target text, kept text[]) returns setof text language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  key text := demo.key_of(target::regclass);
  part record;
begin
  if target = 'identity.account' then
    return query select o.id::text from demo.persona o;
    return;
  end if;
  select * into part from demo.part p where p.child = target;
  if found then
    return query execute format('
      with theirs as materialized (select r.id from demo.rows_of(%5$L, $1) r (id))
      select distinct h.%1$I::text from %2$s_history h where h.%3$I in (
        select p.%4$I from %5$s_history p where p.%6$I::text in (select id from theirs)
        except select p.%4$I from %5$s p where p.%6$I::text not in (select id from theirs))',
      key, target, part.column, part.parent_column, part.parent, demo.key_of(part.parent::regclass)) using kept;
    return;
  end if;
  return query execute format('
    select f.id::text from (select distinct on (h.%1$I) h.%1$I as id, h.command_id from %2$s_history h
        order by h.%1$I, h.sys_from, h.sys_to) f
      join audit.event e on e.command_id = f.command_id and e.name like ''demo.%%''
    except select a.id from demo.adopted a where a."table" = $1
    except select substr(k, length($1) + 2) from unnest($2) k where starts_with(k, $1 || ''/'')', key, target) using target, kept;
end $$;

-- Is this row the demo's?
create function demo.is_theirs(target text, row_id text) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  key text := demo.key_of(target::regclass);
  type text := (select format_type(atttypid, atttypmod) from pg_attribute where attrelid = target::regclass and attname = key);
  name text;
begin
  if target = 'identity.account' then
    return exists (select from demo.persona p where p.id::text = row_id);
  end if;
  execute format('select e.name from %1$s_history h join audit.event e on e.command_id = h.command_id
    where h.%2$I = $1::%3$s order by h.sys_from, h.sys_to limit 1', target, key, type) into name using row_id;
  return name like 'demo.%' and not exists (select from demo.adopted a where a."table" = target and a.id = row_id);
end $$;

-- Keys of the rows of each table that are not the demo's; tables without any are left out.
create function demo.own_rows() returns table ("table" text, ids text[]) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  home record;
begin
  for home in select h.table, h.key from demo.home h where not h.is_part union all select 'identity.account', 'id' loop
    "table" := home.table;
    execute format('select array(select t.%1$I::text from %2$s t except select demo.rows_of(%2$L, ''{}''))', home.key, home.table)
      into ids;
    if cardinality(ids) > 0 then
      return next;
    end if;
  end loop;
end $$;

-- Links of rows of a table onto rows of the demo.
create function demo.links_from(of_table text, ids text[])
returns table (id text, "column" text, at_table text, at_id text, is_needed boolean) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  key text := coalesce(demo.key_of(of_table::regclass), 'id');
  asked text;
begin
  select string_agg(format('select m.%1$I::text, %2$L, %3$L, m.%2$I::text, %4$L::boolean from mine m
    where m.%2$I is not null', key, l.column, l.parent, l.is_needed), ' union all ')
  into asked from demo.link l where l.child = of_table;
  if asked is null then
    return;
  end if;
  return query execute format('with mine as materialized (select t.* from %1$s t where t.%2$I::text = any ($1)),
    named as (%3$s), parents as materialized (
      select p.at_table, p.at_id from (select distinct n.at_table, n.at_id from named n (id, "column", at_table, at_id, is_needed)) p
      where demo.is_theirs(p.at_table, p.at_id))
    select n.* from named n (id, "column", at_table, at_id, is_needed) join parents using (at_table, at_id)', of_table, key, asked)
    using ids;
end $$;

-- Rights that reach into the demo or are shared with its accounts: `ends` a role or a delegation that reaches nothing else;
-- `frees` the list of members of a project, which may be the demo's, from accounts of the demo.
create function demo.rights() returns table (what text, "table" text, id text, "column" text, at_table text, at_id text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with reach (kind, at_table) as (values ('portfolio', 'portfolio.portfolio'), ('program', 'portfolio.program'),
    ('project', 'portfolio.project'), ('unit', 'organisation.unit'))
  select 'ends', 'identity.account_grant', g.id::text, 'scope_id', r.at_table, g.scope_id::text
  from identity.account_grant g join reach r on r.kind = g.scope_kind
  where not exists (select from demo.persona p where p.id = g.account_id) and demo.is_theirs(r.at_table, g.scope_id::text)
  union all
  select 'ends', 'identity.delegation', d.id::text, 'scope_id', r.at_table, d.scope_id::text
  from identity.delegation d left join reach r on r.kind = d.scope_kind
  where not demo.is_theirs('identity.delegation', d.id::text)
    and (exists (select from demo.persona p where p.id in (d.from_account_id, d.to_account_id))
      or (r.at_table is not null and demo.is_theirs(r.at_table, d.scope_id::text)))
  union all
  select 'frees', 'identity.project_access', x.id::text, 'member_ids', 'portfolio.project', x.id::text
  from identity.project_access x where x.member_ids && array(select p.id from demo.persona p)
$$;

-- Rows of the plans in which these rows stand, each as `table/key`. A plan is one thing: it stays whole where somebody wrote in it.
create function demo.plans_around(of_table text, ids text[]) returns setof text language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  projects uuid[];
  home text;
begin
  execute format('select array(select distinct t.project_id from %1$s t where t.id::text = any ($1))', of_table) into projects using ids;
  foreach home in array array['plan.plan', 'plan.task', 'plan.link'] loop
    return query execute format('select %1$L || ''/'' || t.id from %1$s t where t.project_id = any ($1) and demo.is_theirs(%1$L, t.id::text)',
      home) using projects;
  end loop;
end $$;

-- How many rows of each table a removal would take.
create function demo.count_rows(kept text[]) returns table ("table" text, count bigint) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select h.table, (select count(*) from demo.rows_of(h.table, kept)) from demo.home h
  union all select 'identity.account', (select count(*) from demo.persona)
$$;

-- The doors below write what the demo.remove command may write and nobody else; each refuses outside a command of that name.
create function demo.expect_removal() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from audit.command c where c.id = nullif(current_setting('sightline.command_id', true), '')::uuid
    and c.name = 'demo.remove' and c.seq is null) then
    raise exception 'rows with their history go in a removal of the demo only';
  end if;
end $$;

-- Empties a link of own rows; their history keeps what it was.
create function demo.empty_link(of_table text, field text, ids text[]) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform demo.expect_removal();
  execute format('update %s set %I = null, version = version + 1 where id::text = any ($1)', of_table, field) using ids;
  insert into demo.gone_link select of_table, each, field, current_setting('sightline.at')::timestamptz from unnest(ids) each
    on conflict on constraint gone_link_pkey do update set removed_at = excluded.removed_at;
end $$;

-- Ends roles and delegations, and takes accounts of the demo out of lists of members. The history keeps what was.
create function demo.end_rights(grants uuid[], delegations uuid[], lists uuid[]) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform demo.expect_removal();
  delete from identity.account_grant where id = any (grants);
  delete from identity.delegation where id = any (delegations);
  update identity.project_access set version = version + 1,
    member_ids = array(select m from unnest(member_ids) m where not exists (select from demo.persona p where p.id = m))
  where id = any (lists);
end $$;

-- Takes the accounts of the demo with their sessions, links, tokens, roles and broken glass.
create function demo.take_out_accounts() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  theirs uuid[] := array(select o.id from demo.persona o);
  home text;
begin
  perform demo.expect_removal();
  delete from identity.session where account_id = any (theirs);
  delete from identity.password_link where account_id = any (theirs);
  delete from identity.role_change where account_id = any (theirs);
  delete from portfolio.register_import where account_id = any (theirs) and state = 'draft';
  foreach home in array array['identity.api_token', 'identity.account_grant', 'identity.glass_broken'] loop
    execute format('delete from %s_history where account_id = any ($1)', home) using theirs;
    execute format('delete from %s where account_id = any ($1)', home) using theirs;
  end loop;
  delete from demo.persona;
  delete from identity.account where id = any (theirs);
  delete from identity.visible_project where account_id = any (theirs);
  delete from demo.loaded;
end $$;

-- Takes the rows of the demo out of one table, their history first, so that nothing is written of their end.
create function demo.take_out(of_table text) returns bigint language plpgsql security definer
  set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  key text := demo.key_of(of_table::regclass);
  type text := (select format_type(atttypid, atttypmod) from pg_attribute where attrelid = of_table::regclass and attname = key);
  ids text[];
  files uuid[];
begin
  perform demo.expect_removal();
  ids := array(select demo.rows_of(of_table, '{}'));
  if cardinality(ids) = 0 then
    return 0;
  end if;
  if of_table = 'plan.plan' then
    files := array(select distinct file_id from plan.plan_history where id::text = any (ids));
  end if;
  set constraints all deferred;
  execute format('delete from %1$s_history where %2$I in (select unnest($1)::%3$s)', of_table, key, type) using ids;
  execute format('delete from %1$s where %2$I in (select unnest($1)::%3$s)', of_table, key, type) using ids;
  if files is not null then
    perform demo.take_out_files(files);
  end if;
  if of_table = 'portfolio.project' then
    delete from identity.visible_project where project_id::text = any (ids);
  end if;
  return cardinality(ids);
end $$;

-- Plan files that no plan came from any more, and the imports that held nothing else.
create function demo.take_out_files(files uuid[]) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  imports uuid[] := array(select distinct import_id from plan.plan_file where id = any (files));
begin
  perform demo.expect_removal();
  delete from plan.plan_file f where f.id = any (files) and not exists (select from plan.plan_history h where h.file_id = f.id);
  delete from plan.plan_import i where i.id = any (imports) and not exists (select from plan.plan_file f where f.import_id = i.id);
end $$;

-- Versions of own records, fenced or not, for the list of what a removal changed.
create function demo.versions_of(of_table text, ids text[]) returns table (id text, version integer) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform demo.expect_removal();
  return query execute format('select t.id::text, t.version from %s t where t.id::text = any ($1)', of_table) using ids;
end $$;

-- Commands of the demo since its last removal. Payloads of events are not for requests; this count is.
create function demo.count_events() returns bigint language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select count(*) from audit.event e
  where e.name like 'demo.%' and e.name not in ('demo.remove', 'demo.signInAs')
    and e.seq > (select coalesce(max(r.seq), 0) from audit.event r where r.name = 'demo.remove')
$$;

revoke execute on all functions in schema demo from public;
grant execute on all functions in schema demo to sightline_app;
revoke insert, update, delete on demo.gone_link from sightline_app;
