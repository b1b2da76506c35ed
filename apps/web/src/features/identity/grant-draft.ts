import type { Grant, ResponseOf, Role, routes, Scope } from '@sightline/contract';
import { compareRoles, ROLE_WORDS } from '../../lib/role-words.ts';
import { accessStrings as strings } from './access-strings.ts';
import { scopeKey } from './grant-words.ts';

export type GrantableScopes = ResponseOf<typeof routes.readGrantableScopes>;

/** A role on its way to somebody: what is chosen so far. `reach` is the key of a scope, '' = not chosen. */
export type GrantDraft = { readonly role: Role | null; readonly reach: string };

export const EMPTY_DRAFT: GrantDraft = { role: null, reach: '' };

export type ReachOption = { readonly value: string; readonly label: string };
export type ReachGroup = { readonly group: string; readonly items: readonly ReachOption[] };

export function roleOptions(scopes: GrantableScopes): { readonly value: Role; readonly label: string }[] {
  return scopes.roles
    .map(({ role }) => role)
    .sort(compareRoles)
    .map((role) => ({ value: role, label: ROLE_WORDS[role].name }));
}

/** What a role can be given on, under the heads of a list; empty groups are left out. */
export function reachGroups(role: Role, scopes: GrantableScopes): readonly ReachGroup[] {
  const kinds = scopes.roles.find((each) => each.role === role)?.scopes ?? [];
  return reaches(scopes)
    .filter(({ scope }) => kinds.includes(scope.kind))
    .reduce<{ group: string; items: ReachOption[] }[]>((groups, { scope, group, label }) => {
      const last = groups.at(-1);
      const option = { value: scopeKey(scope), label };
      if (last?.group === group) last.items.push(option);
      else groups.push({ group, items: [option] });
      return groups;
    }, []);
}

/** The draft with another role: what it reached is kept where the new role can reach it, and the only choice is made. */
export function withRole(draft: GrantDraft, role: Role, scopes: GrantableScopes): GrantDraft {
  const options = reachGroups(role, scopes).flatMap((each) => each.items);
  const isKept = options.some((each) => each.value === draft.reach);
  const [only] = options.length === 1 ? options : [];
  return { role, reach: isKept ? draft.reach : (only?.value ?? '') };
}

/** The grant that a draft makes; null while something is not chosen. */
export function grantOf(draft: GrantDraft, scopes: GrantableScopes): Grant | null {
  const found = reaches(scopes).find(({ scope }) => scopeKey(scope) === draft.reach);
  return draft.role === null || found === undefined ? null : { role: draft.role, scope: found.scope };
}

type Reach = { readonly scope: Scope; readonly group: string; readonly label: string };

function reaches(scopes: GrantableScopes): readonly Reach[] {
  const { groups, groupWhole, everything, own } = strings;
  return [
    { scope: { kind: 'all' }, group: groupWhole, label: everything },
    { scope: { kind: 'self' }, group: groupWhole, label: own },
    ...scopes.portfolios.map(
      ({ id, name }): Reach => ({
        scope: { kind: 'portfolio', portfolioId: id },
        group: groups.portfolio,
        label: name,
      }),
    ),
    ...scopes.programs.map(
      ({ id, name }): Reach => ({ scope: { kind: 'program', programId: id }, group: groups.program, label: name }),
    ),
    ...scopes.units.map(
      ({ id, name }): Reach => ({ scope: { kind: 'unit', unitId: id }, group: groups.unit, label: name }),
    ),
    ...scopes.projects.map(
      ({ id, key, name }): Reach => ({
        scope: { kind: 'project', projectId: id },
        group: groups.project,
        label: `${key} ${name}`,
      }),
    ),
  ];
}
