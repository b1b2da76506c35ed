import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MIGRATIONS } from '../../testing/cluster.ts';
import { startTestServer } from '../../testing/index.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { openEmbeddedDatabase } from '../database/database.ts';
import { launchCluster } from '../database/launch.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import { isPostgres, readPostmaster } from '../database/postmaster.ts';
import { writeInstance } from '../instance/instance-file.ts';
import { backUpTo, exportTo, loadFrom } from './exchange.ts';
import { restoreExport } from './restore.ts';
import { fill } from './testing/fill.ts';

const isRoot = process.getuid?.() === 0;
const known = readMigrations(MIGRATIONS);
const base = mkdtempSync(join(tmpdir(), 'sightline restore '));
const backup = join(base, 'backup.jsonl');
let url: string;

beforeAll(async () => {
  ({ url } = await testDatabase());
  const server = await startTestServer(() => url, { inspectWorker: inject('inspectWorker') });
  await fill(server);
  await server.stop();
  await backUpTo({ home: base, databaseUrl: url }, backup);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const embedded = (home: string) => ({ home, databaseUrl: null });

/** An instance's folder with an account and a portfolio of this name. */
async function makeInstance(home: string, name: string): Promise<void> {
  const database = await openEmbeddedDatabase({ home, isAdopted: true });
  await migrate(database.url(), known);
  const server = await startTestServer(database.url, { inspectWorker: 'none' });
  await server.call(routes.addPortfolio, { body: { name } });
  await server.stop();
  await database.stop();
}

async function codeOf(act: Promise<unknown>): Promise<unknown> {
  return act.then(
    () => 'done',
    (error: { readonly problems?: readonly { readonly code: string }[] }) => error.problems?.[0]?.code ?? error,
  );
}

async function exportedFrom(home: string, name: string): Promise<string> {
  const file = join(base, name);
  await exportTo(embedded(home), file);
  return readFileSync(file, 'utf8');
}

describe('a restore', () => {
  it('fills a folder that has nothing yet', async () => {
    const home = join(base, 'new');
    expect(await restoreExport(embedded(home), backup, known)).toMatchObject({ kept: null });
    expect(await exportedFrom(home, 'new.jsonl')).toBe(readFileSync(backup, 'utf8'));
    expect(readdirSync(home)).toEqual(['database']);
  });

  it('replaces the data of an instance, keeps the old data, and stops the PostgreSQL that a killed instance left', async () => {
    const home = join(base, 'old');
    await makeInstance(home, 'From before');
    const orphan = await launchCluster({ home, port: 0, settings: [], binFolder: null });
    const { kept } = await restoreExport(embedded(home), backup, known);
    expect(kept).toContain('database-before-restore-');
    expect(readdirSync(home).sort()).toEqual(['database', kept?.split('/').at(-1)]);
    expect(isPostgres(orphan.pid)).toBe(false);
    expect(readPostmaster(join(home, 'database', 'data'))).toBeNull();
    expect(await exportedFrom(home, 'old.jsonl')).toBe(readFileSync(backup, 'utf8'));
    const keptHome = join(base, 'kept');
    mkdirSync(keptHome);
    execFileSync('mv', [kept ?? '', join(keptHome, 'database')]);
    expect(await exportedFrom(keptHome, 'kept.jsonl')).toContain('"From before"');
  });

  it('is refused while an instance runs or starts, for a damaged file, and on a server, and touches nothing', async () => {
    const home = join(base, 'kept');
    const broken = join(base, 'broken.jsonl');
    writeFileSync(broken, readFileSync(backup).subarray(0, 5000));
    writeInstance(home, { pid: process.ppid, url: null, token: 'another' });
    expect(await codeOf(restoreExport(embedded(home), backup, known))).toBe('shell.runs-already');
    expect(await codeOf(loadFrom(embedded(home), backup, known))).toBe('shell.runs-already');
    rmSync(join(home, 'instance.json'));
    expect(await codeOf(restoreExport(embedded(home), broken, known))).toBe('portability.damaged');
    expect(await codeOf(restoreExport({ home, databaseUrl: url }, backup, known))).toBe(
      'portability.restore-needs-folder',
    );
    expect(await codeOf(loadFrom(embedded(home), backup, known))).toBe('portability.database-not-empty');
    expect(readdirSync(home)).toEqual(['database']);
    expect(await exportedFrom(home, 'kept again.jsonl')).toContain('"From before"');
  });

  it('of a schema that this program does not know leaves nothing beside', async () => {
    const home = join(base, 'newer');
    expect(await codeOf(restoreExport(embedded(home), backup, known.slice(0, -1)))).toBe('portability.schema-newer');
    expect(existsSync(home)).toBe(false);
  });
});

describe('an export', () => {
  it('of a folder without data is refused and makes none', async () => {
    const home = join(base, 'empty');
    mkdirSync(home);
    expect(await codeOf(exportTo(embedded(home), join(base, 'empty.jsonl')))).toBe('portability.no-database');
    expect(readdirSync(home)).toEqual([]);
  });

  it('onto a disk that runs full is refused and leaves no part of the file', async () => {
    const disk = join(base, 'disk');
    mkdirSync(disk);
    const place = { home: base, databaseUrl: url };
    if (!isRoot) {
      expect(await codeOf(backUpTo(place, '/dev/full/backup.jsonl'))).toBe('portability.file-not-written');
      return;
    }
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk]);
    try {
      const refusal = await backUpTo(place, join(disk, 'backup.jsonl')).catch((error: unknown) => error);
      const problem = { code: 'portability.file-not-written', params: { reason: 'the disk is full' } };
      expect(refusal).toMatchObject({ problems: [problem] });
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
