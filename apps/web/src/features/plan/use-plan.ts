import { type AsOf, type ResponseOf, routes } from '@sightline/contract';
import { keepPreviousData, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';

export const PLAN_PAGE = 500;

export type PlanAnswer = ResponseOf<typeof routes.readPlan>;
export type Task = PlanAnswer['tasks'][number];

/** The tasks that are here, by their place in the plan. */
export type PlanTasks = {
  readonly taskAt: (offset: number) => Task | null;
  readonly find: (taskId: string) => Task | null;
};

export type PlanRead = {
  /** The first page with the plan's own facts; null before the first answer. */
  readonly first: PlanAnswer | null;
  readonly tasks: PlanTasks;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

/** The tasks of a plan, the pages that are in sight. */
export function usePlan(projectId: string, pages: readonly number[]): PlanRead {
  const asOf = useAsOf();
  const first = useQuery({ ...pageQuery(asOf, projectId, 0), placeholderData: keepPreviousData });
  const total = first.data?.total ?? 0;
  const further = useMemo(() => pages.filter((page) => page > 0 && page * PLAN_PAGE < total), [pages, total]);
  const others = useQueries({ queries: further.map((page) => pageQuery(asOf, projectId, page)), combine: pagesOf });
  const tasks = useMemo(() => tasksOf(first.data, further, others.pages), [first.data, further, others.pages]);
  const error = first.error ?? others.error;
  return {
    first: first.data ?? null,
    tasks,
    failure: error === null ? null : failureOf(error),
    retry: () => {
      void first.refetch();
      others.retry();
    },
  };
}

function pageQuery(asOf: AsOf | null, projectId: string, page: number) {
  return {
    queryKey: readKey(asOf, 'plan', projectId, page),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      call(
        routes.readPlan,
        { params: { projectId }, query: { ...asOfQuery(asOf), offset: page * PLAN_PAGE, limit: PLAN_PAGE } },
        { signal },
      ),
  };
}

/** Stands outside the hook so that the same answers give the same object, and nothing is drawn again for it. */
function pagesOf(results: readonly UseQueryResult<PlanAnswer>[]) {
  return {
    pages: results.map((each) => each.data),
    error: results.find((each) => each.error !== null)?.error ?? null,
    retry: () => {
      for (const each of results) void each.refetch();
    },
  };
}

function tasksOf(
  first: PlanAnswer | undefined,
  further: readonly number[],
  pages: readonly (PlanAnswer | undefined)[],
): PlanTasks {
  const byPage = new Map<number, readonly Task[]>([[0, first?.tasks ?? []]]);
  further.forEach((page, at) => {
    byPage.set(page, pages[at]?.tasks ?? []);
  });
  const byId = new Map([...byPage.values()].flat().map((task) => [task.id as string, task]));
  return {
    taskAt: (offset) => byPage.get(Math.floor(offset / PLAN_PAGE))?.[offset % PLAN_PAGE] ?? null,
    find: (taskId) => byId.get(taskId) ?? null,
  };
}
