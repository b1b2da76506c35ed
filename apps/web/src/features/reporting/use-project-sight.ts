import { routes, type SightRow } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';

/** What is computed of one project; null until it is here. */
export function useProjectSight(projectId: string): SightRow | null {
  const asOf = useAsOf();
  const sight = useQuery({
    queryKey: readKey(asOf, 'line-of-sight', 'project', projectId),
    queryFn: ({ signal }) => call(routes.readSight, { params: { projectId }, query: asOfQuery(asOf) }, { signal }),
  });
  return sight.data ?? null;
}
