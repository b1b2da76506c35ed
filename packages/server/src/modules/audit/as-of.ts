import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from './context.ts';
import type { Db } from './db.ts';
import type { TableName } from './rows.ts';

/** What a store reads from: the database, now or as it was. */
export type Reading = Pick<ReadContext, 'db' | 'asOf'>;

/** The tables that a read can look back at; each keeps a history with the same columns. */
export const PAST_TABLES = [
  'organisation.exchange_rate',
  'organisation.organisation',
  'organisation.period',
  'organisation.person',
  'organisation.setting',
  'plan.link',
  'plan.milestone',
  'plan.plan',
  'plan.schedule_summary',
  'plan.task',
  'plan.task_date',
  'portfolio.portfolio',
  'portfolio.program',
  'portfolio.project',
  'portfolio.status_report',
] as const;
type PastTable = (typeof PAST_TABLES)[number];

/**
 * What stands after `from`, with an alias of the query's own: the table, or its rows as they stood at the instant. Of two commands in
 * the same millisecond the later one has left them: the period of the earlier one's row is empty.
 */
export function recordsOf({ asOf }: Pick<ReadContext, 'asOf'>, table: PastTable): RawBuilder<unknown> {
  return rowsAt(asOf, table);
}

/** The same for a table that a definition in code names; it keeps a history. */
export function definedRecordsOf({ asOf }: Pick<ReadContext, 'asOf'>, table: TableName): RawBuilder<unknown> {
  return rowsAt(asOf, table);
}

function rowsAt(asOf: ReadContext['asOf'], table: TableName): RawBuilder<unknown> {
  if (asOf === null) return sql.table(table);
  return sql`(select * from ${sql.table(`${table}_history`)} where sys_from <= ${asOf} and sys_to > ${asOf})`;
}

export function asItStands(db: Db): Reading {
  return { db, asOf: null };
}
