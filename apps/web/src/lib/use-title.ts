import { useEffect, useSyncExternalStore } from 'react';

let current = '';
const listeners = new Set<() => void>();

/** Names the page: the browser's tab, and the last word of the breadcrumb. */
export function useTitle(page: string): void {
  useEffect(() => {
    current = page;
    document.title = page === '' ? 'Sightline' : `${page} · Sightline`;
    for (const listener of listeners) listener();
  }, [page]);
}

/** The name that the open page gave itself. */
export function usePageTitle(): string {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
