import { type ResponseOf, routes } from '@sightline/contract';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';

export const PLAN_PAGE = 500;

export type PlanView = ResponseOf<typeof routes.readPlan>;
export type Task = PlanView['tasks'][number];

export type PlanRead = {
  /** The first page with the plan's own facts; null before the first answer. */
  readonly first: PlanView | null;
  readonly taskAt: (offset: number) => Task | null;
  /** Position of a task among those that are here. */
  readonly offsetOf: (taskId: string) => number | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

/** The tasks of a plan, the pages that are in sight. */
export function usePlan(projectId: string, pages: readonly number[]): PlanRead {
  const first = useQuery({ ...pageQuery(projectId, 0), placeholderData: keepPreviousData });
  const further = pages.filter((page) => page > 0 && page * PLAN_PAGE < (first.data?.total ?? 0));
  const others = useQueries({ queries: further.map((page) => pageQuery(projectId, page)) });
  const byPage = new Map<number, readonly Task[]>([[0, first.data?.tasks ?? []]]);
  further.forEach((page, at) => {
    byPage.set(page, others[at]?.data?.tasks ?? []);
  });
  const error = first.error ?? others.find((each) => each.error !== null)?.error ?? null;
  return {
    first: first.data ?? null,
    taskAt: (offset) => byPage.get(Math.floor(offset / PLAN_PAGE))?.[offset % PLAN_PAGE] ?? null,
    offsetOf: (taskId) => {
      for (const [page, tasks] of byPage) {
        const at = tasks.findIndex((task) => task.id === taskId);
        if (at >= 0) return page * PLAN_PAGE + at;
      }
      return null;
    },
    failure: error === null ? null : failureOf(error),
    retry: () => {
      void first.refetch();
      for (const each of others) void each.refetch();
    },
  };
}

function pageQuery(projectId: string, page: number) {
  return {
    queryKey: ['plan', projectId, page] as const,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      call(
        routes.readPlan,
        { params: { projectId }, query: { offset: page * PLAN_PAGE, limit: PLAN_PAGE } },
        { signal },
      ),
  };
}
