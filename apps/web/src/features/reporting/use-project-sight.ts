import { routes, type SightRow } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';

/** The computed status of one project; null until it is here. */
export function useProjectSight(projectId: string): SightRow['computed'] | null {
  const sight = useQuery({
    queryKey: ['line-of-sight', 'project', projectId],
    queryFn: ({ signal }) => call(routes.readSight, { params: { projectId } }, { signal }),
  });
  return sight.data?.computed ?? null;
}
