import type { SightQuery } from '@sightline/contract';
import { dateCell, numberCell, type Sheet, textCell } from '@sightline/interchange';
import type { SightFile } from './sight-sheet.ts';

type Asked = Omit<SightQuery, 'offset' | 'limit'>;

/** What the workbook shows: as of when, in which currency, how it was filtered and sorted. */
export function aboutSheet({ currency, today, rows }: SightFile, query: Asked): Sheet {
  const filters = Object.entries(FILTERS).flatMap(([name, label]) => {
    const value = query[name as keyof typeof FILTERS];
    return value === undefined ? [] : [[textCell(label), textCell([value].flat().join(', '))]];
  });
  return {
    name: 'About',
    heads: ['What', 'Value'],
    rows: [
      [textCell('As of'), dateCell(today)],
      [textCell('Report currency'), textCell(currency)],
      [textCell('Projects'), numberCell(rows.length)],
      [textCell('Sorted by'), textCell(`${query.sort}, ${query.direction}`)],
      [textCell('Grouped by'), textCell(query.group)],
      ...filters,
    ],
  };
}

const FILTERS = {
  search: 'Search',
  portfolioId: 'Portfolios (ids)',
  programId: 'Programs (ids)',
  stage: 'Stage',
  reported: 'Reported',
  computed: 'Computed',
} as const;
