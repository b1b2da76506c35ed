import pg from 'pg';
import type { Credentials } from './cluster-folder.ts';

/** Any number; processes that prepare one cluster at once take turns. */
const PREPARE_LOCK = 4_870_003;

export const OWNER = 'sightline';
export const DATABASE = 'sightline';

/** Makes the role that owns our database, without a superuser's rights, and the database. */
export async function prepareCluster(port: number, credentials: Credentials): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(port, credentials), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    const role = await client.query('select 1 from pg_roles where rolname = $1', [OWNER]);
    if (role.rowCount === 0) {
      await client.query(`create role ${OWNER} login password ${client.escapeLiteral(credentials.sightline)}`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

export function superuserUrl(port: number, credentials: Credentials): string {
  return `postgres://postgres:${credentials.postgres}@127.0.0.1:${port}/postgres`;
}

export function ownerUrl(port: number, credentials: Credentials, database = DATABASE): string {
  return `postgres://${OWNER}:${credentials.sightline}@127.0.0.1:${port}/${database}`;
}
