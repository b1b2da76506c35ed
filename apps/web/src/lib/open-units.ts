import { routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from './api.ts';

/** The units that are open today, to choose from; none before they are here. Not asked for where nothing is chosen. */
export function useOpenUnits({ isAsked }: { readonly isAsked: boolean }) {
  const read = useQuery({
    queryKey: ['units', 'today'],
    queryFn: () => call(routes.readUnits, { query: {} }),
    enabled: isAsked,
  });
  return read.data?.units ?? [];
}
