import { peopleFile, peopleFiles } from '@sightline/contract';
import { getRouteApi } from '@tanstack/react-router';
import { PeoplePage } from '../features/identity/people-page.tsx';
import { ImportPanel } from '../features/records/import-panel.tsx';

const route = getRouteApi('/frame/people');

/** People are known by their address: no column holds a key. */
const PEOPLE = { kind: peopleFile.kinds[0], files: peopleFiles, fixed: [] } as const;

/** Puts the state of the people's page into the address. */
export function PeopleRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // Back leaves an open panel, not every letter of a search.
  return (
    <PeoplePage
      search={search}
      filePanel={(onClose) => <ImportPanel target={PEOPLE} onClose={onClose} />}
      onSearch={(next) => void navigate({ search: next, replace: next.person === search.person })}
    />
  );
}
