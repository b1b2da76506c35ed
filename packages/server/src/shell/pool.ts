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

/** A database that does not answer must not hold a request for ever: node-postgres has no time limit of its own. */
const LIMITS = {
  connectionTimeoutMillis: 5000,
  statement_timeout: 60_000,
  query_timeout: 65_000,
  idle_in_transaction_session_timeout: 120_000,
  keepAlive: true,
};

/**
 * Opens a pool on the database. Each new connection asks where the database is now.
 * Errors of idle connections (the database was stopped) are swallowed: the next query says it.
 */
export function openPool(url: () => string, size = 10): Db {
  return dbOn(openConnections(url, { size }));
}

/** Every statement by itself on any connection of the pool. */
export function dbOn(pool: pg.Pool): Db {
  return new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });
}

export type PoolOptions = {
  readonly size?: number;
  /** true: a statement is sent while the one before is still being answered; for handles of requests (request-db.ts). */
  readonly isPipelined?: boolean;
};

/** The pool alone. */
export function openConnections(url: () => string, { size = 10, isPipelined = false }: PoolOptions = {}): pg.Pool {
  class Connection extends pg.Client {
    constructor() {
      super({ ...LIMITS, connectionString: url(), types: { getTypeParser }, pipeline: isPipelined });
      this.on('error', () => undefined);
    }
  }
  const pool = new pg.Pool({ max: size, Client: Connection, connectionTimeoutMillis: LIMITS.connectionTimeoutMillis });
  pool.on('error', () => undefined);
  return pool;
}

const getTypeParser = ((oid: number, format: 'text') =>
  parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;
