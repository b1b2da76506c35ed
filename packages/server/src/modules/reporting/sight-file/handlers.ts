import type { SightQuery, sightFileRoutes } from '@sightline/contract';
import { writeCsv, writeXlsx } from '@sightline/interchange';
import { ok } from '@sightline/kernel';
import type { HandlerOf, ReadContext } from '../../audit/index.ts';
import { lineOfSight } from '../line-of-sight.ts';
import { readSights } from '../read-sights.ts';
import { sightRow } from '../sight-row.ts';
import { aboutSheet } from './about-sheet.ts';
import { type SightFile, sightSheet } from './sight-sheet.ts';

type Handlers = { readonly [N in keyof typeof sightFileRoutes]: HandlerOf<(typeof sightFileRoutes)[N]> };
type Asked = Omit<SightQuery, 'offset' | 'limit'>;

export const sightFileHandlers: Handlers = {
  readSightCsv: async (context, { query }) => {
    const file = await readFile(context, query);
    return ok({ name: nameOf(file, 'csv'), bytes: writeCsv(sightSheet(file)) });
  },
  readSightXlsx: async (context, { query }) => {
    const file = await readFile(context, query);
    return ok({ name: nameOf(file, 'xlsx'), bytes: writeXlsx([sightSheet(file), aboutSheet(file, query)]) });
  },
};

/** All rows that match, in the order of the page. */
async function readFile(context: ReadContext, query: Asked): Promise<SightFile> {
  const { currency, today, sights } = await readSights(context, null);
  const { rows } = lineOfSight(sights.map(sightRow), { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER });
  return { currency, today, group: query.group, rows };
}

function nameOf({ today }: SightFile, ending: 'csv' | 'xlsx'): string {
  return `line-of-sight-${today}.${ending}`;
}
