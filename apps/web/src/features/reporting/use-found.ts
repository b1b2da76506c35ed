import { routes, type SearchHit } from '@sightline/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';

export type Found = {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** The answer to what is typed now is still to come; the hits are those of before. */
  readonly isWaiting: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

/** What holds the words; `typed` is where the reader is, `asked` where the search is. */
export function useFound(typed: string, asked: string, isAllowed: boolean): Found {
  const asOf = useAsOf();
  const isAsked = isAllowed && typed !== '' && asked !== '';
  const read = useQuery({
    queryKey: readKey(asOf, 'search', asked),
    queryFn: ({ signal }) => call(routes.search, { query: { text: asked, ...asOfQuery(asOf) } }, { signal }),
    enabled: isAsked,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const isWaiting = isAllowed && typed !== '' && (typed !== asked || read.isFetching || read.isPlaceholderData);
  const answer = isAsked ? read.data : undefined;
  return {
    hits: answer?.hits ?? [],
    total: answer?.total ?? 0,
    isWaiting,
    failure: isAsked && read.error !== null && !read.isFetching ? failureOf(read.error) : null,
    retry: () => void read.refetch(),
  };
}
