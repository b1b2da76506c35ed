import { routes } from '@sightline/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';

export type ProjectOption = { readonly value: string; readonly label: string };

const MOST = 30;

/** Projects to choose from, by what was typed of key, name or people. */
export function useProjectOptions(sought: string): readonly ProjectOption[] {
  const search = sought.trim();
  const read = useQuery({
    queryKey: ['line-of-sight', 'options', search],
    queryFn: ({ signal }) =>
      call(routes.readLineOfSight, { query: { limit: MOST, ...(search === '' ? {} : { search }) } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (read.data?.rows ?? []).map(({ id, key, name }) => ({ value: id, label: `${key} ${name}` }));
}
