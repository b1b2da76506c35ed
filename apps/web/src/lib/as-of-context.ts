import type { AsOf } from '@sightline/contract';
import { useNavigate } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { PastMoment } from './as-of.ts';
import { useStable } from './use-stable.ts';

/** Set by the frame from the address. */
export const AsOfContext = createContext<PastMoment | null>(null);

/** The past moment that the page reads, with its day and its words; null = as it stands now. */
export function usePast(): PastMoment | null {
  return useContext(AsOfContext);
}

/** What every read passes on; every write is off with it. null = as it stands now. */
export function useAsOf(): AsOf | null {
  return usePast()?.at ?? null;
}

/** Opens the same page as of another day or instant; null = now. */
export function useReadAsOf(): (at: AsOf | null) => void {
  const navigate = useNavigate();
  // Named as undefined: a key that is only left out would be kept from page to page.
  return useStable((at) => void navigate({ to: '.', search: (search) => ({ ...search, asOf: at ?? undefined }) }));
}
