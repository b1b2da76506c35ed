import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { LineOfSightPage } from '../features/reporting/line-of-sight-page.tsx';
import { ownSearch } from '../lib/as-of.ts';

const route = getRouteApi('/frame/');

/** Puts the state of the line of sight into the address. */
export function LineOfSightRoute() {
  const given = route.useSearch();
  const search = useMemo(() => ownSearch(given), [given]);
  const navigate = route.useNavigate();
  return (
    <LineOfSightPage
      search={search}
      onSearch={(next, how) => void navigate({ search: next, replace: how?.replace ?? false })}
    />
  );
}
