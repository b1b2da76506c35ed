import { getRouteApi } from '@tanstack/react-router';
import { PeoplePage } from '../features/identity/people-page.tsx';

const route = getRouteApi('/frame/people');

/** Puts the state of the people's page into the address. */
export function PeopleRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // Back leaves an open panel, not every letter of a search.
  return (
    <PeoplePage
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: next.person === search.person })}
    />
  );
}
