import { registers } from '@sightline/contract';
import { getRouteApi } from '@tanstack/react-router';
import { GoneLinks } from '../features/demo/gone-links.tsx';
import { AssignCost } from '../features/finance/assign-cost.tsx';
import { TouchingProjects } from '../features/landscape/touching-projects.tsx';
import { RegisterPage } from '../features/records/register-page.tsx';
import type { ActsOf, MoreOf } from '../features/records/register-props.ts';
import { useAsOf } from '../lib/as-of-context.ts';
import { isOffered, useSession } from '../lib/session.ts';

const route = getRouteApi('/frame/registers');

/** Puts the state of a register into the address. */
export function RegistersRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const held = useSession()?.capabilities ?? [];
  const asOf = useAsOf();
  const found = registers.filter(({ read }) => read === undefined || held.includes(read));
  return (
    <RegisterPage
      search={search}
      // Back leaves an open panel or a register, not every letter of a search.
      onSearch={(next) =>
        void navigate({ search: next, replace: next.record === search.record && next.kind === search.kind })
      }
      registers={found}
      actsOf={actsOf}
      moreOf={moreOf}
      projectId={null}
      mayEdit={({ edit }) => held.includes(edit) && isOffered(asOf, edit)}
    />
  );
}

const actsOf: ActsOf = (kind, row, onDone) => (
  <>
    <GoneLinks id={row.id} />
    {kind === 'unassigned-cost' ? <AssignCost cost={row} onDone={onDone} /> : null}
  </>
);

const moreOf: MoreOf = (kind, row) => (kind === 'system' ? <TouchingProjects systemId={row.id} /> : null);
