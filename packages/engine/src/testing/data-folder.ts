import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Test data that lies beside the checkout and is never part of it; null when it is not there. */
export const DATA_FOLDER = found(
  process.env.SIGHTLINE_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url)),
);

function found(folder: string): string | null {
  return existsSync(folder) ? folder : null;
}
