import { sql } from 'kysely';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';

/**
 * State rebuilt from what was kept of it. For every table with a history, whichever module it is of:
 * the open rows of the history are the rows of the table, field for field; the periods of a record follow each other without a gap;
 * every row of the history came from a command that has an event. And the last version that the commands say a record was moved to
 * is the version that it has. Records of the demo are gone after its removal, but for those that the removal says it kept.
 */
export async function rebuildFaults(
  db: Db,
): Promise<{ readonly tablesRebuilt: number; readonly rebuildFaults: readonly string[] }> {
  const { rows: tables } = await sql<Tracked>`
    select h.table_schema as schema, left(h.table_name, -8) as name, (
      select coalesce(nullif(encode(rtrim(tgargs, '\\000'::bytea), 'escape'), ''), 'id') from pg_trigger
      where tgrelid = format('%I.%I', h.table_schema, left(h.table_name, -8))::regclass
        and tgfoid = 'audit.write_history()'::regprocedure limit 1) as key
    from information_schema.tables h where h.table_name like '%\\_history' and exists (
      select 1 from information_schema.tables t where t.table_schema = h.table_schema and t.table_name = left(h.table_name, -8))
    order by 1, 2`.execute(db);
  const faults: string[] = [];
  for (const { schema, name, key } of tables) {
    const table = `${schema}.${name}`;
    for (const [what, count] of Object.entries(await countsOf(db, table, key))) {
      if (count > 0) faults.push(`${table}: ${count} ${what}`);
    }
  }
  return {
    tablesRebuilt: tables.length,
    rebuildFaults: [
      ...faults,
      ...(await versionFaults(
        db,
        tables.filter(({ key }) => key === 'id'),
      )),
    ],
  };
}

/** `key` names the column by which the history tells rows apart: the argument of the trigger that writes it. */
type Tracked = { readonly schema: string; readonly name: string; readonly key: string };

type Counts = Readonly<Record<'unlike' | 'gaps' | 'withoutEvent', number>>;

async function countsOf(db: Db, table: string, key: string): Promise<Counts> {
  const [state, history] = [sql.table(table), sql.table(`${table}_history`)];
  const { rows } = await sql<Counts>`
    with state as (select to_jsonb(t) as row from ${state} t),
      rebuilt as (select to_jsonb(jsonb_populate_record(null::${state}, to_jsonb(h))) as row from ${history} h where sys_to = 'infinity'),
      unlike as ((select row from state except all select row from rebuilt)
        union all (select row from rebuilt except all select row from state)),
      periods as (select sys_to, lead(sys_from) over (partition by ${sql.ref(key)} order by sys_from, sys_to) as next from ${history})
    select (select count(*) from unlike) as unlike,
      (select count(*) from periods where next is not null and next < sys_to) as gaps,
      (select count(*) from ${history} h where not exists (
        select 1 from audit.event e where e.command_id = h.command_id)) as "withoutEvent"`.execute(db);
  return rows[0] ?? { unlike: 0, gaps: 0, withoutEvent: 0 };
}

/** Folds what every command says that it moved, in the order of the chain. */
async function versionFaults(db: Db, tables: readonly Tracked[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ count: number }>`
      with tellings as materialized (
        select e.seq, e.name, m->>'id' as id, (m->>'version')::int as version
        from audit.event e join audit.command c on c.seq = e.seq, json_array_elements(c.result->'moved') m
        where m->>'entity' = ${name.replaceAll('_', '-')}),
      removed as (
        select distinct l.id from (select id, max(seq) as seq from tellings group by id) l
          join (select distinct on (id) id, name, version from tellings order by id, seq) f using (id)
          join audit.event r on r.name = 'demo.remove' and r.seq > l.seq
        where (f.name like 'demo.%' or f.version > 1)
          and not r.payload::jsonb->'kept' @> jsonb_build_array(jsonb_build_array(${`${schema}.${name}`}::text, l.id))),
      told as (
        select distinct on (id) id, case when id in (select id from removed) then null else version end as version
        from tellings order by id, seq desc)
      select count(*) as count from told left join ${sql.table(`${schema}.${name}`)} t on t.id::text = told.id
      where told.version is not null and (t.id is null or jsonb_exists(to_jsonb(t), 'version'))
        and told.version is distinct from (to_jsonb(t)->>'version')::int`.execute(db);
    const count = rows[0]?.count ?? 0;
    if (count > 0) faults.push(`${schema}.${name}: ${count} with another version than their commands say`);
  }
  return faults;
}
