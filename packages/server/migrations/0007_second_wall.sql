-- The second wall: requests run as `sightline_app`, a role that owns nothing (made before the migrations run, shell/database/app-role.ts),
-- and see content of a project only where identity.visible_project says that the principal sees it. ADR 16.

grant usage on schema audit, organisation, identity, portfolio, plan to sightline_app;
grant select, insert, update, delete on all tables in schema organisation, identity, portfolio, plan to sightline_app;
-- Of the chain a request needs its end only: payloads hold figures of projects.
grant insert, select (seq, hash) on audit.event to sightline_app;
grant select, insert, update on audit.command to sightline_app;
grant select, insert on audit.outbox to sightline_app;
revoke insert, update, delete on identity.visible_project from sightline_app;
revoke all on identity.role_on_project from sightline_app;

-- What later migrations make is open to requests too; what holds content of projects must be fenced, which a test asks for.
alter default privileges grant usage on schemas to sightline_app;
alter default privileges grant select, insert, update, delete on tables to sightline_app;

-- A history is written by its triggers alone, as the owner.
alter function audit.write_history() security definer set search_path = pg_catalog, pg_temp;
create function audit.history_of(target regclass) returns regclass language sql stable return (
  select to_regclass(format('%I.%I', n.nspname, c.relname || '_history'))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target);
alter function audit.keep_history_of(regclass) rename to make_history_of;
create function audit.keep_history_of(target regclass) returns void language plpgsql as $$
begin
  perform audit.make_history_of(target);
  perform audit.close_history(audit.history_of(target));
end $$;
create function audit.close_history(history regclass) returns void language plpgsql as $$
begin
  execute format('revoke insert, update, delete, truncate on %s from sightline_app', history);
