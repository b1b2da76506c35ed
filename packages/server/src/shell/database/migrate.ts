import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartRefused } from '../start-refused.ts';
import { closeToStrangers, ensureAppRole } from './app-role.ts';

export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** Any number; processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 4_870_002;
const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** Brings the database forward to this program's schema. Each file is one transaction and one line of the journal. */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails the statement that waits for it; without a listener it would end the process as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureAppRole(client);
    await closeToStrangers(client);
    const applied = await readJournal(client);
    refuseForeign(applied, migrations);
    for (const migration of migrations) {
      if (!applied.some((each) => each.number === migration.number)) await apply(client, migration);
    }
  } finally {
    await client.end();
  }
}

/** The migrations of a folder in their order. Line ends do not count, so that a checkout on Windows is the same. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const number = NAME.exec(name)?.[1];
      if (number === undefined) throw new Error(`'${name}' is not named NNNN_words.sql`);
      const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      return { number: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

type Applied = { readonly number: number; readonly name: string; readonly checksum: string };

async function readJournal(client: pg.Client): Promise<readonly Applied[]> {
  const found = await client.query("select to_regclass('shell.migration') as journal");
  if (found.rows[0].journal === null) {
    await client.query(`
      create schema shell;
      create table shell.migration (
        number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null)`);
  }
  return (await client.query<Applied>('select number, name, checksum from shell.migration order by number')).rows;
}

function refuseForeign(applied: readonly Applied[], known: readonly Migration[]): void {
  const newest = known.at(-1);
  for (const each of applied) {
    const ours = known.find((migration) => migration.number === each.number);
    if (ours === undefined) {
      throw new StartRefused('shell.schema-newer', { found: each.name, known: newest?.name ?? 'none' });
    }
    if (ours.checksum !== each.checksum) throw new StartRefused('shell.migration-changed', { name: each.name });
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      'insert into shell.migration (number, name, checksum, applied_at) values ($1, $2, $3, clock_timestamp())',
      [migration.number, migration.name, migration.checksum],
    );
    await client.query('commit');
  } catch (error) {
    // With the connection gone, PostgreSQL has rolled back by itself.
    await client.query('rollback').catch(() => undefined);
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
}
