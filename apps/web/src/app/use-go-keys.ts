import { useEffect, useRef } from 'react';
import { isTypingIn, usePageKeys } from '../lib/use-page-keys.ts';
import { useStable } from '../lib/use-stable.ts';
import type { AppPage } from './pages.ts';

/** How long the letter after G is waited for. */
const WAIT_MS = 1500;

/** G, then a letter goes to a page, and ? opens the list of keys: never while somebody types, nor under a dialog. */
export function useGoKeys(pages: readonly AppPage[], onGo: (page: AppPage) => void, onKeys: () => void): void {
  const since = useRef(Number.NEGATIVE_INFINITY);
  usePageKeys((event) => {
    if (isElsewhere(event) || event.repeat) return;
    if (event.key === '?') {
      onKeys();
      event.preventDefault();
    } else if (event.key.toLowerCase() === 'g') since.current = event.timeStamp;
  });
  // Before anything nearer hears it: the second key belongs to the first.
  const second = useStable((event: KeyboardEvent) => {
    const isAwaited = event.timeStamp - since.current < WAIT_MS;
    since.current = Number.NEGATIVE_INFINITY;
    if (!isAwaited || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event)) return;
    const page = pages.find(({ letter }) => letter === event.key.toLowerCase());
    if (page === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onGo(page);
  });
  useEffect(() => {
    document.addEventListener('keydown', second, { capture: true });
    return () => document.removeEventListener('keydown', second, { capture: true });
  }, [second]);
}

function isElsewhere({ target }: KeyboardEvent): boolean {
  return isTypingIn(target) || isDialogOpen();
}

/** One dialog at a time. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
