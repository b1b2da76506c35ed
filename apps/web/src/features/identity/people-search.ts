import { oneOf, textOf } from '../../lib/search-params.ts';
import type { AccountState } from './access-strings.ts';
import { ACCOUNT_STATES } from './people-rows.ts';

/** What the address of the page holds: the search, and whose panel is open (`new` = an invitation). */
export type PeopleSearch = {
  readonly q?: string | undefined;
  readonly state?: AccountState | undefined;
  readonly person?: string | undefined;
};

/** Opens the panel that brings people in from a file. */
export const PEOPLE_FILE = 'file';
export const NEW_PERSON = 'new';

export function parsePeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const [q, state, person] = [textOf(search.q), oneOf(ACCOUNT_STATES, search.state), textOf(search.person)];
  return {
    ...(q === undefined ? {} : { q }),
    ...(state === undefined ? {} : { state }),
    ...(person === undefined ? {} : { person }),
  };
}
