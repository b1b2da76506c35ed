import { type ResponseOf, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import { PLAN_PAGE, type PlanRead, type Task, usePlan } from './use-plan.ts';

export type Cause = {
  readonly steps: ResponseOf<typeof routes.readTaskCause>['steps'] | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

export type ShownPlan = {
  readonly plan: PlanRead;
  /** The task that the address names, once it is here. */
  readonly task: Task | null;
  readonly cause: Cause;
  readonly onRange: (first: number, last: number) => void;
};

/** The plan as far as it is in sight, and the task that the address names with its cause. */
export function useShownPlan(projectId: string, taskId: string | undefined): ShownPlan {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const plan = usePlan(projectId, pages);
  const task = taskId === undefined ? null : plan.tasks.find(taskId);
  const total = plan.first?.total ?? 0;
  // The address may name a task on any page: all pages are read until it is found.
  const isSought = taskId !== undefined && task === null && total > 0;
  useEffect(() => {
    if (isSought) setPages(pagesOf(0, total - 1));
  }, [isSought, total]);
  // Pages once read stay, so that the named task is not lost while scrolling.
  const onRange = useCallback((first: number, last: number) => {
    setPages((before) => {
      const wanted = new Set([...before, ...pagesOf(first, last)]);
      return wanted.size === before.length ? before : [...wanted].sort((a, b) => a - b);
    });
  }, []);
  return { plan, task, cause: useCause(projectId, taskId), onRange };
}

function useCause(projectId: string, taskId: string | undefined): Cause {
  const asOf = useAsOf();
  const cause = useQuery({
    queryKey: readKey(asOf, 'task-cause', projectId, taskId),
    queryFn: ({ signal }) =>
      call(routes.readTaskCause, { params: { projectId, taskId: taskId ?? '' }, query: asOfQuery(asOf) }, { signal }),
    enabled: taskId !== undefined,
  });
  return {
    steps: cause.data?.steps ?? null,
    failure: cause.error === null ? null : failureOf(cause.error),
    retry: () => void cause.refetch(),
  };
}

function pagesOf(first: number, last: number): number[] {
  const [from, to] = [Math.floor(first / PLAN_PAGE), Math.floor(last / PLAN_PAGE)];
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
