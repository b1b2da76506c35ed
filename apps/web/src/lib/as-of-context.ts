import type { LocalDate } from '@sightline/kernel';
import { useNavigate } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { useStable } from './use-stable.ts';

/** Set by the frame from the address. */
export const AsOfContext = createContext<LocalDate | null>(null);

/** The past day that the page reads; null = as it stands now. Every read passes it on, every write is off with it. */
export function useAsOf(): LocalDate | null {
  return useContext(AsOfContext);
}

/** Opens the same page as of another day; null = today. */
export function useReadDay(): (day: LocalDate | null) => void {
  const navigate = useNavigate();
  // Named as undefined: a key that is only left out would be kept from page to page.
  return useStable((day) => void navigate({ to: '.', search: (search) => ({ ...search, asOf: day ?? undefined }) }));
}
