import { parseLocalMinute } from '@sightline/kernel';

/** Minutes since midnight of a time written HH:MM. */
export function minuteOfDay(clock: string | undefined): number {
  const at = parseLocalMinute(`1970-01-01T${clock}`);
  if (at === null) throw new Error(`'${clock}' is no time of day`);
  return at;
}
