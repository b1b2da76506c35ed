import { Select } from '@mantine/core';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { type GrantableScopes, type GrantDraft, reachGroups, roleOptions, withRole } from './grant-draft.ts';

export type GrantClaims = { readonly role?: string; readonly reach?: string };

type Props = {
  readonly draft: GrantDraft;
  readonly scopes: GrantableScopes;
  readonly claims: GrantClaims;
  readonly onDraft: (draft: GrantDraft) => void;
};

/** A role, and what it reaches: a list that is searched by typing, long as it may be. */
export function GrantFields({ draft, scopes, claims, onDraft }: Props) {
  const groups = draft.role === null ? [] : reachGroups(draft.role, scopes);
  const roles = roleOptions(scopes);
  return (
    <div className={classes.grantFields}>
      <Select
        label={strings.role}
        placeholder={strings.roleHint}
        data={roles}
        value={draft.role}
        error={claims.role}
        onChange={(value) => {
          const role = roles.find((each) => each.value === value)?.value;
          if (role !== undefined) onDraft(withRole(draft, role, scopes));
        }}
        nothingFoundMessage={strings.nothingFound}
        searchable
        allowDeselect={false}
        maxDropdownHeight={320}
      />
      <Select
        label={strings.reach}
        placeholder={strings.reachHint}
        data={groups.map(({ group, items }) => ({ group, items: [...items] }))}
        value={draft.reach === '' ? null : draft.reach}
        error={claims.reach}
        disabled={draft.role === null}
        onChange={(reach) => onDraft({ ...draft, reach: reach ?? '' })}
        nothingFoundMessage={strings.nothingFound}
        searchable
        allowDeselect={false}
        limit={60}
        maxDropdownHeight={320}
      />
    </div>
  );
}

/** What is still to be chosen. */
export function claimsOf(draft: GrantDraft): GrantClaims {
  return {
    ...(draft.role === null ? { role: strings.chooseRole } : {}),
    ...(draft.role !== null && draft.reach === '' ? { reach: strings.chooseReach } : {}),
  };
}
