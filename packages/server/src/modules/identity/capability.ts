import type { Capability, Grant, Role, Scope } from '@sightline/contract';

/**
 * What a capability is held on.
 * `project`: on each project that a request names. `container`: on each program, portfolio or unit that it names, else everywhere.
 * `everywhere`: by a grant over all. `anywhere`: by any grant; the answer then holds only what the caller may see.
 */
export type Reach = 'project' | 'container' | 'everywhere' | 'anywhere';

type Rule = { readonly on: Reach; readonly by: readonly Role[] };

const OFFICE: readonly Role[] = ['pmo-director', 'pmo-analyst'];
const LEADERS: readonly Role[] = [...OFFICE, 'portfolio-manager', 'program-manager'];
/** A deputy edits as the project manager does. */
const MANAGERS: readonly Role[] = ['project-manager', 'project-deputy'];
const READERS: readonly Role[] = [
  'auditor',
  ...LEADERS,
  ...MANAGERS,
  'resource-manager',
  'team-member',
  'finance',
  'sponsor',
  'cio',
  'catalogue-owner',
  'benefit-owner',
];

/**
 * Who may do what: the table of roles and permissions, one row a capability. How far it goes is said by the scope of the grant.
 * The office writes plans, colours and dates too: it keeps the register for managers who have no account yet.
 */
const RULES: Readonly<Record<Capability, Rule>> = {
  'directory.read': { on: 'anywhere', by: ['administrator', ...READERS] },
  'sight.read': { on: 'anywhere', by: READERS },
  'project.read': { on: 'project', by: READERS },
  'project.create': { on: 'container', by: LEADERS },
  'project.edit': { on: 'project', by: [...LEADERS, ...MANAGERS] },
  'project.assign': { on: 'project', by: LEADERS },
  'project.remove': { on: 'project', by: [...OFFICE, 'portfolio-manager'] },
  'project.guard': {
    on: 'project',
    by: [...LEADERS, ...MANAGERS],
  },
  'project.break-glass': { on: 'everywhere', by: ['auditor'] },
  'status.report': { on: 'project', by: [...OFFICE, 'project-manager'] },
  'plan.read': { on: 'project', by: READERS.filter((role) => role !== 'finance') },
  'plan.edit': { on: 'project', by: [...OFFICE, ...MANAGERS] },
  'plan.import': { on: 'anywhere', by: [...OFFICE, ...MANAGERS] },
  'register.import': { on: 'everywhere', by: OFFICE },
  'program.add': { on: 'container', by: [...OFFICE, 'portfolio-manager'] },
  'portfolio.add': { on: 'everywhere', by: OFFICE },
  'people.import': { on: 'everywhere', by: ['administrator', ...OFFICE] },
  'person.add': { on: 'anywhere', by: ['administrator', ...OFFICE, 'resource-manager'] },
  'person.place': { on: 'container', by: ['administrator', 'resource-manager'] },
  'unit.edit': { on: 'everywhere', by: ['administrator'] },
  'access.read': { on: 'everywhere', by: ['administrator', 'auditor'] },
  'access.edit': { on: 'everywhere', by: ['administrator'] },
  'person.erase': { on: 'everywhere', by: ['administrator'] },
  'audit.read': { on: 'everywhere', by: ['administrator', 'auditor', 'pmo-director'] },
  'settings.read': { on: 'anywhere', by: ['administrator', ...READERS] },
  'settings.edit': { on: 'everywhere', by: ['administrator'] },
  'landscape.read': { on: 'anywhere', by: READERS },
  'landscape.edit': { on: 'everywhere', by: [...OFFICE, 'cio', 'catalogue-owner'] },
  'delivery.edit': { on: 'project', by: [...OFFICE, 'program-manager', ...MANAGERS] },
  'strategy.read': { on: 'anywhere', by: READERS },
  'strategy.edit': { on: 'everywhere', by: [...OFFICE, 'cio'] },
  'value.edit': { on: 'project', by: [...OFFICE, 'program-manager', ...MANAGERS, 'benefit-owner'] },
  'resources.read': { on: 'anywhere', by: READERS },
  'resources.edit': { on: 'everywhere', by: [...OFFICE, 'resource-manager'] },
  'deployment.edit': { on: 'project', by: [...OFFICE, 'program-manager', ...MANAGERS, 'resource-manager'] },
  'raid.edit': { on: 'project', by: [...OFFICE, 'program-manager', ...MANAGERS] },
  'ledger.read': {
    on: 'project',
    by: ['auditor', ...LEADERS, ...MANAGERS, 'finance', 'sponsor', 'cio'],
  },
  'ledger.edit': { on: 'project', by: [...OFFICE, 'finance'] },
  'costs.read': { on: 'everywhere', by: ['auditor', ...OFFICE, 'finance', 'cio'] },
  'costs.edit': { on: 'everywhere', by: [...OFFICE, 'finance'] },
  'governance.edit': { on: 'project', by: [...OFFICE, 'project-manager'] },
  'demo.remove': { on: 'everywhere', by: ['administrator'] },
  'data.export': { on: 'everywhere', by: ['administrator'] },
  'data.import': { on: 'everywhere', by: ['administrator'] },
};

/** The kinds of scope that a role can be given with. */
export const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope['kind'][]>> = {
  administrator: ['all'],
  auditor: ['all'],
  'pmo-director': ['all'],
  'pmo-analyst': ['all'],
  'portfolio-manager': ['portfolio'],
  'program-manager': ['program'],
  'project-manager': ['self', 'project'],
  'project-deputy': ['project'],
  'resource-manager': ['all', 'portfolio', 'program', 'project', 'unit'],
  'team-member': ['project'],
  finance: ['all', 'portfolio', 'program'],
  sponsor: ['self', 'project'],
  cio: ['all'],
  'catalogue-owner': ['all'],
  'benefit-owner': ['all', 'portfolio', 'program', 'project'],
};

export function reachOf(capability: Capability): Reach {
  return RULES[capability].on;
}

export function rolesWith(capability: Capability): readonly Role[] {
  return RULES[capability].by;
}

/** Everything that these grants allow somewhere; what a page offers. */
export function capabilitiesOf(grants: readonly Grant[]): Capability[] {
  return (Object.keys(RULES) as Capability[]).filter((capability) =>
    reachOf(capability) === 'everywhere' ? isHeldEverywhere(grants, capability) : isHeldSomewhere(grants, capability),
  );
}

/** What these roles on a project allow on it. */
export function capabilitiesOnProject(roles: readonly Role[]): Capability[] {
  return (Object.keys(RULES) as Capability[]).filter(
    (capability) => isAskedOnProject(capability) && rolesWith(capability).some((role) => roles.includes(role)),
  );
}

/** A plan is brought in for projects that the request names one by one. */
function isAskedOnProject(capability: Capability): boolean {
  return reachOf(capability) === 'project' || capability === 'plan.import';
}

export function isHeldSomewhere(grants: readonly Grant[], capability: Capability): boolean {
  return grants.some((grant) => rolesWith(capability).includes(grant.role));
}

export function isHeldEverywhere(grants: readonly Grant[], capability: Capability): boolean {
  return isHeldSomewhere(
    grants.filter(({ scope }) => scope.kind === 'all'),
    capability,
  );
}
