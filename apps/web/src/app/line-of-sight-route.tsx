import { getRouteApi } from '@tanstack/react-router';
import { LineOfSightPage } from '../features/reporting/line-of-sight-page.tsx';

const route = getRouteApi('/frame/');

/** Puts the state of the line of sight into the address. */
export function LineOfSightRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <LineOfSightPage
      search={search}
      onSearch={(next, how) => void navigate({ search: next, replace: how?.replace ?? false })}
    />
  );
}
