import { type ResponseOf, routes } from '@sightline/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';

export type PlanAnswer = ResponseOf<typeof routes.readPlan>;
export type Task = PlanAnswer['tasks'][number];

export type PlanRead = {
  /** The plan's own facts and how many tasks it has; null before the first answer. */
  readonly first: PlanAnswer | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

/** What a plan says of itself. */
export function usePlan(projectId: string): PlanRead {
  const first = useTaskQuery(projectId, 0);
  return {
    first: first.data ?? null,
    failure: first.error === null ? null : failureOf(first.error),
    retry: () => void first.refetch(),
  };
}

/** One task by its place with what set its dates; null while it is on the way. */
export function useTask(projectId: string, place: number | null): Task | null {
  const { data } = useTaskQuery(projectId, place);
  return data?.tasks[0] ?? null;
}

function useTaskQuery(projectId: string, place: number | null) {
  const asOf = useAsOf();
  return useQuery({
    queryKey: readKey(asOf, 'plan', projectId, 'task', place),
    queryFn: ({ signal }) =>
      call(
        routes.readPlan,
        { params: { projectId }, query: { ...asOfQuery(asOf), offset: place ?? 0, limit: 1 } },
        { signal },
      ),
    enabled: place !== null,
    ...(place === 0 ? { placeholderData: keepPreviousData } : {}),
  });
}
