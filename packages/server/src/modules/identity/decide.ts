import type { Capability, Grant } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';
import { isHeldEverywhere, isHeldSomewhere, reachOf, rolesWith } from './capability.ts';

/** What is known of the objects that a request names. */
export type NamedObjects = {
  /** For each project that is named: is the capability held on it? */
  readonly projects: readonly boolean[];
  /** The same for each program and portfolio. */
  readonly containers: readonly boolean[];
};

/** Null = allowed. Every project that is named must be within reach; the rest is said by the capability's own reach. */
export function refusalOf(capability: Capability, grants: readonly Grant[], named: NamedObjects): Problem | null {
  if (named.projects.includes(false)) return notAllowed(capability);
  return isWithinReach(capability, grants, named) ? null : notAllowed(capability);
}

function isWithinReach(capability: Capability, grants: readonly Grant[], named: NamedObjects): boolean {
  switch (reachOf(capability)) {
    case 'project':
      return named.projects.length > 0;
    case 'container':
      return named.containers.length > 0 ? !named.containers.includes(false) : isHeldEverywhere(grants, capability);
    case 'everywhere':
      return isHeldEverywhere(grants, capability);
    case 'anywhere':
      return isHeldSomewhere(grants, capability);
  }
}

export function notAllowed(capability: Capability): Problem {
  return problem('identity.not-allowed', { rule: capability, roles: rolesWith(capability).join(', ') });
}
