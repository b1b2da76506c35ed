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
  const driver = new RequestDriver(pool, beginning(eyes, access), access === 'read only');
  return new Kysely<Record<never, never>>({ dialect: { ...PARTS, createDriver: () => driver } });
}

/**
 * A handle for what is asked before there is a principal, such as who asks: each statement by itself, its plan kept like those of requests.
 * Nothing of a project can be seen with it, and it begins no transaction.
 */
export function strangerDb(pool: pg.Pool): Db {
  const driver = new RequestDriver(pool, null, false);
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
  readonly #beginning: string | null;
  readonly #isRead: boolean;

  constructor(pool: pg.Pool, beginning: string | null, isRead: boolean) {
    this.#pool = pool;
    this.#beginning = beginning;
    this.#isRead = isRead;
  }

  async acquireConnection(): Promise<RequestConnection> {
    const client = await this.#pool.connect();
    return new RequestConnection(client, this.#beginning, this.#isRead);
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
  async beginTransaction(): Promise<void> {
    assert(this.#beginning !== null, 'without a principal there is no transaction');
  }
  async init(): Promise<void> {}
  /** The pool is the server's. */
  async destroy(): Promise<void> {}
}

class RequestConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  readonly #isRead: boolean;
  readonly #begun: Promise<unknown>;
  #isOpen: boolean;

  /** The beginning travels with the first statement: the connection answers in the order in which it was asked. */
  constructor(client: pg.PoolClient, beginning: string | null, isRead: boolean) {
    this.#client = client;
    this.#isRead = isRead;
    this.#isOpen = beginning !== null;
    this.#begun = beginning === null ? Promise.resolve() : this.#inOneMessage(() => client.query(beginning));
    this.#begun.catch(() => undefined);
  }

  /** Where the beginning failed, its error is the one that tells why. */
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const sent = this.#inOneMessage(() => this.#send<R>(sql, parameters));
    sent.catch(() => undefined);
    await this.#begun;
    return sent;
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.#isOpen = false;
    await this.#inOneMessage(() => this.#client.query(how));
  }

  /**
   * A read ends here, and a single statement; after a failure "commit" rolls back. A connection that cannot even do that is thrown away.
   * Nobody waits for the end of a read: whoever takes the connection next is answered after it.
   */
  async release(): Promise<void> {
    const ended = this.#isOpen ? this.end('commit') : Promise.resolve();
    if (this.#isRead) ended.catch(() => undefined);
    else await ended.catch((error: unknown) => this.#discard(error));
    this.#client.release();
  }

  #discard(error: unknown): never {
    this.#client.release(true);
    throw error;
  }

  /** What is asked in one go is sent in one go: half of a read's time went into sending its statements one by one. */
  #inOneMessage<T>(send: () => Promise<T>): Promise<T> {
    const { stream } = this.#client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return send();
  }

  // biome-ignore lint/correctness/useYield: the server reads no cursor
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('a request reads no cursor');
  }

  async #send<R>(text: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    const name = nameOf(text);
    const prepared = name === null ? {} : { name };
    const { command, rowCount, rows } = await this.#client.query({ ...prepared, text, values: [...parameters] });
    const isWrite = ['INSERT', 'UPDATE', 'DELETE'].includes(command);
    return { rows: rows as R[], ...(isWrite ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }
}

/** A connection keeps the plan of each named statement. A text that is written anew each time must not fill its memory. */
const MOST_NAMES = 500;
const names = new Map<string, string>();

/** The same text gets the same name, so that it is parsed and planned once per connection; null when there are too many. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return null;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}
