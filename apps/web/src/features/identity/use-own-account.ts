import { type ApiToken, type Delegation, type ResponseOf, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, failureOf } from '../../lib/api.ts';
import type { Read } from './use-people-access.ts';

export type StandIns = ResponseOf<typeof routes.listDelegations>;
export type OwnedToken = ApiToken & { readonly owner: string };

type Asking = { readonly signal: AbortSignal };

export function useStandIns(): Read<StandIns> {
  return useRead('delegations', (asking) => call(routes.listDelegations, {}, asking));
}

export function useTokens(): Read<readonly ApiToken[]> {
  return useRead('tokens', async (asking) => (await call(routes.listTokens, {}, asking)).tokens);
}

export function useAllDelegations(): Read<readonly Delegation[]> {
  return useRead('all-delegations', async (asking) => (await call(routes.listAllDelegations, {}, asking)).delegations);
}

export function useAllTokens(): Read<readonly OwnedToken[]> {
  return useRead('all-tokens', async (asking) => (await call(routes.listAllTokens, {}, asking)).tokens);
}

function useRead<T>(word: string, ask: (asking: Asking) => Promise<T>): Read<T> {
  const read = useQuery({ queryKey: [word], queryFn: ({ signal }) => ask({ signal }) });
  return {
    value: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}
