import { createContext, useContext } from 'react';

/** Set by the frame: opens the list of keys. */
export const KeySheetContext = createContext<() => void>(() => undefined);

export function useOpenKeySheet(): () => void {
  return useContext(KeySheetContext);
}
