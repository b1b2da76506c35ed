import { dateOf, type Instant, type LocalDate, localMinute, parseLocalMinute } from '@sightline/kernel';

/** The only source of the present; everything below receives its answer as an argument. */
export type Clock = { readonly now: () => Instant; readonly unixMs: () => number };

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  unixMs: () => Date.now(),
};

/** The civil day of an instant in a named zone. */
export function todayIn(zone: string, now: Instant): LocalDate {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(now));
  return dateOf(parseLocalMinute(`${text}T00:00`) ?? localMinute(0));
}
