import { registers } from '@sightline/contract';
import { getRouteApi } from '@tanstack/react-router';
import { AssignCost } from '../features/finance/assign-cost.tsx';
import { type ActsOf, RegisterPage } from '../features/records/register-page.tsx';
import { useSession } from '../lib/session.ts';

const route = getRouteApi('/frame/registers');

/** Puts the state of a register into the address. */
export function RegistersRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const capabilities = useSession()?.capabilities ?? [];
  const found = registers.filter(({ read }) => read === undefined || capabilities.includes(read));
  return (
    <RegisterPage
      search={search}
      // Back leaves an open panel or a register, not every letter of a search.
      onSearch={(next) =>
        void navigate({ search: next, replace: next.record === search.record && next.kind === search.kind })
      }
      registers={found}
      actsOf={actsOf}
      projectId={null}
    />
  );
}

const actsOf: ActsOf = (kind, row, onDone) =>
  kind === 'unassigned-cost' ? <AssignCost cost={row} onDone={onDone} /> : null;
