import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Database, openEmbeddedDatabase, openServerDatabase, withoutPassword } from './database.ts';
import { isPostgres } from './postmaster.ts';

const isRoot = process.getuid?.() === 0;
const base = mkdtempSync(join(tmpdir(), 'sightline database '));
const opened: Database[] = [];

afterEach(async () => {
  for (const database of opened.splice(0).reverse()) await database.stop();
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function open(home: string, isAdopted = true): Promise<Database> {
  const database = await openEmbeddedDatabase({ home, isAdopted });
  opened.push(database);
  return database;
}

async function query<T extends pg.QueryResultRow>(database: Database, sql: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  return (await client.query<T>(sql).finally(() => client.end())).rows;
}

/** Asks until the database answers again. */
async function queryAgain(database: Database, sql: string): Promise<readonly pg.QueryResultRow[]> {
  for (let tries = 0; tries < 100; tries++) {
    const rows = await query(database, sql).catch(() => null);
    if (rows !== null) return rows;
    await sleep(100);
  }
  throw new Error('the database did not come back');
}

describe('the embedded database', () => {
  const home = join(base, 'home');

  it('lets requests in as a role that no statement leads out of', async () => {
    const database = await open(home);
    const client = new pg.Client({ connectionString: database.appUrl() });
    await client.connect();
    const ways = ['reset role', 'set role none', 'reset session authorization'];
    for (const way of ways) await client.query(way);
    const { rows } = await client.query('select current_user as who, session_user as from').finally(() => client.end());
    expect(rows).toEqual([{ who: 'sightline_app', from: 'sightline_app' }]);
  });

  it('starts in a path with spaces, listens on loopback only, and gives us a role without a superuser’s rights', async () => {
    const database = await open(home);
    const [row] = await query(
      database,
      `select current_user as who, rolsuper, current_setting('listen_addresses') as listens,
      current_setting('fsync') as fsync from pg_roles where rolname = current_user`,
    );
    expect(row).toEqual({ who: 'sightline', rolsuper: false, listens: '127.0.0.1', fsync: 'on' });
    expect(statSync(join(home, 'database', 'credentials.json')).mode & 0o777).toBe(0o600);
  });

  it('asks everybody for a password', async () => {
    const database = await open(home);
    const url = new URL(database.url());
    url.password = 'guessed';
    await expect(new pg.Client({ connectionString: url.href }).connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('is attached to by a second process, and stopped by the one that owns it only', async () => {
    const owner = await open(home);
    const guest = await openEmbeddedDatabase({ home, isAdopted: false });
    expect(guest.pid()).toBe(owner.pid());
    await guest.stop();
    expect(isPostgres(owner.pid() ?? 0)).toBe(true);
    await owner.stop();
    expect(isPostgres(owner.pid() ?? 0)).toBe(false);
  });

  it('comes up once when several processes start it at once on an empty folder', async () => {
    const fresh = join(base, 'race');
    const all = await Promise.all([open(fresh), open(fresh), open(fresh)]);
    expect(new Set(all.map((database) => database.pid())).size).toBe(1);
    await query(all[0] ?? all[1], 'select 1');
  });

  it('is started again by itself on the same port after kill -9, with every acknowledged row', async () => {
    const database = await open(home);
    const url = database.url();
    await query(database, 'create table public.kept (n int)');
    await query(database, 'insert into public.kept values (1), (2)');
    process.kill(database.pid() ?? 0, 'SIGKILL');
    await sleep(50);
    expect(await queryAgain(database, 'select n from public.kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(database.url()).toBe(url);
  });

  it('starts over a pid file whose number another program has now', async () => {
    const first = await open(home);
    await first.stop();
    const file = join(home, 'database', 'data', 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${join(home, 'database', 'data')}\n1\n1\n\n127.0.0.1\n  1 1\nready\n`);
    const second = await open(home);
    expect(second.pid()).not.toBe(process.pid);
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('removes what a process left that died while making a cluster, and nothing of a live one', async () => {
    const dead = join(home, 'database.new-999999999-ab');
    const live = join(home, `database.new-${process.pid}-ab`);
    mkdirSync(dead);
    mkdirSync(live);
    await open(home);
    expect([existsSync(dead), existsSync(live)]).toEqual([false, true]);
    rmSync(live, { recursive: true });
  });

  it('refuses the data of another major version and leaves it as it is', async () => {
    const foreign = join(base, 'foreign');
    mkdirSync(join(foreign, 'database', 'data'), { recursive: true });
    writeFileSync(join(foreign, 'database', 'data', 'PG_VERSION'), '12\n');
    await expect(open(foreign)).rejects.toMatchObject({
      problems: [{ code: 'shell.database-other-version', params: { found: '12', folder: foreign } }],
    });
    expect(readFileSync(join(foreign, 'database', 'data', 'PG_VERSION'), 'utf8')).toBe('12\n');
  });
});

describe('a disk that does not let us write', () => {
  /** Root may write anywhere, so root gets a small disk of its own; others get a folder without the right to write. */
  const disk = join(base, 'disk');
  const limits = isRoot ? 'full' : 'forbidden';

  it(`is named, with its folder, when it is ${limits}`, async () => {
    mkdirSync(disk);
    if (isRoot) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]);
    else chmodSync(disk, 0o555);
    try {
      const home = join(disk, 'home');
      const code = isRoot ? 'shell.disk-full' : 'shell.folder-forbidden';
      await expect(open(home)).rejects.toMatchObject({ problems: [{ code, params: { folder: home } }] });
      if (isRoot) {
        execFileSync('mount', ['-o', 'remount,ro', disk]);
        const readOnly = { code: 'shell.disk-read-only', params: { folder: home } };
        await expect(open(home)).rejects.toMatchObject({ problems: [readOnly] });
      }
    } finally {
      if (isRoot) execFileSync('umount', [disk]);
    }
  });
});

describe('a server of DATABASE_URL', () => {
  it.each([
    // Not an address of PostgreSQL at all.
    ['mysql://root@localhost/x', 'it does not begin with postgres://'],
    // Nobody listens there.
    ['postgres://me:secret@127.0.0.1:1/x', 'connect ECONNREFUSED 127.0.0.1:1'],
  ])('%s is refused with the reason and without its password', async (url, reason) => {
    const problem = { code: 'shell.database-url-wrong', params: { url: withoutPassword(url), reason } };
    await expect(openServerDatabase(url)).rejects.toMatchObject({ problems: [problem] });
    expect(withoutPassword(url)).not.toContain('secret');
  });
});
