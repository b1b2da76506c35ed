import { type PlanImport, type PlanTarget, routes } from '@sightline/contract';
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Failure, failureOf, isStale } from '../../lib/api.ts';
import { type Candidate, type DraftFile, newest, type ProjectRef, planKey } from './review-model.ts';

export type Match = { readonly file: DraftFile; readonly plan: Candidate; readonly target: PlanTarget };

export type PlanDraft = {
  readonly draft: PlanImport | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
  readonly match: (matches: readonly Match[]) => void;
  readonly matchFailure: Failure | null;
};

/** Uploads go on meanwhile and each moves the version: a choice is tried a few times on the draft as it then is. */
const TRIES = 5;
const PAGE = 500;

const keyOf = (id: string) => ['plan-import', id] as const;

export function keepPlanDraft(client: QueryClient, draft: PlanImport): void {
  client.setQueryData<PlanImport>(keyOf(draft.id), (kept) => newest(kept, draft));
}

/** Reads the draft again after files came in; at most one reading at a time while more are on their way. */
export function refreshPlanDraft(client: QueryClient, id: string, isLast: boolean): void {
  void client.invalidateQueries({ queryKey: keyOf(id) }, { cancelRefetch: isLast });
}

export function usePlanDraft(id: string | undefined): PlanDraft {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: keyOf(id ?? ''),
    queryFn: ({ signal }) => call(routes.readPlanImport, { params: { importId: id ?? '' } }, { signal }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const mutation = useMutation({
    mutationFn: (matches: readonly Match[]) => sendMatches(client, id ?? '', matches),
    scope: { id: `plan-import-${id}` },
    onError: () => void query.refetch(),
  });
  return {
    draft: query.data ?? null,
    failure: query.error === null ? null : failureOf(query.error),
    retry: () => void query.refetch(),
    match: (matches) => {
      client.setQueryData<PlanImport>(keyOf(id ?? ''), (kept) => kept && withTargets(kept, matches));
      mutation.mutate(matches);
    },
    matchFailure: mutation.error === null ? null : failureOf(mutation.error),
  };
}

/** Key and name of every project, to choose from and to show targets by; a page at a time, whatever their number. */
export const projectsQuery = queryOptions({
  queryKey: ['line-of-sight', 'names'],
  queryFn: async ({ signal }) => {
    const all: ProjectRef[] = [];
    for (;;) {
      const query = { sort: 'key', direction: 'up', offset: all.length, limit: PAGE } as const;
      const page = await call(routes.readLineOfSight, { query }, { signal });
      all.push(...page.rows.map(({ id, key, name }) => ({ id, key, name })));
      if (page.rows.length === 0 || all.length >= page.total) return all;
    }
  },
});

async function sendMatches(client: QueryClient, id: string, matches: readonly Match[]): Promise<void> {
  const body = { matches: matches.map(({ file, plan, target }) => ({ fileId: file.id, index: plan.index, target })) };
  for (let left = TRIES; ; left--) {
    const version = client.getQueryData<PlanImport>(keyOf(id))?.version ?? 0;
    try {
      return keepPlanDraft(client, await call(routes.matchPlans, { params: { importId: id }, body, version }));
    } catch (error) {
      if (!isStale(error) || left === 1) throw error;
    }
    keepPlanDraft(client, await call(routes.readPlanImport, { params: { importId: id } }));
  }
}

/** The choice shows at once; the server's answer brings the counts. */
function withTargets(draft: PlanImport, matches: readonly Match[]): PlanImport {
  const targets = new Map(matches.map(({ file, plan, target }) => [planKey(file, plan), target]));
  const files = draft.files.map((file) => ({
    ...file,
    plans: file.plans.map((plan) => {
      const target = targets.get(planKey(file, plan));
      return target === undefined ? plan : { ...plan, target, isChosen: true };
    }),
  }));
  return { ...draft, files };
}
