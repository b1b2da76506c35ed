import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { Instant } from '@sightline/kernel';
import { sql } from 'kysely';
import { inCommand, seedFrame, seedProjects } from '../packages/server/src/modules/reporting/testing/seed.ts';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { startTestServer, type TestServer } from '../packages/server/src/testing/start-test-server.ts';

/**
 * `npm run bench -- as-of [PROJECTS]`: the line of sight as it stands and as of an instant in the middle of its history, over HTTP in
 * turns. Every project, milestone, reported colour, plan, task and computed row has been changed ten times since it came.
 */
const projects = Number(process.argv[2] ?? 500);
const [RUNS, CHANGES] = [40, 10];
const CHANGED = [
  'portfolio.project set version = version + 1',
  'portfolio.status_report set version = version + 1',
  'plan.milestone set version = version + 1, forecast_on = forecast_on + 1',
  'plan.plan set version = version + 1',
  'plan.task set version = version + 1',
  'plan.task_date set finish_minute = finish_minute + 1440',
  'plan.schedule_summary set finish_minute = finish_minute + 1440',
];
const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const server = await startTestServer(() => database.url());
try {
  await seedProjects(server.db, await seedFrame(server.db), projects);
  for (let change = 0; change < CHANGES; change++) await changeEverything(server, instantOf(change));
  await sql`analyze`.execute(server.db);
  server.setNow(instantOf(CHANGES));
  const client = await server.signIn();
  const moments = [null, ...[0, 0.5, 0.9].map((share) => instantOf(Math.floor(share * CHANGES)))];
  const times = moments.map((): number[] => []);
  for (let run = 0; run < RUNS; run++) {
    for (const [index, asOf] of moments.entries()) {
      const from = performance.now();
      await client.call(routes.readLineOfSight, { query: { group: 'program', ...(asOf === null ? {} : { asOf }) } });
      times[index]?.push(performance.now() - from);
    }
  }
  const [liveMs = 0, ...past] = times.map(median);
  const asOfMs = Math.max(...past);
  console.log(JSON.stringify({ projects, versions: CHANGES + 1, liveMs, asOfMs, ratio: rounded(asOfMs / liveMs) }));
} finally {
  await server.stop();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

/** A day between two changes; the seed comes before the first. */
function instantOf(change: number): Instant {
  return `2026-12-${11 + change}T09:00:00.000Z` as Instant;
}

function changeEverything({ db }: TestServer, now: Instant): Promise<void> {
  const write = async (tx: TestServer['db']) => {
    for (const change of CHANGED) await sql.raw(`update ${change}`).execute(tx);
  };
  return inCommand(db, ({ db: tx }) => write(tx), now);
}

function median(times: readonly number[]): number {
  return rounded([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
