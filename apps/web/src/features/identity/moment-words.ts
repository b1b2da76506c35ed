import { longMinute } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';

/** `Mon 8 Jun 2026, 10:00`, on the clocks of the organisation's zone. */
export function momentInWords(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(Date.parse(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return longMinute(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`);
}

export function useMomentWords(): (instant: string) => string {
  const zone = useSession()?.organisation?.zone ?? 'UTC';
  return (instant) => momentInWords(instant, zone);
}
