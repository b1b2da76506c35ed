import type { PersonAccess } from '@sightline/contract';
import type { AccountState } from './access-strings.ts';
import { rolesInWords } from './grant-words.ts';

/** One person as the page shows it. */
export type PersonRow = {
  readonly access: PersonAccess;
  readonly state: AccountState;
  readonly roles: readonly string[];
};

export const ACCOUNT_STATES = ['active', 'invited', 'none', 'deactivated'] as const satisfies readonly AccountState[];

export function peopleRows(people: readonly PersonAccess[]): readonly PersonRow[] {
  return people
    .map((access) => ({ access, state: stateOf(access), roles: rolesInWords(access.account?.grants ?? []) }))
    .sort((one, other) => compareNames(one.access.person, other.access.person));
}

/** Every word that was typed must stand somewhere: in the name, the address, a role or what it reaches. */
export function matchingRows(
  rows: readonly PersonRow[],
  text: string,
  state: AccountState | undefined,
): readonly PersonRow[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((each) => each !== '');
  return rows.filter((row) => {
    if (state !== undefined && row.state !== state) return false;
    const hay = hayOf(row);
    return words.every((each) => hay.includes(each));
  });
}

export function countsOf(rows: readonly PersonRow[]): Readonly<Record<AccountState, number>> {
  const counts: Record<AccountState, number> = { none: 0, invited: 0, active: 0, deactivated: 0 };
  for (const row of rows) counts[row.state] += 1;
  return counts;
}

function stateOf({ account }: PersonAccess): AccountState {
  return account?.state ?? 'none';
}

function hayOf({ access, roles }: PersonRow): string {
  const names = access.account?.grants.map((each) => each.scopeName ?? '') ?? [];
  return [access.person.name, access.account?.email ?? '', ...roles, ...names].join('\n').toLowerCase();
}

function compareNames(one: PersonAccess['person'], other: PersonAccess['person']): number {
  return one.name.localeCompare(other.name, 'en') || one.id.localeCompare(other.id);
}
