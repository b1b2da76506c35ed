import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Test data that may not be redistributed: read in place, from `SIGHTLINE_DATA` or the folder beside the checkout. */
export const dataFolder = process.env.SIGHTLINE_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** For `describe.skipIf`: the data is not here. */
export const noData = !existsSync(join(dataFolder, 'schedules'));
