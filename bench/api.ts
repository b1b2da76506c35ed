import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { startTestServer } from '../packages/server/src/testing/start-test-server.ts';

/**
 * `npm run bench -- api [SECONDS]`: a signed-in caller on 20 connections, over HTTP, on a database as it is installed.
 * Read: one project. Write: a field of a project, with version, history, audit event and outbox. Each connection has its own project.
 */
const seconds = Number(process.argv[2] ?? 10);
const CONNECTIONS = 20;
const WARM_UP_MS = 1000;
const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const server = await startTestServer(() => database.url());
try {
  const made = Array.from({ length: CONNECTIONS }, (_, number) =>
    server.call(routes.createProject, { body: { name: `Project ${number}`, budgetMinor: 0 } }),
  );
  const projects = (await Promise.all(made)).map(({ id }) => ({ id, version: 1, budgetMinor: 0 }));
  const read = await measured(projects, (project) =>
    server.call(routes.readProject, { params: { projectId: project.id } }),
  );
  const write = await measured(projects, spend);
  console.log(
    JSON.stringify({ readRps: read.rps, readP99Ms: read.p99Ms, writeRps: write.rps, writeP99Ms: write.p99Ms, seconds }),
  );
} finally {
  await server.stop();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

type Project = { readonly id: ProjectId; version: number; budgetMinor: number };

async function spend(project: Project): Promise<void> {
  const value = project.budgetMinor + 100;
  const body = { budgetMinor: { base: project.budgetMinor, value } };
  const { version } = await server.call(routes.updateProject, {
    params: { projectId: project.id },
    version: project.version,
    body,
  });
  Object.assign(project, { version, budgetMinor: value });
}

/** Every connection sends its next request when it has its answer; a refusal ends the measurement. */
async function measured(projects: readonly Project[], send: (project: Project) => Promise<unknown>) {
  const times: number[] = [];
  const from = performance.now() + WARM_UP_MS;
  const until = from + seconds * 1000;
  const connection = async (project: Project) => {
    for (let began = performance.now(); began < until; began = performance.now()) {
      await send(project);
      if (began >= from) times.push(performance.now() - began);
    }
  };
  await Promise.all(projects.map(connection));
  times.sort((a, b) => a - b);
  return { rps: Math.round(times.length / seconds), p99Ms: Math.round(times[Math.floor(times.length * 0.99)] ?? 0) };
}
