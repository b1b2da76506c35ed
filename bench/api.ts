import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { routes } from '@sightline/contract';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { startTestServer } from '../packages/server/src/testing/start-test-server.ts';
import type { Load, Measured } from './support/load.ts';

/**
 * `npm run bench -- api [SECONDS]`: a signed-in caller on 20 connections, over HTTP, on a database as it is installed.
 * Read: one project. Write: a field of a project, with version, history, audit event and outbox. Each connection has its own project.
 */
const seconds = Number(process.argv[2] ?? 10);
const CONNECTIONS = 20;
const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const server = await startTestServer(() => database.url());
try {
  const made = Array.from({ length: CONNECTIONS }, (_, number) =>
    server.call(routes.createProject, { body: { name: `Project ${number}`, budgetMinor: 0 } }),
  );
  const projectIds = (await Promise.all(made)).map(({ id }) => id);
  const { read, write } = await underLoad({ url: server.url, headers: server.options.headers, projectIds, seconds });
  console.log(
    JSON.stringify({ readRps: read.rps, readP99Ms: read.p99Ms, writeRps: write.rps, writeP99Ms: write.p99Ms, seconds }),
  );
} finally {
  await server.stop();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

async function underLoad(load: Load): Promise<{ readonly read: Measured; readonly write: Measured }> {
  const script = join(import.meta.dirname, 'support', 'load.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, JSON.stringify(load)]);
  return JSON.parse(stdout) as { read: Measured; write: Measured };
}
