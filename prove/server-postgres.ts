import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debianFolders } from '../packages/server/src/shell/database/binaries.ts';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { writeResult } from './support/result.ts';

/** `npm run prove -- server-postgres`: the migrations and all database tests on the distribution's PostgreSQL, through DATABASE_URL. */
const root = fileURLToPath(new URL('..', import.meta.url));
const binFolder = installedFolder();
if (binFolder === null) {
  writeResult('server-postgres', { skipped: 'no-server-postgres' });
  process.exit(0);
}
const home = mkdtempSync(join(tmpdir(), 'sightline-server-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true, binFolder, settings: ['max_connections=200'] });
const counts = runTests(database.superuserUrl());
await database.stop();
rmSync(home, { recursive: true, force: true });

const postgres = execFileSync(join(binFolder, 'postgres'), ['--version'], { encoding: 'utf8' }).trim();
const migrations = readdirSync(join(root, 'packages/server/migrations')).length;
writeResult('server-postgres', { postgres, migrations, ...counts });
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);

/** Root may install what is missing; anybody else uses what is there. */
function installedFolder(): string | null {
  if (debianFolders().length === 0 && process.getuid?.() === 0) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], { stdio: 'inherit' });
  }
  return debianFolders()[0] ?? null;
}

function runTests(databaseUrl: string): { readonly passed: number; readonly failed: number; readonly skipped: number } {
  const report = join(home, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '.db.test', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as Readonly<
    Record<string, number>
  >;
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: numPendingTests ?? 0 };
}
