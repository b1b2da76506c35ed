import { type ResponseOf, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';

export type RoleLoad = ResponseOf<typeof routes.readRoleLoad>;
export type LoadCell = RoleLoad['roles'][number]['cells'][number];

export function useRoleLoad(): { load: RoleLoad | null; failure: Failure | null; retry: () => void } {
  const asOf = useAsOf();
  const read = useQuery({
    queryKey: readKey(asOf, 'register', 'role-load'),
    queryFn: ({ signal }) => call(routes.readRoleLoad, { query: asOfQuery(asOf) }, { signal }),
  });
  return {
    load: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}
