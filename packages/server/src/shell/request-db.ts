import { assert, type Instant, parseId } from '@sightline/kernel';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { Caller, Db } from '../modules/audit/index.ts';

/** Whose eyes the transactions look with, and what the time is for the policies. */
export type Eyes = { readonly accountId: Caller['accountId']; readonly now: Instant };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * A handle on the pool for one request. Every connection that it takes begins a transaction which carries the principal and the instant,
 * in one round trip, and ends it when it is given back; so no statement of a request runs without them, and none keeps another's.
 * `connection()` is one such transaction, and so is `transaction()`.
 */
export function requestDb(pool: pg.Pool, eyes: Eyes, access: 'read only' | 'read write'): Db {
  const driver = new RequestDriver(pool, beginning(eyes, access));
  return new Kysely<Record<never, never>>({ dialect: { ...PARTS, createDriver: () => driver } });
}

const PARTS = {
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/** Several statements in one message take no parameters, so what is put in must be what it says it is. */
function beginning({ accountId, now }: Eyes, access: string): string {
  assert(accountId === null || parseId(accountId) !== null, 'an account is named by a UUID');
  assert(INSTANT.test(now), 'the clock tells an instant');
  return `begin ${access}; select set_config('sightline.principal', '${accountId ?? ''}', true), set_config('sightline.instant', '${now}', true)`;
}

class RequestDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #beginning: string;

  constructor(pool: pg.Pool, beginning: string) {
    this.#pool = pool;
    this.#beginning = beginning;
  }

  async acquireConnection(): Promise<RequestConnection> {
    const client = await this.#pool.connect();
    try {
      await client.query(this.#beginning);
      return new RequestConnection(client);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async commitTransaction(connection: RequestConnection): Promise<void> {
    await connection.end('commit');
  }

  async rollbackTransaction(connection: RequestConnection): Promise<void> {
    await connection.end('rollback');
  }

  async releaseConnection(connection: RequestConnection): Promise<void> {
    await connection.release();
  }

  /** The transaction began when the connection was taken. */
  async beginTransaction(): Promise<void> {}
  async init(): Promise<void> {}
  /** The pool is the server's. */
  async destroy(): Promise<void> {}
}

class RequestConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  #isOpen = true;
  /** The last statement that was sent: node-postgres wants one at a time. */
  #latest: Promise<unknown> = Promise.resolve();

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const sent = this.#latest.then(() => this.#send<R>(sql, parameters));
    this.#latest = sent.catch(() => undefined);
    return sent;
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    await this.#latest;
    this.#isOpen = false;
    await this.#client.query(how);
  }

  /** A read ends here, and a single statement; after a failure "commit" rolls back. A connection that cannot even do that is thrown away. */
  async release(): Promise<void> {
    try {
      if (this.#isOpen) await this.end('commit');
    } catch (error) {
      this.#client.release(true);
      throw error;
    }
    this.#client.release();
  }

  // biome-ignore lint/correctness/useYield: the server reads no cursor
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('a request reads no cursor');
  }

  async #send<R>(text: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#client.query({ text, values: [...parameters] });
    const isWrite = ['INSERT', 'UPDATE', 'DELETE'].includes(command);
    return { rows: rows as R[], ...(isWrite ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }
}
