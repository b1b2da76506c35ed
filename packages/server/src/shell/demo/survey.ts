import { sql } from 'kysely';
import { type Db, digestOf, type TableName } from '../../modules/audit/index.ts';

/** One finding of `demo.survey()`; its words stand at the function. */
export type Finding = {
  readonly what: 'kept' | 'keeps' | 'empties' | 'ends' | 'frees';
  readonly table: TableName;
  readonly id: string;
  readonly column: string | null;
  readonly atTable: TableName | null;
  readonly atId: string | null;
};

export type Survey = {
  /** What the demo brought and stays. */
  readonly kept: readonly Finding[];
  readonly keeps: readonly Finding[];
  readonly empties: readonly Finding[];
  readonly ends: readonly Finding[];
  readonly frees: readonly Finding[];
  /** Tells two surveys of another content apart. */
  readonly seen: string;
};

/** What a removal would do to own records: as the owner of the database sees it, whoever asks. */
export async function surveyDemo(db: Db): Promise<Survey> {
  const { rows } = await sql<Finding>`
    select what, "table", id, "column", at_table as "atTable", at_id as "atId" from demo.survey() order by 1, 2, 3, 4, 6`.execute(
    db,
  );
  const of = (what: Finding['what']) => rows.filter((each) => each.what === what);
  const seen = digestOf(rows.map(({ what, table, id, column, atId }) => [what, table, id, column, atId]));
  return { kept: of('kept'), keeps: of('keeps'), empties: of('empties'), ends: of('ends'), frees: of('frees'), seen };
}

export type TableCount = { readonly table: TableName; readonly count: number };

/** Rows that would go, of tables that have some. */
export async function countDemoRows(db: Db, { kept }: Pick<Survey, 'kept'>): Promise<readonly TableCount[]> {
  const keys = kept.map(({ table, id }) => `${table}/${id}`);
  const { rows } = await sql<TableCount>`
    select "table", count from demo.count_rows(${keys}::text[]) where count > 0`.execute(db);
  return rows;
}
