import { useEffect } from 'react';
import { useStable } from './use-stable.ts';

/** Keys that work wherever the focus stands on the page. Those that something nearer has used do not come here. */
export function usePageKeys(onKey: (event: KeyboardEvent) => void): void {
  const listen = useStable((event: KeyboardEvent) => {
    if (!event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey) onKey(event);
  });
  useEffect(() => {
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [listen]);
}

export function isTypingIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
}
