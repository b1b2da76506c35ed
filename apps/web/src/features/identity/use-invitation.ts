import { type ResponseOf, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';

export type Invitation = ResponseOf<typeof routes.readInvitation>;

export type ReadInvitation = {
  readonly invitation: Invitation | null;
  readonly failure: Failure | null;
  /** It was used, has expired, was replaced, or never was: the four look alike. */
  readonly isOver: boolean;
  readonly retry: () => void;
};

/** 404: no such link; 400 and 422: the address holds no token. */
const OVER: readonly number[] = [400, 404, 422];

export function useInvitation(token: string): ReadInvitation {
  const read = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(routes.readInvitation, { params: { token } }, { signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const failure = read.error === null ? null : failureOf(read.error);
  return {
    invitation: read.data ?? null,
    failure,
    isOver: failure?.kind === 'refused' && OVER.includes(failure.status),
    retry: () => void read.refetch(),
  };
}
