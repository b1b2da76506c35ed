import { type AsOf, type Capability, type ResponseOf, routes } from '@sightline/contract';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { call } from './api.ts';
import { useAsOf, usePast } from './as-of-context.ts';
import { showAs } from './format.ts';

type Answer = ResponseOf<typeof routes.readSession>;

/** `ended`: there was a session on this page and the server no longer knows it; whose it was. */
export type SessionState = Answer & { readonly ended: { readonly email: string } | null };

const KEY = ['session'] as const;

export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }): Promise<SessionState> => known(await call(routes.readSession, {}, { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** The formatters follow the organisation from here on. */
function known(answer: Answer): SessionState {
  if (answer.organisation !== null) showAs(answer.organisation);
  return { ...answer, ended: null };
}

export function keepSession(client: QueryClient, answer: Answer): void {
  client.setQueryData<SessionState>(KEY, known(answer));
}

/** The page stays as it is, with all that was typed; it asks to sign in again on top of it. */
export function markSessionEnded(client: QueryClient): void {
  client.setQueryData<SessionState>(KEY, (state) =>
    state === undefined || state.account === null
      ? state
      : { ...state, account: null, ended: { email: state.account.email } },
  );
}

export function useSession(): SessionState | null {
  return useQuery(sessionQuery).data ?? null;
}

/** Roles may have changed, or the account was closed: asks again whose session this is. */
export async function renewSession(client: QueryClient): Promise<void> {
  const answer = await call(routes.readSession, {});
  if (answer.account === null) markSessionEnded(client);
  else keepSession(client, answer);
}

/**
 * Whether the caller may do this somewhere: what may be done nowhere is not offered. The server decides on each object.
 * On a past day nothing can be written.
 */
export function useMay(capability: Capability): boolean {
  const asOf = useAsOf();
  const may = useMayToday(capability);
  return may && isOffered(asOf, capability);
}

/** A past day is read, never written. */
export function isOffered(asOf: AsOf | null, capability: Capability): boolean {
  return asOf === null || capability.endsWith('.read');
}

/** The same, whatever day the page reads: for the ways to other pages. */
export function useMayToday(capability: Capability): boolean {
  return useSession()?.capabilities.includes(capability) ?? false;
}

/** The day that a page judges by: the one it reads, else the server's today in the organisation's zone. */
export function useToday(): string {
  const today = useSession()?.today ?? '';
  return usePast()?.day ?? today;
}

/** Zone of the organisation, in which its days begin and end. */
export function useZone(): string {
  return useSession()?.organisation?.zone ?? 'UTC';
}

/** Currency of the organisation; every page under the frame has one. */
export function useCurrency(): string {
  return useSession()?.organisation?.currency ?? 'GBP';
}
