import { routes, type TouchingProjects } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';

type Read = {
  readonly projects: TouchingProjects['projects'] | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

export function useTouchingProjects(systemId: string): Read {
  const asOf = useAsOf();
  const read = useQuery({
    queryKey: readKey(asOf, 'touching', systemId),
    queryFn: ({ signal }) =>
      call(routes.listTouchingProjects, { params: { recordId: systemId }, query: asOfQuery(asOf) }, { signal }),
  });
  return {
    projects: read.data?.projects ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}
