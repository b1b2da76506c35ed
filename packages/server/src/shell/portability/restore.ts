import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { dataFolderOf } from '../database/cluster-folder.ts';
import { openEmbeddedDatabase } from '../database/database.ts';
import { stopCluster } from '../database/launch.ts';
import type { Migration } from '../database/migrate.ts';
import { isPostgres, readPostmaster } from '../database/postmaster.ts';
import { StartRefused } from '../start-refused.ts';
import type { ExportSummary } from './format.ts';
import { loadExport, migrationsOf } from './load-export.ts';
import { type Place, withFolder } from './open-existing.ts';
import { verifyExport } from './read-export.ts';

export type Restored = ExportSummary & {
  /** Where the data lies that was replaced; null when there was none. */
  readonly kept: string | null;
};

/**
 * Puts a backup in the place of the instance's data. The new database is made whole beside the old one before the two change places;
 * the old one is kept.
 */
export async function restoreExport(place: Place, file: string, known: readonly Migration[]): Promise<Restored> {
  if (place.databaseUrl !== null) throw new StartRefused('portability.restore-needs-folder');
  const { home } = place;
  migrationsOf((await verifyExport(file)).schema, known);
  return withFolder(home, async () => {
    const beside = join(home, `restoring-${process.pid}`);
    try {
      const summary = await makeDatabase(beside, file, known);
      await stopOrphan(home);
      return { ...summary, kept: swap(home, beside) };
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
  });
}

async function makeDatabase(home: string, file: string, known: readonly Migration[]): Promise<ExportSummary> {
  const database = await openEmbeddedDatabase({ home, isAdopted: true });
  return loadExport(database.url(), file, known).finally(database.stop);
}

/** A PostgreSQL that outlived its killed instance. */
async function stopOrphan(home: string): Promise<void> {
  const found = readPostmaster(dataFolderOf(home));
  if (found !== null && isPostgres(found.pid)) await stopCluster(found.pid);
}

function swap(home: string, beside: string): string | null {
  const current = join(home, 'database');
  const moment = systemClock.now().slice(0, 19).replaceAll(':', '-');
  const kept = existsSync(current) ? join(home, `database-before-restore-${moment}`) : null;
  if (kept !== null) renameSync(current, kept);
  renameSync(join(beside, 'database'), current);
  return kept;
}
