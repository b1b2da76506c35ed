import { type ResponseOf, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';

export type Needs = ResponseOf<typeof routes.readNeeds>;

export type ReadNeeds = {
  readonly needs: Needs | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

/** What waits across the projects; the last answer stays while a new one is on its way. */
export function useNeeds(): ReadNeeds {
  const asOf = useAsOf();
  const read = useQuery({
    queryKey: readKey(asOf, 'line-of-sight', 'needs'),
    queryFn: ({ signal }) => call(routes.readNeeds, { query: asOfQuery(asOf) }, { signal }),
  });
  return {
    needs: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}
