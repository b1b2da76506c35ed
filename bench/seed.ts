import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedDatabase } from '../packages/server/src/shell/database/database.ts';
import { migrate, readMigrations } from '../packages/server/src/shell/database/migrate.ts';
import { openPool } from '../packages/server/src/shell/pool.ts';
import { MIGRATIONS } from '../packages/server/src/testing/cluster.ts';
import { demoIn } from '../tests/support/demo-in.ts';

/**
 * `npm run bench -- seed --size S|M|L [--variant K]`: the demo organisation into an empty database as it is installed, from the
 * description to the last command. The anchor is the day of the description, so that the hash is the same on every machine and day.
 */
const size = given('--size') ?? 'S';
const variant = Number(given('--variant') ?? 0);
if (size !== 'S' && size !== 'M' && size !== 'L') throw new Error(`'${size}' is no size: give S, M or L`);

const home = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
const database = await openEmbeddedDatabase({ home, isAdopted: true });
await migrate(database.url(), readMigrations(MIGRATIONS));
const db = openPool(() => database.url());
try {
  const from = performance.now();
  const { projects, tasks, hash } = await demoIn(db, { size, variant, report: (line) => console.error(line) });
  const ms = Math.round(performance.now() - from);
  console.log(JSON.stringify({ size, projects, tasks, ms, variant, hash }));
} finally {
  await db.destroy();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

function given(flag: string): string | undefined {
  const place = process.argv.indexOf(flag);
  return place === -1 ? undefined : process.argv[place + 1];
}
