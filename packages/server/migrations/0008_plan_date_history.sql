-- Reads look back: what the engine computed gets a history as well, time runs forward in every history, and a project's past has indexes.

-- Called where a period would begin before the one that it follows: nothing may happen before what happened.
create function audit.refuse_earlier(began timestamptz) returns timestamptz language plpgsql as $$
begin
  raise exception 'a history runs forward' using errcode = 'SL001',
    detail = to_char(began at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end $$;

-- Writes the period of each row that a statement touched. Needs the settings that only the command path makes,
-- so a write that is no command fails. The argument names the column that tells rows apart, `id` where there is none.
create or replace function audit.write_history() returns trigger language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
declare
  history text := format('%I.%I', tg_table_schema, tg_table_name || '_history');
  key text := quote_ident(coalesce(tg_argv[0], 'id'));
  at timestamptz := nullif(current_setting('sightline.at', true), '')::timestamptz;
  command uuid := nullif(current_setting('sightline.command_id', true), '')::uuid;
  columns text;
  later timestamptz;
begin
  if at is null or command is null then
    raise exception '%.% has a history and is written by commands only', tg_table_schema, tg_table_name;
  end if;
  if tg_op in ('UPDATE', 'DELETE') then
    execute format('update %s h set sys_to = case when h.sys_from > $1 then audit.refuse_earlier(h.sys_from) else $1 end,
      ended_by = $2 from old_rows o where h.%s = o.%s and h.sys_to = ''infinity''', history, key, key)
      using at, command;
  end if;
  if tg_op = 'INSERT' then
    execute format('select max(h.sys_to) from new_rows n join %s h on h.%s = n.%s where h.sys_to > $1', history, key, key)
      into later using at;
    if later is not null then
      perform audit.refuse_earlier(later);
    end if;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
      from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped;
    execute format(
      'insert into %s (%s, sys_from, sys_to, command_id) select %s, $1, ''infinity'', $2 from new_rows', history, columns, columns)
      using at, command;
  end if;
  return null;
end $$;

-- Gives a table of computed rows its history, so that a past day reads as fast as today. What rests on other rows is computed again
-- by an undo, not put back: its triggers have names that the undo does not look for, and nothing is looked up by command.
create function audit.keep_derived_history_of(target regclass, key name) returns void language plpgsql as $$
declare
  schema_name text;
  table_name text;
begin
  select n.nspname, c.relname into schema_name, table_name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
  execute format(
    'create table %I.%I (like %s, sys_from timestamptz not null, sys_to timestamptz not null, command_id uuid not null, ended_by uuid)',
    schema_name, table_name || '_history', target);
  execute format('create index on %I.%I (%I, sys_from)', schema_name, table_name || '_history', key);
  execute format('create trigger derived_insert after insert on %s referencing new table as new_rows for each statement execute function audit.write_history(%L)', target, key);
  execute format('create trigger derived_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.write_history(%L)', target, key);
  execute format('create trigger derived_delete after delete on %s referencing old table as old_rows for each statement execute function audit.write_history(%L)', target, key);
end $$;

select audit.keep_derived_history_of('plan.task_date', 'task_id');
select audit.keep_derived_history_of('plan.schedule_summary', 'project_id');
select audit.close_history(history), identity.fence_by_project(history)
from unnest(array['plan.task_date_history', 'plan.schedule_summary_history']::regclass[]) as history;

-- What is computed now was so since its plan came; what plans before it came to was not kept.
insert into plan.task_date_history
  select d.*, p.sys_from, 'infinity', p.command_id from plan.task_date d
  join plan.plan_history p on p.project_id = d.project_id and p.sys_to = 'infinity';
insert into plan.schedule_summary_history
  select s.*, p.sys_from, 'infinity', p.command_id from plan.schedule_summary s
  join plan.plan_history p on p.project_id = s.project_id and p.sys_to = 'infinity';

-- The past of one project.
create index on plan.milestone_history (project_id);
create index on plan.plan_history (project_id);
create index on plan.task_history (project_id);
create index on portfolio.status_report_history (project_id);
