import { type ResponseOf, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import { type PlanRead, type Task, usePlan, useTask } from './use-plan.ts';
import { type ReadRows, usePlanRows } from './use-plan-rows.ts';

export type Cause = {
  readonly steps: ResponseOf<typeof routes.readTaskCause>['steps'] | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

export type ShownPlan = {
  readonly plan: PlanRead;
  readonly rows: ReadRows;
  /** Place of the task that the address names, once it is here. */
  readonly place: number | null;
  readonly task: Task | null;
  readonly cause: Cause;
};

type Asked = {
  /** The task that the address names. */
  readonly taskId: string | undefined;
  /** false: the plan is not looked at, and only its facts are read. */
  readonly isOpen: boolean;
};

/** The plan, and the task that the address names with its cause. */
export function useShownPlan(projectId: string, { taskId, isOpen }: Asked): ShownPlan {
  const plan = usePlan(projectId);
  const rows = usePlanRows(projectId, isOpen ? (plan.first?.total ?? 0) : 0);
  const place = taskId === undefined ? null : rows.store.placeOfId(taskId);
  const task = useTask(projectId, place);
  return {
    plan,
    rows,
    place,
    task: task === null || task.id !== taskId ? null : task,
    cause: useCause(projectId, taskId),
  };
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
