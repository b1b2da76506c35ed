import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleInspectWorker } from '../packages/server/src/shell/inspect/testing/bundle-worker.ts';
import { startTestCluster } from '../packages/server/src/testing/cluster.ts';

/** One PostgreSQL for the whole run, and one bundled worker; each test file copies its own database from the migrated template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [{ stop, ...cluster }, inspectWorker] = await Promise.all([startTestCluster(), bundleInspectWorker()]);
  project.provide('cluster', cluster);
  project.provide('inspectWorker', inspectWorker);
  return async () => {
    rmSync(dirname(inspectWorker), { recursive: true, force: true });
    await stop();
  };
}
