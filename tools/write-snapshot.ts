import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { exportTo } from '../packages/server/src/index.ts';
import { copyTemplate, startTestCluster, startTestServer } from '../packages/server/src/testing/index.ts';
import { fillSnapshot } from './snapshot-organisation.ts';

/** `npm run snapshot -- TAG`: keeps what this version's database looks like, for the upgrade test of all later versions. */
const [tag = ''] = process.argv.slice(2);
const folder = fileURLToPath(new URL(`../packages/server/upgrades/${tag}/`, import.meta.url));
if (!/^[a-z0-9][a-z0-9.-]*$/.test(tag) || existsSync(folder)) {
  console.error(`'${tag}' is no free name for a snapshot. Give a new one, such as the release or the schema: 0006.`);
  process.exit(1);
}

const cluster = await startTestCluster();
const { url, drop } = await copyTemplate(cluster);
const server = await startTestServer(() => url);
const place = mkdtempSync(join(tmpdir(), 'sightline-snapshot-'));
try {
  await fillSnapshot(server);
  const { schema, rows } = await exportTo({ home: place, databaseUrl: url }, join(place, 'export.jsonl'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'export.jsonl.gz');
  writeFileSync(file, gzipSync(readFileSync(join(place, 'export.jsonl')), { level: 9 }));
  console.log(`${file} holds ${rows} rows at ${schema.at(-1)?.name}.`);
} finally {
  await server.stop();
  await drop();
  await cluster.stop();
  rmSync(place, { recursive: true, force: true });
}
