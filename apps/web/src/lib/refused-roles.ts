import { type Role, role, type WireProblem } from '@sightline/contract';
import { compareRoles, ROLE_WORDS } from './role-words.ts';

/** The roles that would be let in, in words and each once; none when the refusal names no roles. */
export function rolesLetIn(problems: readonly WireProblem[]): readonly string[] {
  const named = problems
    .filter((each) => each.code === 'identity.not-allowed')
    .flatMap(({ params }) => String(params.roles ?? '').split(', '));
  return roleNames(named.flatMap((each) => role.safeParse(each).data ?? []));
}

/** `Auditor`, `Program manager`: each once, in the order in which an office names them. */
export function roleNames(roles: readonly Role[]): readonly string[] {
  return [...new Set(roles)].sort(compareRoles).map((each) => ROLE_WORDS[each].name);
}
