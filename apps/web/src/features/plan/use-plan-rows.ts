import { type PlanRows, routes } from '@sightline/contract';
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import { useStable } from '../../lib/use-stable.ts';
import { milestoneWords } from './milestone-words.ts';
import { daysOf, type PlanStore, planStore } from './plan-rows.ts';

/** Rows of one read: some 1.5 MB. */
const CHUNK = 5_000;

export type ReadRows = {
  readonly store: PlanStore;
  readonly days: ReturnType<typeof daysOf>;
  readonly restDays: PlanRows['restDays'];
  readonly failure: Failure | null;
  readonly retry: () => void;
  readonly onRange: (first: number, last: number) => void;
};

/**
 * All rows of a plan, read behind what is in sight: the part in sight first, then the others one after the other, so that nothing is
 * blank wherever one scrolls.
 */
export function usePlanRows(projectId: string, total: number): ReadRows {
  const asOf = useAsOf();
  const [sought, setSought] = useState(0);
  const [here, setHere] = useState(0);
  const chunks = Array.from({ length: Math.ceil(total / CHUNK) }, (_, chunk) => chunk);
  const { answers, error, retry, firstMissing } = useQueries({
    queries: chunks.map((chunk) => ({
      queryKey: readKey(asOf, 'plan', projectId, 'rows', chunk),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        call(
          routes.readPlanRows,
          { params: { projectId }, query: { ...asOfQuery(asOf), offset: chunk * CHUNK, limit: CHUNK } },
          { signal },
        ),
      enabled: chunk <= here || chunk === sought,
    })),
    combine: gathered,
  });
  if (firstMissing > here && firstMissing < chunks.length) setHere(firstMissing);
  const store = useMemo(() => planStore(total, answers, milestoneWords), [total, answers]);
  const days = useMemo(() => daysOf(answers), [answers]);
  const onRange = useStable((first: number) => {
    const chunk = Math.floor(first / CHUNK);
    if (chunk !== sought) setSought(chunk);
  });
  return {
    store,
    days,
    restDays: answers[0]?.restDays ?? NO_DAYS,
    failure: error === null ? null : failureOf(error),
    retry,
    onRange,
  };
}

const NO_DAYS: PlanRows['restDays'] = [];

/** Stands outside the hook so that the same answers give the same object, and nothing is drawn again for it. */
function gathered(results: readonly UseQueryResult<PlanRows>[]) {
  const firstMissing = results.findIndex((each) => each.data === undefined);
  return {
    answers: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
    firstMissing: firstMissing < 0 ? results.length : firstMissing,
    error: results.find((each) => each.error !== null)?.error ?? null,
    retry: () => {
      for (const each of results) if (each.error !== null) void each.refetch();
    },
  };
}
