import type { Instant } from '@sightline/kernel';
import { longMinute } from './format.ts';
import { useZone } from './session.ts';
import { clockIn } from './zone.ts';

/** `Mon 8 Jun 2026, 10:00`, on the clocks of the organisation's zone. */
export function momentInWords(instant: string, zone: string): string {
  return longMinute(clockIn(zone, instant as Instant));
}

export function useMomentWords(): (instant: string) => string {
  const zone = useZone();
  return (instant) => momentInWords(instant, zone);
}
