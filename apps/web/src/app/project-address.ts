import { parseRecordsSearch, type RecordsSearch } from '../features/records/records-search.ts';
import { oneOf, textOf } from '../lib/search-params.ts';

export const PROJECT_TABS = ['overview', 'plan', 'registers'] as const;
export type ProjectTab = (typeof PROJECT_TABS)[number];

/** What the address of a project holds: its tab (left out: the overview), then what that tab has open. */
export type ProjectSearch = RecordsSearch & { readonly tab?: 'plan' | 'registers'; readonly task?: string };

export function parseProjectSearch(search: Record<string, unknown>): ProjectSearch {
  const tab = oneOf(PROJECT_TABS, search.tab);
  const task = textOf(search.task);
  if (tab === 'plan') return { tab, ...(task === undefined ? {} : { task }) };
  return tab === 'registers' ? { tab, ...parseRecordsSearch(search) } : {};
}
