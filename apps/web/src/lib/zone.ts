import type { Instant } from '@sightline/kernel';

/** `2026-11-23T14:30:07`: what the clocks of a named zone show at an instant. */
export function clockIn(zone: string, instant: Instant): string {
  return clockAt(zone, Date.parse(instant));
}

/** When the clocks of a zone show `2026-11-23T14:30`. Of an hour that a zone has twice, the second; of one that it skips, as long after. */
export function instantIn(zone: string, minute: string): Instant {
  const shown = Date.parse(`${minute}:00Z`);
  const [one, other] = [shown - DAY_MS, shown + DAY_MS].map((near) => shown - aheadOf(zone, near));
  const candidates = [one ?? shown, other ?? shown];
  const right = candidates.filter((each) => clockAt(zone, each).startsWith(minute));
  return new Date(Math.max(...(right.length === 0 ? candidates : right))).toISOString() as Instant;
}

/** The last moment before an instant. */
export function justBefore(instant: string): Instant {
  return new Date(Date.parse(instant) - 1).toISOString() as Instant;
}

const DAY_MS = 86_400_000;

function clockAt(zone: string, unixMs: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(unixMs).replace(' ', 'T');
}

/** Milliseconds that the zone's clocks are ahead of UTC; `unixMs` is a whole second. */
function aheadOf(zone: string, unixMs: number): number {
  return Date.parse(`${clockAt(zone, unixMs)}Z`) - unixMs;
}
