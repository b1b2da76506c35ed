import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { MIGRATIONS } from '../../testing/cluster.ts';
import {
  type DeclaredChange,
  type Difference,
  differencesBetween,
  heldIn,
  isDeclared,
} from '../../testing/held-rows.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { examine } from '../portability/doctor.ts';
import { exportTo } from '../portability/exchange.ts';
import { loadExport, migrationsOf } from '../portability/load-export.ts';
import { verifyExport } from '../portability/read-export.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';

const UPGRADES = fileURLToPath(new URL('../../../upgrades/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sightline-upgrade-'));
const known = readMigrations(MIGRATIONS);
const changes = JSON.parse(readFileSync(join(UPGRADES, 'changes.json'), 'utf8')) as readonly DeclaredChange[];
const tags = readdirSync(UPGRADES, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file of a snapshot, unpacked, with the migrations that it has seen and those that are to come. */
async function snapshotOf(tag: string) {
  const file = join(folder, `${tag}.jsonl`);
  writeFileSync(file, gunzipSync(readFileSync(join(UPGRADES, tag, 'export.jsonl.gz'))));
  const then = migrationsOf((await verifyExport(file)).schema, known);
  return { file, then, coming: known.slice(then.length) };
}

let exports = 0;
async function exported(url: string): Promise<string> {
  const file = join(folder, `${++exports}.jsonl`);
  await exportTo({ home: folder, databaseUrl: url }, file);
  return readFileSync(file, 'utf8');
}

/** What the doctor finds wrong with the data; the cluster of a test run need not survive a power cut. */
async function faultsOf(url: string): Promise<readonly string[]> {
  const { problems } = await examine({ home: folder, databaseUrl: url }, known);
  return problems.map(({ code }) => code).filter((code) => code !== 'portability.durability-weak');
}

describe.each(tags)('a database of schema %s', (tag) => {
  it('comes back at its own schema to the byte, and goes forward with all that it held', async () => {
    const { url } = await testDatabase({ isEmpty: true });
    const { file, then, coming } = await snapshotOf(tag);
    await loadExport(url, file, then);
    const before = await exported(url);
    expect(before).toBe(readFileSync(file, 'utf8'));
    await migrate(url, known);
    const differences = differencesBetween(heldIn(before), heldIn(await exported(url)));
    expect(differences.filter((each) => !declaredBy(coming).some((change) => isDeclared(each, change)))).toEqual([]);
    expect(await faultsOf(url)).toEqual([]);
  });

  it('stays as it was when a migration is killed half way or before its end, and goes on from there', async () => {
    const { url, db } = await testDatabase({ isEmpty: true });
    const { file, then, coming } = await snapshotOf(tag);
    await loadExport(url, file, then);
    for (const [index, migration] of coming.entries()) {
      const done = known.slice(0, then.length + index);
      const before = await exported(url);
      for (const stopped of stoppedAt(migration)) {
        expect(String(await killed(url, [...done, stopped]))).toContain(migration.name);
        expect(await exported(url)).toBe(before);
      }
      await migrate(url, [...done, migration]);
    }
    const { rows } = await sql<{ name: string }>`select name from shell.migration order by number`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual(known.map(({ name }) => name));
    expect(await faultsOf(url)).toEqual([]);
  });

  it('is refused by a program that knows less', async () => {
    const { url } = await testDatabase({ isEmpty: true });
    const { file, then } = await snapshotOf(tag);
    await loadExport(url, file, then);
    await expect(migrate(url, then.slice(0, -1))).rejects.toMatchObject({
      problems: [{ code: 'shell.schema-newer', params: { found: then.at(-1)?.name } }],
    });
  });
});

describe('the declared changes', () => {
  it('are each needed by a snapshot', async () => {
    const seen: (readonly [Difference, readonly DeclaredChange[]])[] = [];
    for (const tag of tags) {
      const { url } = await testDatabase({ isEmpty: true });
      const { file, coming } = await snapshotOf(tag);
      await loadExport(url, file, known);
      const found = differencesBetween(heldIn(readFileSync(file, 'utf8')), heldIn(await exported(url)));
      seen.push(...found.map((each) => [each, declaredBy(coming)] as const));
    }
    const isNeeded = (change: DeclaredChange) =>
      seen.some(([found, declared]) => declared.includes(change) && isDeclared(found, change));
    expect(changes.filter((change) => !isNeeded(change))).toEqual([]);
  });
});

function declaredBy(coming: readonly Migration[]): readonly DeclaredChange[] {
  return changes.filter(({ migration }) => coming.some(({ name }) => name === migration));
}

/** Waits in the middle, and after the last statement, for somebody who kills it. */
function stoppedAt(migration: Migration): readonly Migration[] {
  const ends = [...migration.sql.matchAll(/;\n/g)]
    .map(({ index }) => index + 1)
    .filter((end) => migration.sql.slice(0, end).split('$$').length % 2 === 1);
  const places = [ends[Math.floor(ends.length / 2) - 1] ?? 0, migration.sql.length];
  return places.map((place) => ({
    ...migration,
    sql: `${migration.sql.slice(0, place)};select pg_sleep(600);${migration.sql.slice(place)}`,
  }));
}

/** The process that migrates loses its connection as soon as it waits. @returns what it ends with */
async function killed(url: string, migrations: readonly Migration[]): Promise<unknown> {
  let isOver = false;
  const outcome = migrate(url, migrations)
    .catch((error: unknown) => error)
    .finally(() => {
      isOver = true;
    });
  const watcher = new pg.Client({ connectionString: inject('cluster').superuserUrl });
  await watcher.connect();
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = $1`;
  while (!isOver) {
    await watcher.query(kill, [new URL(url).pathname.slice(1)]);
    await new Promise((done) => setTimeout(done, 20));
  }
  await watcher.end();
  return outcome;
}
