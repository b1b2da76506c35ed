import type { Kysely } from 'kysely';

/** The database handle: a pool, or one transaction of it. SQL is written with kysely's `sql` tag; rows are typed where they are read. */
export type Db = Kysely<Record<never, never>>;
