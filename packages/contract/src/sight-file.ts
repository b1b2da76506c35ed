import { sightQuery } from './reporting.ts';
import { route } from './route.ts';
import { answeredFile } from './values.ts';

/** What the page shows, all rows of it: a file has no pages. */
const query = sightQuery.omit({ offset: true, limit: true });
const ids = { 'query.portfolioId[]': 'portfolio', 'query.programId[]': 'program' } as const;

export const sightFileRoutes = {
  readSightCsv: route({
    id: 'reporting.readSightCsv',
    kind: 'read',
    method: 'GET',
    path: '/api/line-of-sight/csv',
    summary: 'The line of sight as a CSV file: filtered, sorted and grouped as the page is',
    permission: 'sight.read',
    query,
    ids,
    fileType: 'text/csv',
    response: answeredFile,
  }),
  readSightXlsx: route({
    id: 'reporting.readSightXlsx',
    kind: 'read',
    method: 'GET',
    path: '/api/line-of-sight/xlsx',
    summary: 'The line of sight as a workbook: filtered, sorted and grouped as the page is',
    permission: 'sight.read',
    query,
    ids,
    fileType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    response: answeredFile,
  }),
};
