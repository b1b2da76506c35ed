import type { Grant } from '@sightline/contract';
import { accessStrings as strings } from './access-strings.ts';
import { type GrantableScopes, type GrantDraft, grantOf } from './grant-draft.ts';

export type InviteTyped = {
  readonly name: string;
  readonly email: string;
  readonly drafts: readonly GrantDraft[];
};

export type InviteClaims = {
  readonly name?: string;
  readonly email?: string;
  /** Places of the drafts that lack a role or its reach. */
  readonly drafts: readonly number[];
};

export type ReadInvite =
  | { readonly ok: true; readonly name: string; readonly email: string; readonly grants: readonly Grant[] }
  | { readonly ok: false; readonly claims: InviteClaims };

/** All that is missing or wrong in an invitation, at once. */
export function readInvite(typed: InviteTyped, scopes: GrantableScopes): ReadInvite {
  const [name, email] = [typed.name.trim(), typed.email.trim()];
  const read = typed.drafts.map((each) => grantOf(each, scopes));
  const drafts = read.flatMap((each, at) => (each === null ? [at] : []));
  const wrongEmail = emailClaim(email);
  if (name !== '' && wrongEmail === null && drafts.length === 0)
    return { ok: true, name, email, grants: read.filter((each): each is Grant => each !== null) };
  return {
    ok: false,
    claims: {
      ...(name === '' ? { name: strings.nameNeeded } : {}),
      ...(wrongEmail === null ? {} : { email: wrongEmail }),
      drafts,
    },
  };
}

function emailClaim(email: string): string | null {
  if (email === '') return strings.emailNeeded;
  return /^\S+@\S+\.\S+$/.test(email) ? null : strings.notEmail(email);
}
