import { writeFileSync } from 'node:fs';
import { copyTemplate, startTestCluster } from '../packages/server/src/testing/index.ts';
import { schemaText } from './schema-text.ts';

/** `npm run schema`: writes what the migrations add up to, so that the diff of a change shows its effect. */
const cluster = await startTestCluster();
const { url, drop } = await copyTemplate(cluster);
writeFileSync(new URL('../packages/server/schema.sql', import.meta.url), await schemaText(url));
await drop();
await cluster.stop();