end $$;
select audit.close_history(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and right(c.relname, 8) = '_history' and n.nspname in ('organisation', 'identity', 'portfolio', 'plan');

-- So is the list of who sees what.
alter function identity.project_moved() security definer set search_path = pg_catalog, pg_temp;
alter function identity.program_moved() security definer set search_path = pg_catalog, pg_temp;
alter function identity.grant_moved() security definer set search_path = pg_catalog, pg_temp;
alter function identity.access_moved() security definer set search_path = pg_catalog, pg_temp;
alter function identity.glass_moved() security definer set search_path = pg_catalog, pg_temp;

-- Who asks, and when: settings of the transaction, made as it begins.
create function identity.principal() returns uuid language sql stable
  return nullif(current_setting('sightline.principal', true), '')::uuid;
create function identity.instant() returns timestamptz language sql stable
  return nullif(current_setting('sightline.instant', true), '')::timestamptz;

-- What each account sees at the instant of the request.
create view identity.seen_now as
select account_id, project_id from identity.visible_project where until > identity.instant();

-- Does a project with this id exist, seen or not?
create function identity.is_project(project uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return exists (select from portfolio.project p where p.id = project);

-- Puts conditions before the rows of a table and of its history: which are seen, and which may be written. `%1$s` in them is the table.
-- Forced, so that even a table which came to belong to the role stays fenced; whoever is not the role passes: the owner, as whom
-- migrations, exports and the doors below run.
create function identity.fence(target regclass, seen text, written text) returns void language plpgsql as $$
declare
  fenced regclass;
  name text;
begin
  foreach fenced in array array_remove(array[target, audit.history_of(target)], null) loop
    select quote_ident(relname) into name from pg_class where oid = fenced;
    execute format('alter table %s enable row level security, force row level security', fenced);
    execute format(
      'create policy fence on %s using ((select current_user <> ''sightline_app'') or %s)
        with check ((select current_user <> ''sightline_app'') or %s)',
      fenced, format(seen, name), format(written, name));
  end loop;
end $$;

-- For what belongs to a project. EXISTS, so that PostgreSQL probes the key for one row and hashes the visible projects once for many.
-- A row is also written where there is no project yet: an undo may put a plan back before its project.
create function identity.fence_by_project(target regclass, project_column name default 'project_id') returns void
  language plpgsql as $$
declare
  seen text := format('exists (select from identity.seen_now v where v.account_id = identity.principal()
    and v.project_id = %%1$s.%I)', project_column);
begin
  perform identity.fence(target, seen, format('%s or not identity.is_project(%%1$s.%I)', seen, project_column));
end $$;

select identity.fence_by_project(fenced) from unnest(array['portfolio.status_report', 'plan.milestone', 'plan.plan', 'plan.task',
  'plan.link', 'plan.task_date', 'plan.schedule_summary']::regclass[]) as fenced;
select identity.fence_by_project('identity.project_access', 'id');
-- A project is seen only after it was written: its own row makes it visible.
select identity.fence_by_project('portfolio.project', 'id');
-- Whoever breaks the glass does not see the project yet.
select identity.fence('identity.glass_broken', own || ' or exists (select from identity.seen_now v
  where v.account_id = identity.principal() and v.project_id = %1$s.project_id)', own)
from (values ('%1$s.account_id = identity.principal()')) as t (own);
-- Working papers and commands are their giver's.
select identity.fence(fenced, own, own)
from unnest(array['portfolio.register_import', 'plan.plan_import', 'audit.command']::regclass[]) as fenced,
  (values ('%1$s.account_id is not distinct from identity.principal()')) as t (own);
select identity.fence('plan.plan_file', own, own)
from (values ('exists (select from plan.plan_import i where i.id = %1$s.import_id and i.account_id = identity.principal())')) as t (own);

-- Doors in the wall, each as narrow as its use; they run as the owner.

-- Keys are never given twice, those of projects that the principal does not see among them.
create function portfolio.keys_in_use() returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select key from portfolio.project;
end;

-- On which projects an administrator may give a role: the open ones, and those that he sees. Auditors read the same list.
create function identity.grantable_projects() returns table (id uuid, key text, name text) language sql stable security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select p.id, p.key, p.name from portfolio.project p
  where p.removed_at is null
    and exists (select from identity.account_grant g
      where g.account_id = identity.principal() and g.role in ('administrator', 'auditor') and g.scope_kind = 'all')
    and (not exists (select from identity.project_access x where x.id = p.id and x.is_confidential)
      or exists (select from identity.seen_now v where v.account_id = identity.principal() and v.project_id = p.id));
end;

-- Projects that the principal may ask to break the glass of: an auditor all of them, by id and key; others hear of those that they see.
create function identity.auditable_projects() returns table (id uuid, key text, is_confidential boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id, p.key, coalesce(x.is_confidential, false)
  from portfolio.project p left join identity.project_access x on x.id = p.id
  where p.removed_at is null
    and (exists (select from identity.account_grant g where g.account_id = identity.principal() and g.role = 'auditor')
      or exists (select from identity.seen_now v where v.account_id = identity.principal() and v.project_id = p.id));
end;

-- By the sum of its bytes a plan file is recognised that somebody else brought.
create function plan.file_digests() returns table (id uuid, digest text) language sql stable security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select f.id, f.digest from plan.plan_file f;
end;

-- The projects whose rows the principal's own command wrote: it may be taken back only where he sees them all.
create function audit.projects_touched(command uuid) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  query text;
begin
  if not exists (select from audit.command c where c.id = command and c.account_id = identity.principal()) then
    return;
  end if;
  select string_agg(format('select %I from %I.%I where command_id = $1 or ended_by = $1', a.attname, n.nspname, c.relname), ' union ')
  into query
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind = 'r' and c.relrowsecurity and right(c.relname, 8) = '_history' and not a.attisdropped
    and a.attname = case when c.relname in ('project_history', 'project_access_history') then 'id' else 'project_id' end;
  return query execute query using command;
end $$;

-- Fresh statistics after many rows came back at once (modules/audit/write-back.ts). Tables with a history only.
create function audit.count_again(target regclass) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from pg_trigger where tgrelid = target and tgname = 'history_update') then
    execute format('analyze %s', target);
  end if;
end $$;

revoke execute on function identity.is_project(uuid), portfolio.keys_in_use(), identity.grantable_projects(),
  identity.auditable_projects(), plan.file_digests(), audit.projects_touched(uuid), audit.count_again(regclass) from public;
grant execute on function identity.is_project(uuid), portfolio.keys_in_use(), identity.grantable_projects(),
  identity.auditable_projects(), plan.file_digests(), audit.projects_touched(uuid), audit.count_again(regclass) to sightline_app;
