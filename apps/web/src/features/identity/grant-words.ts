import type { PersonAccess, Role, Scope } from '@sightline/contract';
import { unreachable } from '@sightline/kernel';
import { compareRoles, ROLE_WORDS } from '../../lib/role-words.ts';
import { accessStrings as strings } from './access-strings.ts';

export type ShownGrant = NonNullable<PersonAccess['account']>['grants'][number];

/** One line a role: `Project manager of PRJ-101, PRJ-104`. Projects by key, so that ten of them still fit a line. */
export function rolesInWords(grants: readonly ShownGrant[]): readonly string[] {
  const reaches = new Map<Role, string[]>();
  for (const each of inOrder(grants)) {
    const before = reaches.get(each.role) ?? [];
    reaches.set(each.role, [...before, keyOrName(each)]);
  }
  return [...reaches].map(([role, names]) => joined(role, names));
}

/** One grant in full, for a list of them: `Project manager of PRJ-104 Pump renewal`. */
export function grantInWords(grant: ShownGrant): string {
  if (isAssurer(grant)) return strings.assurerOf(reachInWords(grant));
  return joined(grant.role, [reachInWords(grant)]);
}

export function inOrder(grants: readonly ShownGrant[]): readonly ShownGrant[] {
  return [...grants].sort(
    (one, other) =>
      compareRoles(one.role, other.role) ||
      reachInWords(one).localeCompare(reachInWords(other), 'en', { numeric: true }),
  );
}

/** The program manager's place on one project is its assurer's: the role itself is given on programs only. */
function isAssurer({ role, scope }: ShownGrant): boolean {
  return role === 'program-manager' && scope.kind === 'project';
}

/** Two grants are the same when the role and all it reaches are. */
export function grantKey(grant: { readonly role: Role; readonly scope: Scope }): string {
  return `${grant.role} ${scopeKey(grant.scope)}`;
}

export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
    case 'self':
      return scope.kind;
    case 'portfolio':
      return `portfolio:${scope.portfolioId}`;
    case 'program':
      return `program:${scope.programId}`;
    case 'project':
      return `project:${scope.projectId}`;
    case 'unit':
      return `unit:${scope.unitId}`;
    default:
      return unreachable(scope);
  }
}

function joined(role: Role, names: readonly string[]): string {
  const { name, joint } = ROLE_WORDS[role];
  const isPlain = role === 'administrator' && names.length === 1 && names[0] === strings.everything.toLowerCase();
  return isPlain ? name : `${name} ${joint} ${names.join(', ')}`;
}

function keyOrName(grant: ShownGrant): string {
  const name = reachInWords(grant);
  return grant.scope.kind === 'project' && grant.scopeName !== null ? (name.split(' ')[0] ?? name) : name;
}

function reachInWords({ scope, scopeName }: ShownGrant): string {
  switch (scope.kind) {
    case 'all':
      return strings.everything.toLowerCase();
    case 'self':
      return strings.own.toLowerCase();
    case 'portfolio':
    case 'program':
    case 'project':
    case 'unit':
      return scopeName ?? strings.reachUnseen[scope.kind];
    default:
      return unreachable(scope);
  }
}
