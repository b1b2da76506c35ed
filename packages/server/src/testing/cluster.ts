import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../shell/database/database.ts';
import { migrate, readMigrations } from '../shell/database/migrate.ts';

/** How a process finds the databases of a run: the way in for making them, and the migrated one that each is copied from. */
export type TestCluster = { readonly superuserUrl: string; readonly ownerUrl: string; readonly template: string };

export const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Throw-away data: it need not survive a power cut. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** Starts one PostgreSQL in a temporary folder (or takes the server of `DATABASE_URL`) with a migrated template. */
export async function startTestCluster(): Promise<TestCluster & { readonly stop: () => Promise<void> }> {
  const server = process.env.DATABASE_URL;
  const home = mkdtempSync(join(tmpdir(), 'sightline-test-'));
  const database =
    server === undefined
      ? await openEmbeddedDatabase({ home, isAdopted: true, settings: SETTINGS })
      : await openServerDatabase(server);
  const template = `template_${randomBytes(4).toString('hex')}`;
  const cluster = { superuserUrl: database.superuserUrl(), ownerUrl: database.url(), template };
  await createDatabase(cluster, template, 'template0');
  await migrate(urlOf(cluster, template), readMigrations(MIGRATIONS));
  return { ...cluster, stop: () => stop(database, cluster, home) };
}

/** A copy of the migrated template under a name of its own. */
export async function copyTemplate(
  cluster: TestCluster,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabase(cluster, name, cluster.template);
  return { url: urlOf(cluster, name), drop: () => dropDatabase(cluster, name) };
}

/** A database without any table. */
export async function emptyDatabase(
  cluster: TestCluster,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  return copyTemplate({ ...cluster, template: 'template0' });
}

async function stop(database: Database, cluster: TestCluster, home: string): Promise<void> {
  await dropDatabase(cluster, cluster.template);
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

async function createDatabase(cluster: TestCluster, name: string, template: string): Promise<void> {
  const owner = new URL(cluster.ownerUrl).username;
  await asSuperuser(cluster, `create database ${name} template ${template} owner "${owner}"`);
}

async function dropDatabase(cluster: TestCluster, name: string): Promise<void> {
  await asSuperuser(cluster, `drop database if exists ${name} with (force)`);
}

async function asSuperuser(cluster: TestCluster, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function urlOf(cluster: TestCluster, name: string): string {
  const url = new URL(cluster.ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}
