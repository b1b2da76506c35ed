import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../testing/cluster.ts';
import { startTestServer } from '../../testing/index.ts';
import { openEmbeddedDatabase } from '../database/database.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import { isDatabaseAway, isDiskFull } from './database-errors.ts';

const isRoot = process.getuid?.() === 0;
const disk = mkdtempSync(join(tmpdir(), 'sightline-disk-'));
if (isRoot) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk]);
afterAll(() => {
  if (isRoot) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Takes every free byte of the disk. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2)) writeAll(file, Buffer.alloc(size));
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, chunk: Buffer): void {
  try {
    while (writeSync(file, chunk) === chunk.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** Writes until the server says that it cannot, then says how it said it. */
async function writeUntilRefused(write: () => Promise<unknown>): Promise<unknown> {
  for (let tries = 0; tries < 300; tries++) {
    const refusal = await write().then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal !== null) return refusal;
  }
  return null;
}

describe('a disk that runs full under the running server', () => {
  /** Only root can make a small disk; anybody else tests what PostgreSQL says about a full one. */
  it('refuses writes with 503 and the way out, keeps what was acknowledged, and goes on when there is space', async () => {
    expect(isDiskFull(Object.assign(new Error('could not extend file'), { code: '53100' }))).toBe(true);
    expect(isDatabaseAway(Object.assign(new Error('crash'), { code: '57P02' }))).toBe(true);
    if (!isRoot) return;
    const database = await openEmbeddedDatabase({ home: join(disk, 'home'), isAdopted: true });
    await migrate(database.url(), readMigrations(MIGRATIONS));
    const server = await startTestServer(database.url, { inspectWorker: 'none' });
    const acked: string[] = [];
    const write = async () => {
      const name = `${crypto.randomUUID()} ${'x'.repeat(120)}`;
      acked.push((await server.call(routes.addPortfolio, { body: { name } })).id);
    };
    await write();
    fill(join(disk, 'filler'));
    expect(await writeUntilRefused(write)).toMatchObject({ status: 503 });
    rmSync(join(disk, 'filler'));
    const until = performance.now() + 30_000;
    while (
      performance.now() < until &&
      !(await write().then(
        () => true,
        () => false,
      ))
    );
    const { portfolios } = await server.call(routes.readDirectory, {});
    expect(portfolios.map(({ id }) => id).sort()).toEqual([...acked].sort());
    await server.stop();
    await database.stop();
  });
});
