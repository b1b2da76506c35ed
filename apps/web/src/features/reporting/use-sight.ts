import { type ResponseOf, routes, type SightRow } from '@sightline/contract';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { queryOf, type SightSearch } from './sight-search.ts';

export const PAGE_ROWS = 200;

export type SightPage = ResponseOf<typeof routes.readLineOfSight>;

export type Sight = {
  /** The first page, with totals and groups; null before the first answer. */
  readonly first: SightPage | null;
  readonly rowAt: (offset: number) => SightRow | null;
  /** Position of a project among the rows that are here; null when its page is not. */
  readonly offsetOf: (projectId: string) => number | null;
  /** true while the rows of the last question are still shown for the new one. */
  readonly isOld: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

/** The rows of the line of sight, a page of 200 at a time, for the pages that are in sight. */
export function useSight(search: SightSearch, pages: readonly number[]): Sight {
  const asked = queryOf(search);
  const first = useQuery({ ...pageQuery(asked, 0), placeholderData: keepPreviousData });
  const further = pages.filter((page) => page > 0 && page * PAGE_ROWS < (first.data?.total ?? 0));
  const others = useQueries({ queries: further.map((page) => pageQuery(asked, page)) });
  const byPage = new Map<number, readonly SightRow[]>([[0, first.data?.rows ?? []]]);
  further.forEach((page, at) => {
    byPage.set(page, others[at]?.data?.rows ?? []);
  });
  const failed = first.error ?? others.find((each) => each.error !== null)?.error ?? null;
  return {
    first: first.data ?? null,
    rowAt: (offset) => byPage.get(Math.floor(offset / PAGE_ROWS))?.[offset % PAGE_ROWS] ?? null,
    offsetOf: (projectId) => findOffset(byPage, projectId),
    isOld: first.isPlaceholderData,
    failure: failed === null ? null : failureOf(failed),
    retry: () => {
      void first.refetch();
      for (const each of others) void each.refetch();
    },
  };
}

function pageQuery(asked: ReturnType<typeof queryOf>, page: number) {
  return {
    queryKey: ['line-of-sight', asked, page] as const,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      call(routes.readLineOfSight, { query: { ...asked, offset: page * PAGE_ROWS, limit: PAGE_ROWS } }, { signal }),
  };
}

function findOffset(byPage: ReadonlyMap<number, readonly SightRow[]>, projectId: string): number | null {
  for (const [page, rows] of byPage) {
    const at = rows.findIndex((row) => row.id === projectId);
    if (at >= 0) return page * PAGE_ROWS + at;
  }
  return null;
}
