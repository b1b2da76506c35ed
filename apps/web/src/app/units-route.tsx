import { getRouteApi } from '@tanstack/react-router';
import { UnitsPage } from '../features/organisation/units-page.tsx';

const route = getRouteApi('/frame/units');

/** Puts the state of the page of units into the address. */
export function UnitsRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return <UnitsPage search={search} onSearch={(next) => void navigate({ search: next })} />;
}
