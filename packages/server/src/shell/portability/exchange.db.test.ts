import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Db, verifyChain } from '../../modules/audit/index.ts';
import { MIGRATIONS } from '../../testing/cluster.ts';
import { startTestServer } from '../../testing/index.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { readMigrations } from '../database/migrate.ts';
import { readCarriedTables } from './catalogue.ts';
import { backUpTo, exportTo } from './exchange.ts';
import { loadExport } from './load-export.ts';
import { verifyExport } from './read-export.ts';
import { fill } from './testing/fill.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-export-'));
const known = readMigrations(MIGRATIONS);
const first = join(folder, 'first.jsonl');
let url: string;
let db: Db;

beforeAll(async () => {
  ({ url, db } = await testDatabase());
  const server = await startTestServer(() => url, { inspectWorker: inject('inspectWorker') });
  await fill(server);
  await server.stop();
  await exportTo(placeOf(url), first);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function placeOf(databaseUrl: string) {
  return { home: folder, databaseUrl };
}

/** A file of this test's folder with other content. */
function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function codeOf(act: Promise<unknown>): Promise<unknown> {
  return act.then(
    () => 'done',
    (error: { readonly problems?: readonly { readonly code: string }[] }) => error.problems?.[0]?.code ?? error,
  );
}

async function countOf(of: Db, table: string): Promise<number | undefined> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(of);
  return rows[0]?.count;
}

describe('an export', () => {
  it('holds rows of every table that commands fill, and no session', async () => {
    const text = readFileSync(first, 'utf8');
    const empty = text.split('\n').flatMap((line, index, lines) => {
      const isEmpty = line.startsWith('{"table"') && lines[index + 1]?.startsWith('{"rows":0') === true;
      return isEmpty ? [JSON.parse(line).table as string] : [];
    });
    const filled = ['audit.event', 'identity.account', 'organisation.person_history', 'plan.plan_file', 'plan.task'];
    expect(empty.filter((table) => filled.includes(table))).toEqual([]);
    expect(text).not.toContain('"identity.session"');
    expect(text).toContain('東京 \u{1F6A7}');
    expect(await countOf(db, 'identity.session')).toBeGreaterThan(0);
  });

  it('is the same again, whatever the settings of the database', async () => {
    const name = sql.id(new URL(url).pathname.slice(1));
    await sql`alter database ${name} set timezone to 'Asia/Tokyo'`.execute(db);
    await sql`alter database ${name} set datestyle to 'German'`.execute(db);
    await sql`alter database ${name} set bytea_output to 'escape'`.execute(db);
    await exportTo(placeOf(url), join(folder, 'second.jsonl'));
    await sql`alter database ${name} reset all`.execute(db);
    expect(readFileSync(join(folder, 'second.jsonl')).equals(readFileSync(first))).toBe(true);
  });

  it('loaded into an empty database gives the same export, a whole chain, and guards that are on', async () => {
    const other = await testDatabase({ isEmpty: true });
    const summary = await loadExport(other.url, first, known);
    expect(summary).toMatchObject({ head: { seq: await countOf(db, 'audit.event') } });
    const third = join(folder, 'third.jsonl');
    expect(await backUpTo(placeOf(other.url), third)).toEqual(summary);
    expect(readFileSync(third).equals(readFileSync(first))).toBe(true);
    expect(await verifyChain(other.db)).toMatchObject({ events: summary.head?.seq, brokenAt: null });
    await expect(sql`delete from audit.event`.execute(other.db)).rejects.toThrow('append-only');
    await expect(sql`update organisation.person set name = 'x'`.execute(other.db)).rejects.toThrow('commands only');
    const keys = sql`select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d from pg_constraint order by 1, 2`;
    expect((await keys.execute(other.db)).rows).toEqual((await keys.execute(db)).rows);
  });

  it('is loaded once into a migrated database that has seen no command', async () => {
    const other = await testDatabase();
    await loadExport(other.url, first, known);
    expect(await codeOf(loadExport(other.url, first, known))).toBe('portability.database-not-empty');
  });

  it('is readable for its owner only, never replaces a file, and leaves no draft', async () => {
    expect(statSync(first).mode & 0o777).toBe(0o600);
    expect(await codeOf(exportTo(placeOf(url), first))).toBe('portability.file-exists');
    expect(await codeOf(exportTo(placeOf(url), join(folder, 'no', 'such.jsonl')))).toBe('portability.file-not-written');
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([]);
  });

  it('has nothing that stands outside its tables', async () => {
    const { rows } = await sql`select schemaname, sequencename from pg_sequences`.execute(db);
    expect(rows).toEqual([]);
    const names = (await readCarriedTables(db)).map(({ name }) => name);
    expect(names.filter((name) => !/^[a-z_]+\.[a-z_0-9]+$/.test(name))).toEqual([]);
  });
});

describe('a file that is not whole', () => {
  it('is refused for one flipped bit anywhere (seed 20261124, 200 places)', async () => {
    const whole = readFileSync(first);
    const missed: number[] = [];
    for (const place of placesOf(whole.length * 8, 200, 20_261_124)) {
      const broken = Buffer.from(whole);
      broken[place >> 3] = (broken[place >> 3] ?? 0) ^ (1 << (place & 7));
      const code = String(await codeOf(verifyExport(fileOf('flipped.jsonl', broken))));
      if (!REFUSALS.includes(code)) missed.push(place);
    }
    expect(missed).toEqual([]);
  });

  it('is refused when it is cut anywhere, or goes on after its end (seed 7, 60 places)', async () => {
    const whole = readFileSync(first);
    const lengths = [0, 1, whole.length - 1, ...placesOf(whole.length, 57, 7)];
    const codes = new Set<unknown>();
    for (const length of lengths) codes.add(await codeOf(verifyExport(fileOf('cut.jsonl', whole.subarray(0, length)))));
    codes.add(await codeOf(verifyExport(fileOf('long.jsonl', Buffer.concat([whole, Buffer.from(' ')])))));
    codes.add(await codeOf(verifyExport(fileOf('long.jsonl', Buffer.concat([whole, Buffer.from('\n')])))));
    expect([...codes].sort()).toEqual(['portability.damaged', 'portability.not-an-export']);
  });

  it('leaves the database as it was', async () => {
    const other = await testDatabase({ isEmpty: true });
    const broken = readFileSync(first);
    broken[Math.floor(broken.length / 2)] = 0;
    expect(await codeOf(loadExport(other.url, fileOf('half.jsonl', broken), known))).toBe('portability.damaged');
    const { rows } = await sql`select to_regclass('audit.command') as found`.execute(other.db);
    expect(rows).toEqual([{ found: null }]);
  });

  it.each([
    ['nothing', ''],
    ['a picture', '\u0000PNG'],
    ['other JSON', '{"hello":"world"}\n'],
    ['our word only', '{"sightline":"export"}\n'],
  ])('is refused when it is %s', async (_what, content) => {
    expect(await codeOf(verifyExport(fileOf('other', content)))).toBe('portability.not-an-export');
  });

  it('is refused when it is a folder, or not there', async () => {
    expect(await codeOf(verifyExport(folder))).toBe('portability.file-not-read');
    expect(await codeOf(verifyExport(join(folder, 'nowhere')))).toBe('portability.file-not-read');
  });
});

describe('a file of another program', () => {
  const sealedAgain = (change: (lines: string[]) => void) => {
    const lines = readFileSync(first, 'utf8').split('\n').slice(0, -2);
    change(lines);
    const body = lines.map((line) => `${line}\n`).join('');
    const seal = JSON.parse(readFileSync(first, 'utf8').trim().split('\n').at(-1) ?? '') as object;
    return fileOf('sealed.jsonl', `${body}${JSON.stringify({ ...seal, sha256: sha256(body) })}\n`);
  };
  const replaced =
    (from: RegExp, to: string, line = 0) =>
    (lines: string[]) => {
      lines[line] = (lines[line] ?? '').replace(from, to);
    };

  it.each<readonly [string, (lines: string[]) => void]>([
    // A format that this program cannot know.
    ['portability.format-newer', replaced(/"format":1/, '"format":2')],
    // One migration more than we have.
    [
      'portability.schema-newer',
      replaced(/\}\],"head"/, '},{"number":9999,"name":"9999_later.sql","checksum":"x"}],"head"'),
    ],
    // A migration with other content under our name.
    ['portability.schema-other', replaced(/"checksum":"[0-9a-f]/, '"checksum":"g')],
    // The newest event of the header is not the one that the tables hold.
    ['portability.file-chain-broken', replaced(/"head":\{"seq":\d+/, '"head":{"seq":7')],
    // SQL in the place of a name is compared, never run.
    ['portability.tables-other', replaced(/"id"/, '"id\\") select 1; --"', 1)],
  ])('is refused: %s', async (code, change) => {
    const other = await testDatabase({ isEmpty: true });
    expect(await codeOf(loadExport(other.url, sealedAgain(change), known))).toBe(code);
    const { rows } = await sql<{ found: string | null }>`select to_regclass('audit.command') as found`.execute(
      other.db,
    );
    if (rows[0]?.found != null) expect(await countOf(other.db, 'audit.command')).toBe(0);
  });

  it('of an earlier schema is loaded into a new database, and refused by one that went ahead', async () => {
    const later = { number: 9999, name: '9999_later.sql', sql: 'create table plan.later (id uuid)', checksum: 'x' };
    const other = await testDatabase({ isEmpty: true });
    await loadExport(other.url, first, [...known, later]);
    expect(await countOf(other.db, 'plan.later')).toBe(0);
    const ahead = await testDatabase();
    await sql`insert into shell.migration values (9999, '9999_later.sql', 'x', now())`.execute(ahead.db);
    expect(await codeOf(loadExport(ahead.url, first, [...known, later]))).toBe('portability.database-ahead');
  });
});

const REFUSALS: readonly string[] = ['portability.damaged', 'portability.not-an-export', 'portability.format-newer'];

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `count` whole numbers below `end`, the same for the same seed (Numerical Recipes' generator). */
function placesOf(end: number, count: number, seed: number): readonly number[] {
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  });
}
