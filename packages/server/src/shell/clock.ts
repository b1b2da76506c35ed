import type { Instant } from '@sightline/kernel';

/** The only source of the present; everything below receives its answer as an argument. */
export type Clock = { readonly now: () => Instant; readonly unixMs: () => number };

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  unixMs: () => Date.now(),
};
