import { parseLocalDate } from '@sightline/kernel';
import { textOf } from '../../lib/search-params.ts';

/** What the address holds: the day (left out = today) and whose panel is open. */
export type UnitsSearch = { readonly on?: string | undefined; readonly unit?: string | undefined };

export const NEW_UNIT = 'new';
/** The panel of those who have no home unit. */
export const HOMELESS = 'none';

export function parseUnitsSearch(search: Record<string, unknown>): UnitsSearch {
  const on = parseLocalDate(textOf(search.on) ?? '');
  const unit = textOf(search.unit);
  return { ...(on === null ? {} : { on }), ...(unit === undefined ? {} : { unit }) };
}
