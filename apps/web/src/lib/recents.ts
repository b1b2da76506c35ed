import { type SearchHit, searchHit } from '@sightline/contract';

/** What somebody opened: enough to name it and to open it again. */
export type Recent = Omit<SearchHit, 'also'>;

const MOST = 8;
const keyOf = (accountId: string) => `sightline.recents.${accountId}`;

/** Of this account on this machine, the latest first. */
export function readRecents(accountId: string): readonly Recent[] {
  return parseRecents(localStorage.getItem(keyOf(accountId)));
}

export function keepRecent(accountId: string, opened: Recent): void {
  localStorage.setItem(keyOf(accountId), JSON.stringify(withRecent(readRecents(accountId), opened)));
}

/** What is no recent is left out: another version of Sightline, or somebody's hand, wrote it. */
export function parseRecents(stored: string | null): readonly Recent[] {
  const list = stored === null ? [] : parsed(stored);
  if (!Array.isArray(list)) return [];
  return list.flatMap((each) => {
    const read = searchHit.safeParse({ also: null, ...each });
    if (!read.success) return [];
    const { also: _, ...recent } = read.data;
    return [recent];
  });
}

/** First in the list, and there once. */
export function withRecent(recents: readonly Recent[], opened: Recent): readonly Recent[] {
  return [opened, ...recents.filter(({ id }) => id !== opened.id)].slice(0, MOST);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
