import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { routes } from '@sightline/contract';
import { sql } from 'kysely';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { startTestServer, type TestServer } from '../packages/server/src/testing/start-test-server.ts';

/** `npm run bench -- import FILE…`: from the first byte of the upload to the answer of the commit, over HTTP, on a database as it is installed. */
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name at least one plan file. Example: npm run bench -- import plan.xer');
  process.exit(2);
}
const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const server = await startTestServer(() => database.url());
try {
  for (const file of files) console.log(JSON.stringify(await importOnce(server, file)));
} finally {
  await server.stop();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

async function importOnce({ call, db }: TestServer, file: string) {
  const bytes = readFileSync(file);
  const from = performance.now();
  const { id } = await call(routes.startPlanImport, {});
  const draft = await call(routes.addPlanFile, { params: { importId: id }, query: { path: basename(file) }, bytes });
  const { moved } = await call(routes.commitPlanImport, { params: { importId: id }, version: draft.version });
  const ms = Math.round(performance.now() - from);
  const projects = moved.filter((each) => each.entity === 'project').map((each) => each.id);
  const { rows } = await sql<{ activities: number }>`
    select count(*) as activities from plan.task where project_id = any(${projects}::uuid[]) and kind <> 'summary'`.execute(
    db,
  );
  return { file: basename(file), activities: rows[0]?.activities ?? 0, ms };
}
