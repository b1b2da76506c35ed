import type { Recent } from '../../lib/recents.ts';

/** Where a hit is opened. A record is found in its register by its key, with its panel beside it. */
export function addressOf({ kind, id, key, name, register, project }: Recent, mayReadPeople: boolean) {
  switch (kind) {
    case 'project':
      return { to: '/projects/$projectId', params: { projectId: id } } as const;
    case 'program':
      return { to: '/', search: { programId: [id] } } as const;
    case 'portfolio':
      return { to: '/', search: { portfolioId: [id] } } as const;
    case 'person':
      // Who may not open accounts is shown what the person answers for.
      return mayReadPeople
        ? ({ to: '/people', search: { person: id } } as const)
        : ({ to: '/', search: { search: name } } as const);
    case 'record': {
      const found = {
        ...(register === null ? {} : { kind: register }),
        ...(key === null ? {} : { q: key }),
        record: id,
      };
      return project === null
        ? ({ to: '/registers', search: found } as const)
        : ({
            to: '/projects/$projectId',
            params: { projectId: project.id },
            search: { tab: 'registers', ...found },
          } as const);
    }
  }
}
