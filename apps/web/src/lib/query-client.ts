import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { failureOf, isSignedOut } from './api.ts';
import { markSessionEnded } from './session.ts';

/** One cache for the whole page. An ended session is noticed by whichever call meets it first. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => noticeEnd(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => noticeEnd(client, error) }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => failureOf(error).kind === 'away' && count < 2 },
      mutations: { retry: false },
    },
  });
  return client;
}

function noticeEnd(client: QueryClient, error: unknown): void {
  if (isSignedOut(error)) markSessionEnded(client);
}
