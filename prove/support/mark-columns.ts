import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';
import type { Canaries, Canary } from './canaries.ts';

export type Marking = {
  readonly db: Db;
  readonly canaries: Canaries;
  /** The owner of what belongs to this project. */
  readonly ownerOf: (projectId: string) => string | undefined;
  /** Null = the product still answers everything; else what it fails at with this column marked. */
  readonly probe: () => Promise<string | null>;
};

export type Marked = { readonly columns: readonly string[]; readonly unmarked: readonly string[] };

type Column = {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** The column that names the project. */
  readonly project: string;
  readonly keys: readonly string[];
};

/**
 * Puts a mark of its own into each text and each large number of every row that belongs to a project. Which columns there are, the
 * database says. One that a constraint or the product itself cannot bear (a kind, a unit) keeps its value and is told.
 */
export async function markColumns(marking: Marking): Promise<Marked> {
  const [columns, unmarked]: [string[], string[]] = [[], []];
  for (const column of await columnsOfProjects(marking.db)) {
    const name = `${column.table}.${column.name}`;
    const fault = await mark(column, name, marking);
    if (fault === null) columns.push(name);
    else unmarked.push(`${name}: ${fault}`);
  }
  await knowIds(marking);
  return { columns, unmarked };
}

/** Columns of the tables that name a project, without keys, references and what history repeats. */
async function columnsOfProjects(db: Db): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    with home as (
      select c.oid, format('%s.%s', n.nspname, c.relname) as table,
        case when format('%s.%s', n.nspname, c.relname) = 'portfolio.project' then 'id' else 'project_id' end as project
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and c.relname not like '%\\_history'
    ), key as (select conrelid, unnest(conkey) as attnum from pg_constraint where contype in ('p', 'f'))
    select h.table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, h.project,
      (select json_agg(p.attname order by p.attnum) from pg_constraint k join pg_attribute p
        on p.attrelid = k.conrelid and p.attnum = any (k.conkey) where k.conrelid = h.oid and k.contype = 'p') as keys
    from home h join pg_attribute o on o.attrelid = h.oid and o.attname = h.project
    join pg_attribute a on a.attrelid = h.oid and a.attnum > 0 and not a.attisdropped
    where a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bigint'::regtype, 'numeric'::regtype)
      and not exists (select 1 from key where key.conrelid = h.oid and key.attnum = a.attnum) and h.table <> 'identity.visible_project'
    order by 1, a.attnum`.execute(db);
  return rows;
}

type Cell = { readonly key: string; readonly project: string; readonly value: string | null };

async function mark(column: Column, name: string, { db, canaries, ownerOf, probe }: Marking): Promise<string | null> {
  const before = await cellsOf(db, column);
  if (before.length === 0) return 'no row';
  const isText = column.type === 'text' || column.type.startsWith('char');
  const marks = before.map((cell) => {
    const about = { owner: ownerOf(cell.project) ?? 'unknown', what: whatIs(column), origin: name };
    return { ...cell, value: isText ? canaries.text(about) : String(canaries.number(about)) };
  });
  const fault =
    (await write(db, column, marks)) ?? (await undoneUnless(await probe(), () => write(db, column, before)));
  if (fault !== null) for (const { value } of marks) canaries.forget(value);
  return fault;
}

async function undoneUnless(fault: string | null, undo: () => Promise<unknown>): Promise<string | null> {
  if (fault !== null) await undo();
  return fault;
}

function whatIs({ table, name }: Column): Canary['what'] {
  return table === 'portfolio.project' && (name === 'key' || name === 'name') ? name : 'content';
}

function keyOf({ keys }: Column): RawBuilder<string> {
  return sql<string>`json_build_array(${sql.join(keys.map((key) => sql`t.${sql.ref(key)}`))})::text`;
}

async function cellsOf(db: Db, column: Column): Promise<readonly Cell[]> {
  const { rows } = await sql<Cell>`
    select ${keyOf(column)} as key, ${sql.ref(`t.${column.project}`)}::text as project, ${sql.ref(`t.${column.name}`)}::text as value
    from ${sql.table(column.table)} t order by 1`.execute(db);
  return rows;
}

/** As a command writes, so that the marks stand in history too. Null = done; else the rule that refused. */
async function write(db: Db, column: Column, cells: readonly Cell[]): Promise<string | null> {
  const [keys, values] = [cells.map(({ key }) => key), cells.map(({ value }) => value)];
  const act = db.transaction().execute(async (inside) => {
    await sql`select set_config('sightline.at', now()::text, true), set_config('sightline.command_id', ${randomUUID()}, true)`.execute(
      inside,
    );
    await sql`update ${sql.table(column.table)} t set ${sql.ref(column.name)} = n.value::${sql.raw(column.type)}
      from unnest(${keys}::text[], ${values}::text[]) as n (key, value) where ${keyOf(column)} = n.key`.execute(inside);
  });
  return act.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

/** The ids of what belongs to a project are secrets as well. */
async function knowIds({ db, canaries, ownerOf }: Marking): Promise<void> {
  const { rows: tables } = await sql<{ table: string; project: string }>`
    select format('%s.%s', c.table_schema, c.table_name) as table, case when c.table_name = 'project' then 'id' else 'project_id' end as project
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.column_name = 'id' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE' and c.table_name not like '%\\_history'
      and (format('%s.%s', c.table_schema, c.table_name) = 'portfolio.project' or exists (select 1 from information_schema.columns o
        where o.table_schema = c.table_schema and o.table_name = c.table_name and o.column_name = 'project_id'))`.execute(
    db,
  );
  for (const { table, project } of tables) {
    const { rows } = await sql<{ id: string; project: string }>`
      select t.id::text as id, ${sql.ref(`t.${project}`)}::text as project from ${sql.table(table)} t`.execute(db);
    for (const row of rows) {
      const owner = ownerOf(row.project);
      if (owner !== undefined) canaries.know(row.id, { owner, what: 'id', origin: `${table}.id` });
    }
  }
}
