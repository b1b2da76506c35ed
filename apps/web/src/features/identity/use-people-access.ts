import { type PersonAccess, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import type { GrantableScopes } from './grant-draft.ts';

/** A read as a page needs it. */
export type Read<T> = { readonly value: T | null; readonly failure: Failure | null; readonly retry: () => void };

export function usePeopleAccess(): Read<readonly PersonAccess[]> {
  const read = useQuery({
    queryKey: ['people-access'],
    queryFn: ({ signal }) => call(routes.readPeopleAccess, {}, { signal }),
  });
  return {
    value: read.data?.people ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}

/** What roles can be given on. */
export function useGrantableScopes(): Read<GrantableScopes> {
  const read = useQuery({
    queryKey: ['grantable-scopes'],
    queryFn: ({ signal }) => call(routes.readGrantableScopes, {}, { signal }),
  });
  return {
    value: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}
