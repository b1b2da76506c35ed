import { resolve } from 'node:path';
import { noteCopy } from '../../modules/audit/index.ts';
import type { Migration } from '../database/migrate.ts';
import { openPool } from '../pool.ts';
import { StartRefused } from '../start-refused.ts';
import { makeFile } from './draft-file.ts';
import type { ExportSummary } from './format.ts';
import { loadExport } from './load-export.ts';
import { type Place, withDatabase, withExistingDatabase, withFolder } from './open-existing.ts';
import { verifyExport } from './read-export.ts';
import { writeExport } from './write-export.ts';

/** Writes all that the instance holds to a file. The instance may run and be written to meanwhile. */
export async function exportTo(place: Place, file: string): Promise<ExportSummary> {
  return withExistingDatabase(place, (url) =>
    noted(
      url,
      file,
      makeFile(file, (sink) => writeExport(url, sink)),
    ),
  );
}

/** An export that is read back from the disk before it gets its name. */
export async function backUpTo(place: Place, file: string): Promise<ExportSummary> {
  const check = async (draft: string, { sha256 }: ExportSummary) => {
    const found = await verifyExport(draft);
    if (found.sha256 === sha256) return;
    throw new StartRefused('portability.file-not-written', { file, reason: 'the disk gives back something else' });
  };
  return withExistingDatabase(place, (url) =>
    noted(
      url,
      file,
      makeFile(file, (sink) => writeExport(url, sink), check),
    ),
  );
}

/** A copy that is whole is put on the list of those that hold people who are erased later. */
async function noted(url: string, file: string, making: Promise<ExportSummary>): Promise<ExportSummary> {
  const made = await making;
  const db = openPool(() => url, 1);
  await noteCopy(db, resolve(file)).finally(() => db.destroy());
  return made;
}

/** Fills an instance that has seen no command. */
export async function loadFrom(place: Place, file: string, known: readonly Migration[]): Promise<ExportSummary> {
  await verifyExport(file);
  return withFolder(place.home, () => withDatabase(place, (url) => loadExport(url, file, known)));
}
