import { type ResponseOf, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import type { SightCell } from './sight-search.ts';

export type Explained = ResponseOf<typeof routes.explainCell>;

export type Why = {
  readonly explained: Explained | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

/** Why a value is what it is; asks nothing while no cell is named. */
export function useWhy(projectId: string | undefined, cell: SightCell | undefined): Why {
  const asOf = useAsOf();
  const why = useQuery({
    queryKey: readKey(asOf, 'why', projectId, cell),
    queryFn: ({ signal }) =>
      call(
        routes.explainCell,
        { params: { projectId: projectId ?? '', cell: cell ?? 'computed' }, query: asOfQuery(asOf) },
        { signal },
      ),
    enabled: projectId !== undefined && cell !== undefined,
  });
  return {
    explained: why.data ?? null,
    failure: why.error === null ? null : failureOf(why.error),
    retry: () => void why.refetch(),
  };
}
