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
type Link = {
  readonly id: string;
  readonly column: string;
  readonly atTable: TableName;
  readonly atId: string;
  readonly isNeeded: boolean;
};

const PLAN = new Set<TableName>(['plan.plan', 'plan.task', 'plan.link']);

/** What a removal would do to own records: as the owner of the database sees it, whoever asks. */
export async function surveyDemo(db: Db): Promise<Survey> {
  const { rows: own } = await sql<Rows>`select "table", ids from demo.own_rows()`.execute(db);
  const kept = new Kept();
  if (own.some(({ table }) => table === 'identity.account')) kept.add(await frameRows(db));
  const keeps: Finding[] = [];
  const links: Finding[] = [];
  // Rows that stay, a layer at a time: what they cannot be without stays too.
  for (let staying: readonly Rows[] = own, isOwn = true; staying.length > 0; staying = kept.takeNew(), isOwn = false) {
    for (const { table, ids } of staying) {
      const found = await linksFrom(db, { table, ids });
      const needed = found.filter(({ isNeeded }) => isNeeded).map((each) => findingOf(table, each));
      links.push(...found.filter(({ isNeeded }) => !isNeeded).map((each) => findingOf(table, each)));
      if (isOwn) keeps.push(...needed);
      kept.add(needed.map(({ atTable, atId }) => ({ table: atTable ?? table, id: atId ?? '' })));
      if (PLAN.has(table)) kept.add(await planRowsAround(db, { table, ids }));
    }
  }
  const empties = links.filter((each) => !kept.has(each.atTable, each.atId));
  const { ends, frees } = await rights(db, kept);
  const told = { kept: kept.all(), keeps: inOrder(keeps), empties: inOrder(empties), ends, frees };
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

async function linksFrom(db: Db, { table, ids }: Rows): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select id, "column", at_table as "atTable", at_id as "atId", is_needed as "isNeeded"
    from demo.links_from(${table}, ${[...ids]}::text[])`.execute(db);
  return rows;
}

async function planRowsAround(db: Db, { table, ids }: Rows): Promise<readonly RowKey[]> {
  const { rows } = await sql<RowKey>`
    select split_part(key, '/', 1) as "table", split_part(key, '/', 2) as id
    from demo.plans_around(${table}, ${[...ids]}::text[]) key`.execute(db);
  return rows;
}

/** A list of members of a project that goes goes with it. */
async function rights(db: Db, kept: Kept): Promise<Pick<Survey, 'ends' | 'frees'>> {
  const { rows } = await sql<Finding & { what: 'ends' | 'frees'; isTheirs: boolean }>`
    select what, "table", id, "column", at_table as "atTable", at_id as "atId",
      coalesce(demo.is_theirs(at_table, at_id), false) as "isTheirs" from demo.rights()`.execute(db);
  const stays = (each: (typeof rows)[number]) => !each.isTheirs || kept.has(each.atTable, each.atId);
  const found = rows.map((each) => ({ ...findingOf(each.table, each), what: each.what, stays: stays(each) }));
  const of = (what: 'ends' | 'frees') =>
    inOrder(found.filter((each) => each.what === what).map(({ what: _, stays: __, ...finding }) => finding));
  return { ends: of('ends'), frees: of('frees') };
}

function findingOf(table: TableName, { id, column, atTable, atId }: Omit<Finding, 'table'>): Finding {
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
