import { afterAll, inject } from 'vitest';
import type { Db } from '../modules/audit/index.ts';
import { openPool } from '../shell/pool.ts';
import { copyTemplate, emptyDatabase, type TestCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly cluster: TestCluster;
    /** The bundled worker that reads plan files. */
    readonly inspectWorker: string;
  }
}

export type TestDatabase = { readonly url: string; readonly db: Db };

/** A fresh migrated database for one test file; gone when the file has ended. Call it at the top of the file, or in `beforeAll`. */
export async function testDatabase(options: { readonly isEmpty?: boolean } = {}): Promise<TestDatabase> {
  const cluster = inject('cluster');
  const { url, drop } = await (options.isEmpty === true ? emptyDatabase(cluster) : copyTemplate(cluster));
  const db = openPool(() => url);
  afterAll(async () => {
    await db.destroy();
    await drop();
  });
  return { url, db };
}
