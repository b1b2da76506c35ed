-- A person who was erased keeps a number, which his pseudonym names.
alter table organisation.person add column erased_number integer;
alter table organisation.person_history add column erased_number integer;
create unique index person_erased_number on organisation.person (erased_number);

-- Copies of everything that were written to files; they stay behind in a move, like the files.
create table audit.copy_made (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  file text not null
);

create function audit.copies_made() returns table (at timestamptz, file text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.at, c.file from audit.copy_made c order by c.at, c.file
$$;

create function audit.overwritten(bytes bytea, needles bytea[]) returns bytea
language plpgsql immutable set search_path = pg_catalog as $$
declare
  needle bytea;
  place integer;
begin
  foreach needle in array needles loop
    place := position(needle in bytes);
    while place > 0 loop
      bytes := overlay(bytes placing convert_to(repeat('x', length(needle)), 'UTF8') from place for length(needle));
      place := position(needle in bytes);
    end loop;
  end loop;
  return bytes;
end $$;

create function audit.contains_any(bytes bytea, needles bytea[]) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select exists (select from unnest(needles) n where position(n in bytes) > 0)
$$;

-- Takes words out of everything that is kept: state, history, answers of commands, imports and their files. Events of the audit chain
-- hold ids and figures only and are not touched. State goes first, so that the rows of history that this writes are rewritten too.
-- It runs as the owner: what an administrator may not see is erased as well.
create function audit.erase_words(in_text text, text_becomes text, in_json text, json_becomes text, needles bytea[])
returns table (place text, ids text[], touched bigint)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  home record;
  sets text;
  found text;
begin
  for home in
    select c.oid, n.nspname, c.relname,
      exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'history_update') as is_tracked,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'version' and not a.attisdropped) as has_version,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'id' and not a.attisdropped) as has_id
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_'
      and n.nspname not in ('information_schema', 'public', 'shell')
      and not (n.nspname = 'audit' and c.relname in ('event', 'copy_made'))
    order by 4 desc, n.nspname, c.relname
  loop
    select
      string_agg(case
        when a.atttypid in ('json'::regtype, 'jsonb'::regtype)
          then format('%1$I = regexp_replace(%1$I::text, $3, $4, ''gi'')::%2$s', a.attname, a.atttypid::regtype)
        when a.atttypid = 'bytea'::regtype then format('%1$I = audit.overwritten(%1$I, $5)', a.attname)
        when a.atttypid = 'text[]'::regtype then format(
          '%1$I = coalesce((select array_agg(regexp_replace(v, $1, $2, ''gi'') order by o) from unnest(%1$I) with ordinality u (v, o)), %1$I)',
          a.attname)
        else format('%1$I = regexp_replace(%1$I, $1, $2, ''gi'')', a.attname) end, ', '),
      string_agg(case
        when a.atttypid in ('json'::regtype, 'jsonb'::regtype) then format('%I::text ~* $3', a.attname)
        when a.atttypid = 'bytea'::regtype then format('audit.contains_any(%I, $5)', a.attname)
        when a.atttypid = 'text[]'::regtype then format('exists (select from unnest(%I) v where v ~* $1)', a.attname)
        else format('%I ~* $1', a.attname) end, ' or ')
    into sets, found
    from pg_attribute a
    where a.attrelid = home.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype, 'bytea'::regtype, 'text[]'::regtype);
    continue when sets is null;
    if home.is_tracked and home.has_version then
      sets := sets || ', version = version + 1';
    end if;
    place := home.nspname || '.' || home.relname;
    execute format('with written as (update %I.%I set %s where %s returning %s) select array_agg(written.id), count(*) from written',
      home.nspname, home.relname, sets, found, case when home.is_tracked and home.has_id then 'id::text as id' else 'null::text as id' end)
      into ids, touched using in_text, text_becomes, in_json, json_becomes, needles;
    if touched > 0 then
      return next;
    end if;
  end loop;
end $$;

-- Events that hold words, whoever caused them: how many, never which.
create function audit.events_holding(words text) returns bigint language sql stable security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select count(*) from audit.event where payload ~* words;
end;

-- What commands were asked can no longer be told from its fingerprint.
create function audit.forget_inputs(commands uuid[]) returns void language sql security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  update audit.command set input_digest = 'erased' where id = any (commands);
end;

-- In the history of one person, which requests only read.
create function organisation.put_pseudonym(person uuid, pseudonym text) returns void language sql security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  update organisation.person_history set name = pseudonym, email = null where id = person;
end;
revoke execute on function organisation.put_pseudonym(uuid, text) from public;
grant execute on function organisation.put_pseudonym(uuid, text) to sightline_app;

revoke execute on function audit.events_holding(text), audit.forget_inputs(uuid[]),
  audit.erase_words(text, text, text, text, bytea[]) from public;
grant execute on function audit.events_holding(text), audit.forget_inputs(uuid[]),
  audit.erase_words(text, text, text, text, bytea[]) to sightline_app;

-- Which settings there are is said by packages/contract, which parses them.
alter table organisation.setting drop constraint setting_id_check;
alter table organisation.setting add constraint setting_id_check check (id ~ '^[a-z]+(-[a-z]+)*$');
