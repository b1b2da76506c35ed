import type { Capability, portfolioRoutes, ResponseOf } from '@sightline/contract';
import type { Assurer } from '../portfolio/index.ts';
import type { Sight } from './read-sights.ts';

type Around = { readonly assurer: Assurer | null; readonly may: readonly Capability[] };
type ProjectView = ResponseOf<typeof portfolioRoutes.readProject>;

/** The project's own record with its milestones. Its portfolio is its own field, not its program's: what is shown here can be edited. */
export function projectView(
  { project, reported, milestones, facts: _facts, money: _money, ...names }: Sight,
  { assurer, may }: Around,
): ProjectView {
  const {
    sponsorId: _sponsor,
    managerId: _manager,
    assurerId: _assurer,
    programId: _program,
    portfolioId,
    ...fields
  } = project;
  return {
    ...fields,
    sponsor: names.sponsor,
    manager: names.manager,
    assurer,
    program: names.program === null ? null : { id: names.program.id, name: names.program.name },
    portfolio: portfolioId === null ? null : names.portfolio,
    reported,
    milestones: milestones.map(({ projectId: _project, ...milestone }) => milestone),
    may: [...may],
  };
}
