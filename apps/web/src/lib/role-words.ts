import type { Role } from '@sightline/contract';

/** `of` or `for` joins the role to what it reaches: `Project manager of PRJ-101`, `Finance for Operations`. */
type RoleWords = { readonly name: string; readonly joint: 'of' | 'for' };

/** In the order in which an office names them. */
export const ROLE_WORDS: Readonly<Record<Role, RoleWords>> = {
  'project-manager': { name: 'Project manager', joint: 'of' },
  'project-deputy': { name: 'Project deputy', joint: 'of' },
  'program-manager': { name: 'Program manager', joint: 'of' },
  'portfolio-manager': { name: 'Portfolio manager', joint: 'of' },
  'pmo-director': { name: 'PMO director', joint: 'of' },
  'pmo-analyst': { name: 'PMO analyst', joint: 'of' },
  sponsor: { name: 'Sponsor', joint: 'of' },
  cio: { name: 'CIO', joint: 'for' },
  'resource-manager': { name: 'Resource manager', joint: 'of' },
  'team-member': { name: 'Team member', joint: 'of' },
  finance: { name: 'Finance', joint: 'for' },
  'benefit-owner': { name: 'Benefit owner', joint: 'of' },
  'catalogue-owner': { name: 'Catalogue owner', joint: 'for' },
  auditor: { name: 'Auditor', joint: 'of' },
  administrator: { name: 'Administrator', joint: 'of' },
};

const ORDER: readonly string[] = Object.keys(ROLE_WORDS);

/** Below 0: the first stands before the second. */
export function compareRoles(one: Role, other: Role): number {
  return ORDER.indexOf(one) - ORDER.indexOf(other);
}
