import { type ResponseOf, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, failureOf } from '../../lib/api.ts';
import type { Read } from './use-people-access.ts';

export type ProjectAccess = ResponseOf<typeof routes.readProjectAccess>;

/** Who sees a project. */
export function useProjectAccess(projectId: string): Read<ProjectAccess> {
  const read = useQuery({
    queryKey: ['project-access', projectId],
    queryFn: ({ signal }) => call(routes.readProjectAccess, { params: { projectId } }, { signal }),
  });
  return {
    value: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}
