import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MS = 250;

/** The text of a search box that asks after a pause, and follows the address when that changes by itself (Back, a link). */
export function useTypedSearch(asked: string, onAsk: (text: string) => void) {
  const [state, setState] = useState({ typed: asked, asked });
  const askSoon = useDebouncedCallback((text: string) => {
    setState((before) => ({ ...before, asked: text }));
    onAsk(text);
  }, PAUSE_MS);
  const isOvertaken = asked !== state.asked;
  if (isOvertaken) setState({ typed: asked, asked });
  return {
    typed: isOvertaken ? asked : state.typed,
    type: (typed: string) => {
      setState((before) => ({ ...before, typed }));
      askSoon(typed.trim());
    },
  };
}
