import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from '../modules/audit/index.ts';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** Whole numbers as numbers (all of ours are below 2^53), days as `YYYY-MM-DD`, instants as ISO text: no JavaScript dates. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
};

/** Opens a pool on the database. Errors of idle connections (the database was stopped) are swallowed: the next query says it. */
export function openPool(url: string, size = 10): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: { getTypeParser: ((oid: number, format: 'text') => parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser },
  });
  pool.on('error', () => undefined);
  return new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });
}
