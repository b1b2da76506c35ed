-- The write path: every command leaves one row here, one event in the chain, one entry in the outbox.
create schema audit;

create table audit.command (
  id uuid primary key,
  name text not null,
  account_id uuid,
  at timestamptz not null,
  input_digest text not null,
  seq bigint unique,
  result json,
  inverse json,
  -- The command that this one took back; at most one takes back each.
  undoes uuid unique references audit.command (id)
);
create index command_account on audit.command (account_id, seq desc);

create table audit.event (
  seq bigint primary key,
  command_id uuid not null unique references audit.command (id),
  name text not null,
  account_id uuid,
  at text not null,
  payload text not null,
  previous_hash text not null,
  hash text not null unique
);

create table audit.outbox (
  seq bigint primary key,
  command text not null,
  at text not null,
  moved json not null
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.event is append-only';
end $$;

create trigger event_is_append_only before update or delete or truncate on audit.event
  for each statement execute function audit.refuse_change();

-- Writes the period of each row that a statement touched. Needs the settings that only the command path makes,
-- so a write that is no command fails.
create function audit.write_history() returns trigger language plpgsql as $$
declare
  history text := format('%I.%I', tg_table_schema, tg_table_name || '_history');
  at timestamptz := nullif(current_setting('sightline.at', true), '')::timestamptz;
  command uuid := nullif(current_setting('sightline.command_id', true), '')::uuid;
  columns text;
begin
  if at is null or command is null then
    raise exception '%.% has a history and is written by commands only', tg_table_schema, tg_table_name;
  end if;
  if tg_op in ('UPDATE', 'DELETE') then
    execute format('update %s h set sys_to = $1, ended_by = $2 from old_rows o where h.id = o.id and h.sys_to = ''infinity''', history)
      using at, command;
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

-- Gives a table its history: `<table>_history` with a system period, filled by statement triggers, and the commands that began
-- and ended it. Its foreign keys become deferrable, so that an undo can put rows back without knowing their order.
create function audit.keep_history_of(target regclass) returns void language plpgsql as $$
declare
  schema_name text;
  table_name text;
  foreign_key name;
begin
  select n.nspname, c.relname into schema_name, table_name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
  execute format(
    'create table %I.%I (like %s, sys_from timestamptz not null, sys_to timestamptz not null, command_id uuid not null, ended_by uuid)',
    schema_name, table_name || '_history', target);
  execute format('create index on %I.%I (id, sys_from)', schema_name, table_name || '_history');
  execute format('create index on %I.%I (id) where sys_to = ''infinity''', schema_name, table_name || '_history');
  execute format('create index on %I.%I (command_id)', schema_name, table_name || '_history');
  execute format('create index on %I.%I (ended_by) where ended_by is not null', schema_name, table_name || '_history');
  for foreign_key in select conname from pg_constraint where conrelid = target and contype = 'f' loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', target, foreign_key);
  end loop;
  execute format('create trigger history_insert after insert on %s referencing new table as new_rows for each statement execute function audit.write_history()', target);
  execute format('create trigger history_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.write_history()', target);
  execute format('create trigger history_delete after delete on %s referencing old table as old_rows for each statement execute function audit.write_history()', target);
end $$;
