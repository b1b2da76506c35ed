import { routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import type { FilterNames } from './sight-filters.ts';

/** Programs and portfolios by id, to choose from and to name a filter. */
export function useFilterNames(): FilterNames {
  const asOf = useAsOf();
  const { data } = useQuery({
    queryKey: readKey(asOf, 'directory'),
    queryFn: ({ signal }) => call(routes.readDirectory, { query: asOfQuery(asOf) }, { signal }),
  });
  return useMemo(
    () => ({
      programs: new Map(data?.programs.map((each) => [each.id, each.name])),
      portfolios: new Map(data?.portfolios.map((each) => [each.id, each.name])),
    }),
    [data],
  );
}
