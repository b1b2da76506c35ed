import type { LocalDate } from '@sightline/kernel';
import { atLeast, atMostAmber, type Evidence, type KnownColour } from './evidence.ts';
import { STATUS_RULES } from './status-rules.ts';
import { weekdaysBetween } from './weekdays.ts';

const { slip: SLIP } = STATUS_RULES;

/** @param days working days after what was committed */
export function slipColour(days: number, committedOn: LocalDate, today: LocalDate): KnownColour {
  if (days <= SLIP.greenDays) return 'green';
  const remaining = weekdaysBetween(today, committedOn);
  if (days <= SLIP.greenShare * remaining) return 'green';
  return days <= Math.max(SLIP.amberDays, SLIP.amberShare * remaining) ? 'amber' : 'red';
}

/** As if it finished today. */
export function sinceColour(on: LocalDate, today: LocalDate): KnownColour {
  return slipColour(weekdaysBetween(on, today), on, today);
}

type OpenDate = { readonly on: LocalDate; readonly baselineOn: LocalDate | null };

/** What is not met yet comes today at the earliest, whatever its date says. Null = nothing to measure it against. */
export function openDateColour({ on, baselineOn }: OpenDate, today: LocalDate): KnownColour | null {
  if (baselineOn === null) return on < today ? atLeast(atMostAmber(sinceColour(on, today))) : null;
  return slipColour(weekdaysBetween(baselineOn, on < today ? today : on), baselineOn, today);
}

/** What dates say about the schedule. */
export function dates(colour: KnownColour | null, text: string): Evidence {
  return { dimension: 'schedule', colour, basis: 'dates-only', text };
}
