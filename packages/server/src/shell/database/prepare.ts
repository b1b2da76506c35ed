import { createHmac } from 'node:crypto';
import pg from 'pg';
import { APP_ROLE } from './app-role.ts';
import type { Credentials } from './cluster-folder.ts';

/** Any number; processes that prepare one cluster at once take turns. */
const PREPARE_LOCK = 4_870_003;

export const OWNER = 'sightline';
export const DATABASE = 'sightline';

/** Makes the role that owns our database, without a superuser's rights, the database, and the role that requests run as. */
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
    await prepareAppRole(client, credentials);
  } finally {
    await client.end();
  }
}

/** Here it signs in under its own name, so that no statement gets back to the owner; the owner may become it, as on a server. */
async function prepareAppRole(client: pg.Client, credentials: Credentials): Promise<void> {
  const found = await client.query('select rolcanlogin from pg_roles where rolname = $1', [APP_ROLE]);
  if (found.rows[0]?.rolcanlogin === true) return;
  if (found.rowCount === 0) await client.query(`create role ${APP_ROLE} nosuperuser nobypassrls noinherit`);
  await client.query(`alter role ${APP_ROLE} login password ${client.escapeLiteral(appPassword(credentials))}`);
  await client.query(`grant ${APP_ROLE} to ${OWNER}`);
  await client.query(`grant connect on database ${DATABASE} to ${APP_ROLE}`);
}

/** Made from the owner's, so that no second secret is kept. */
function appPassword({ sightline }: Credentials): string {
  return createHmac('sha256', sightline).update(APP_ROLE).digest('base64url');
}

export function appUrl(port: number, credentials: Credentials): string {
  return `postgres://${APP_ROLE}:${appPassword(credentials)}@127.0.0.1:${port}/${DATABASE}`;
}

export function superuserUrl(port: number, credentials: Credentials): string {
  return `postgres://postgres:${credentials.postgres}@127.0.0.1:${port}/postgres`;
}

export function ownerUrl(port: number, credentials: Credentials, database = DATABASE): string {
  return `postgres://${OWNER}:${credentials.sightline}@127.0.0.1:${port}/${database}`;
}
