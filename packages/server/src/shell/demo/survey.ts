import { sql } from 'kysely';
import { type Db, digestOf, type TableName } from '../../modules/audit/index.ts';

/** What a removal does to a row (`id`), and the row of the demo that is the reason, where there is one. */
export type Finding = {
  readonly table: TableName;
  readonly id: string;
  readonly column: string | null;
  readonly atTable: TableName | null;
  readonly atId: string | null;
};

export type RowKey = { readonly table: TableName; readonly id: string };

export type Survey = {
  /** What the demo brought and stays. */
  readonly kept: readonly RowKey[];
  /** An own row that cannot be without a row of the demo: why that one stays. */
  readonly keeps: readonly Finding[];
  /** A link that becomes empty. */
  readonly empties: readonly Finding[];
  /** A role or delegation that ends. */
  readonly ends: readonly Finding[];
  /** The list of members of an own project, which loses accounts of the demo. */
  readonly frees: readonly Finding[];
  /** Tells two surveys of another content apart. */
  readonly seen: string;
};

/** Links of one table's rows onto rows of the demo. */
type Link = Finding & { readonly atTable: TableName; readonly atId: string; readonly isNeeded: boolean };

const PLAN = new Set<TableName>(['plan.plan', 'plan.task', 'plan.link']);

/** What a removal would do to own records: as the owner of the database sees it, whoever asks. */
export async function surveyDemo(db: Db): Promise<Survey> {
  const { rows: own } = await sql<Rows>`select "table", ids from demo.own_rows()`.execute(db);
  const kept = new Kept();
  if (own.some(({ table }) => table === 'identity.account')) kept.add(await frameRows(db));
  const keeps: Link[] = [];
  const links: Link[] = [];
  // Rows that stay, a layer at a time: what they cannot be without stays too.
  for (let staying: readonly Rows[] = own, isOwn = true; staying.length > 0; staying = kept.takeNew(), isOwn = false) {
    const found = await linksFrom(db, staying);
    const needed = found.filter(({ isNeeded }) => isNeeded);
    links.push(...found.filter(({ isNeeded }) => !isNeeded));
    if (isOwn) keeps.push(...needed);
    kept.add(needed.map(({ atTable, atId }) => ({ table: atTable, id: atId })));
    kept.add(await planRowsAround(db, staying));
  }
  const empties = links.filter((each) => !kept.has(each.atTable, each.atId));
  const { ends, frees } = await rights(db, kept);
  const told = {
    kept: kept.all(),
    keeps: inOrder(keeps.map(findingOf)),
    empties: inOrder(empties.map(findingOf)),
    ends,
    frees,
  };
  return { ...told, seen: digestOf(told) };
}

type Rows = { readonly table: TableName; readonly ids: readonly string[] };

/** Rows of the demo that stay, and which of them have not been followed yet. */
class Kept {
  readonly #rows = new Map<string, RowKey>();
  #fresh: RowKey[] = [];

  add(rows: readonly RowKey[]): void {
    for (const row of rows) {
      const key = `${row.table}/${row.id}`;
      if (this.#rows.has(key)) continue;
      this.#rows.set(key, row);
      this.#fresh.push(row);
    }
  }

  has(table: TableName | null, id: string | null): boolean {
    return this.#rows.has(`${table}/${id}`);
  }

  /** Those that came since the last time, by table. */
  takeNew(): readonly Rows[] {
    const groups = new Map<TableName, string[]>();
    for (const { table, id } of this.#fresh) groups.set(table, [...(groups.get(table) ?? []), id]);
    this.#fresh = [];
    return [...groups].map(([table, ids]) => ({ table, ids }));
  }

  all(): readonly RowKey[] {
    return [...this.#rows.values()].sort((a, b) => compare(`${a.table}/${a.id}`, `${b.table}/${b.id}`));
  }
}

/** The organisation and its rules, which stay as long as anybody works here. */
async function frameRows(db: Db): Promise<readonly RowKey[]> {
  const { rows } = await sql<RowKey>`
    select f.table, r.id from demo.frame f cross join lateral demo.rows_of(f.table, '{}') r (id)`.execute(db);
  return rows;
}

async function linksFrom(db: Db, staying: readonly Rows[]): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select s.table, l.id, l."column", l.at_table as "atTable", l.at_id as "atId", l.is_needed as "isNeeded"
    from ${listed(staying)} cross join lateral demo.links_from(s.table, s.ids) l`.execute(db);
  return rows;
}

async function planRowsAround(db: Db, staying: readonly Rows[]): Promise<readonly RowKey[]> {
  const plans = staying.filter(({ table }) => PLAN.has(table));
  if (plans.length === 0) return [];
  const { rows } = await sql<RowKey>`
    select split_part(key, '/', 1) as "table", split_part(key, '/', 2) as id
    from ${listed(plans)} cross join lateral demo.plans_around(s.table, s.ids) key`.execute(db);
  return rows;
}

function listed(rows: readonly Rows[]) {
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as s ("table" text, ids text[])`;
}

/** A list of members goes with its project. What ends without a reason named is shared with an account of the demo. */
async function rights(db: Db, kept: Kept): Promise<Pick<Survey, 'ends' | 'frees'>> {
  const { rows } = await sql<Finding & { what: 'ends' | 'frees'; isTheirs: boolean }>`
    select what, "table", id, "column", at_table as "atTable", at_id as "atId",
      demo.is_theirs(at_table, at_id) as "isTheirs" from demo.rights()`.execute(db);
  const goes = (each: Finding & { isTheirs: boolean }) => each.isTheirs && !kept.has(each.atTable, each.atId);
  const ends = rows.filter((each) => each.what === 'ends' && (each.atTable === null || goes(each)));
  const frees = rows.filter((each) => each.what === 'frees' && !goes(each));
  return { ends: inOrder(ends.map(findingOf)), frees: inOrder(frees.map(findingOf)) };
}

function findingOf({ table, id, column, atTable, atId }: Finding): Finding {
  return { table, id, column, atTable, atId };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function keyOf({ table, id, column, atId }: Finding): string {
  return `${table}/${id}/${column}/${atId}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export type TableCount = { readonly table: TableName; readonly count: number };

/** Rows that would go, of tables that have some. */
export async function countDemoRows(db: Db, { kept }: Pick<Survey, 'kept'>): Promise<readonly TableCount[]> {
  const keys = kept.map(({ table, id }) => `${table}/${id}`);
  const { rows } = await sql<TableCount>`
    select "table", count from demo.count_rows(${keys}::text[]) where count > 0`.execute(db);
  return rows;
}
