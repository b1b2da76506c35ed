import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import { seedFrame, seedProjects } from '../packages/server/src/modules/reporting/testing/seed.ts';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { startTestServer } from '../packages/server/src/testing/start-test-server.ts';

/**
 * `npm run bench -- line-of-sight [PROJECTS]`: one page of the line of sight over HTTP, with totals and groups over all
 * projects. Each has ten milestones; every third has a plan with earned value.
 */
const projects = Number(process.argv[2] ?? 500);
const RUNS = 30;
const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const server = await startTestServer(() => database.url());
try {
  await seedProjects(server.db, await seedFrame(server.db), projects);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now();
    await server.call(routes.readLineOfSight, { query: { group: 'program' } });
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(share * (RUNS - 1))] ?? 0);
  console.log(JSON.stringify({ projects, runs: RUNS, ms: at(0.5), p95Ms: at(0.95) }));
} finally {
  await server.stop();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}
