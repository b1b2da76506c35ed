import { dateOf, type Instant, type LocalDate, localMinute, parseLocalMinute } from '@sightline/kernel';

/** The only source of the present; everything below receives its answer as an argument. */
export type Clock = { readonly now: () => Instant; readonly unixMs: () => number };

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  unixMs: () => Date.now(),
};

/** The civil day of an instant in a named zone. */
export function todayIn(zone: string, now: Instant): LocalDate {
  const text = formatIn(zone).format(new Date(now));
  return dateOf(parseLocalMinute(`${text}T00:00`) ?? localMinute(0));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times its use; there are as many as zones that an organisation ever had. */
function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, known);
  return known;
}
