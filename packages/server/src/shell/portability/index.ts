import { readMigrations } from '../database/migrate.ts';
import { productFiles } from '../product-files.ts';
import { type Diagnosis, examine } from './doctor.ts';
import { loadFrom } from './exchange.ts';
import type { ExportSummary } from './format.ts';
import type { Place } from './open-existing.ts';
import { type Restored, restoreExport } from './restore.ts';

export { backUpTo, exportTo } from './exchange.ts';
export { type Place, withExistingDatabase } from './open-existing.ts';

export function load(place: Place, file: string): Promise<ExportSummary> {
  return loadFrom(place, file, readMigrations(productFiles.migrations));
}

export function restore(place: Place, file: string): Promise<Restored> {
  return restoreExport(place, file, readMigrations(productFiles.migrations));
}

export function diagnose(place: Place): Promise<Diagnosis> {
  return examine(place, readMigrations(productFiles.migrations));
}
