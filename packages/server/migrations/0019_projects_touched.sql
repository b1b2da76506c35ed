-- Which tables hold rows of projects is told by their policies: those stand also where the wall is down, as in the proof that the product's own
-- checks hold without it (prove/mutants.ts), which took this function's failure for theirs.

create or replace function audit.projects_touched(command uuid) returns setof uuid language plpgsql stable security definer
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
  where c.relkind = 'r' and exists (select from pg_policy p where p.polrelid = c.oid) and right(c.relname, 8) = '_history' and not a.attisdropped
    and a.attname = case when c.relname in ('project_history', 'project_access_history') then 'id' else 'project_id' end;
  return query execute query using command;
end $$;
