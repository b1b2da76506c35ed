import {
  dateOf,
  dayOfDate,
  type Instant,
  type LocalDate,
  localMinute,
  MINUTES_PER_DAY,
  parseLocalMinute,
} from '@sightline/kernel';

/** The civil day of an instant in a named zone. */
export function todayIn(zone: string, now: Instant): LocalDate {
  return dayIn(zone)(Date.parse(now));
}

function dayIn(zone: string): (unixMs: number) => LocalDate {
  const format = formatIn(zone);
  return (unixMs) => dateOf(parseLocalMinute(`${format.format(unixMs)}T00:00`) ?? localMinute(0));
}

/** No zone is further from UTC. */
const FURTHEST_ZONE_MS = 15 * 3_600_000;
const DAY_MS = MINUTES_PER_DAY * 60_000;

/** The last millisecond of a day in a named zone; of a day that the zone skipped, the one before it. Clock changes at midnight included. */
export function endOfDayIn(zone: string, day: LocalDate): Instant {
  const dayOf = dayIn(zone);
  const midnight = (dayOfDate(day) + 1) * DAY_MS;
  let [inside, after] = [midnight - DAY_MS - FURTHEST_ZONE_MS, midnight + FURTHEST_ZONE_MS];
  while (after - inside > 1) {
    const middle = Math.floor((inside + after) / 2);
    if (dayOf(middle) > day) after = middle;
    else inside = middle;
  }
  return new Date(inside).toISOString() as Instant;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times its use; there are as many as zones that an organisation ever had. */
function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, known);
  return known;
}
