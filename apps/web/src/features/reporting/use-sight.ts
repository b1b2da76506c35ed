import { type AsOf, type ResponseOf, routes, type SightRow } from '@sightline/contract';
import { keepPreviousData, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import { queryOf, type SightSearch } from './sight-search.ts';

export const PAGE_ROWS = 200;

export type SightPage = ResponseOf<typeof routes.readLineOfSight>;

/** The rows that are here, by their place among all that match. */
export type SightRows = {
  readonly rowAt: (offset: number) => SightRow | null;
  /** null when the project's page is not here. */
  readonly offsetOf: (projectId: string) => number | null;
};

export type Sight = {
  /** The first page, with totals and groups; null before the first answer. */
  readonly first: SightPage | null;
  readonly rows: SightRows;
  /** true while the rows of the last question are still shown for the new one. */
  readonly isOld: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

/** The rows of the line of sight, a page of 200 at a time, for the pages that are in sight. */
export function useSight(search: SightSearch, pages: readonly number[]): Sight {
  const asOf = useAsOf();
  const asked = queryOf(search);
  const first = useQuery({ ...pageQuery(asOf, asked, 0), placeholderData: keepPreviousData });
  const page = useLastGood(first.data);
  const total = page?.total ?? 0;
  const further = useMemo(() => pages.filter((page) => page > 0 && page * PAGE_ROWS < total), [pages, total]);
  const others = useQueries({ queries: further.map((page) => pageQuery(asOf, asked, page)), combine: pagesOf });
  const rows = useMemo(() => rowsOf(page, further, others.pages), [page, further, others.pages]);
  const failed = first.error ?? others.error;
  return {
    first: page ?? null,
    rows,
    isOld: page !== first.data || first.isPlaceholderData,
    failure: failed === null ? null : failureOf(failed),
    retry: () => {
      void first.refetch();
      others.retry();
    },
  };
}

/** A question that fails leaves the last rows on the page; only the first one has none to leave. */
function useLastGood(answer: SightPage | undefined): SightPage | undefined {
  const [kept, setKept] = useState(answer);
  if (answer !== undefined && answer !== kept) setKept(answer);
  return answer ?? kept;
}

function pageQuery(asOf: AsOf | null, asked: ReturnType<typeof queryOf>, page: number) {
  return {
    queryKey: readKey(asOf, 'line-of-sight', asked, page),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      call(
        routes.readLineOfSight,
        { query: { ...asked, ...asOfQuery(asOf), offset: page * PAGE_ROWS, limit: PAGE_ROWS } },
        { signal },
      ),
  };
}

/** Stands outside the hook so that the same answers give the same object, and nothing is drawn again for it. */
function pagesOf(results: readonly UseQueryResult<SightPage>[]) {
  return {
    pages: results.map((each) => each.data),
    error: results.find((each) => each.error !== null)?.error ?? null,
    retry: () => {
      for (const each of results) void each.refetch();
    },
  };
}

function rowsOf(
  first: SightPage | undefined,
  further: readonly number[],
  pages: readonly (SightPage | undefined)[],
): SightRows {
  const byPage = new Map<number, readonly SightRow[]>([[0, first?.rows ?? []]]);
  further.forEach((page, at) => {
    byPage.set(page, pages[at]?.rows ?? []);
  });
  return {
    rowAt: (offset) => byPage.get(Math.floor(offset / PAGE_ROWS))?.[offset % PAGE_ROWS] ?? null,
    offsetOf: (projectId) => {
      for (const [page, rows] of byPage) {
        const at = rows.findIndex((row) => row.id === projectId);
        if (at >= 0) return page * PAGE_ROWS + at;
      }
      return null;
    },
  };
}
