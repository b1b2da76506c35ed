import type { LocalDate } from '@sightline/kernel';
import { atLeast, atMostAmber, type Evidence, type KnownColour } from './evidence.ts';
import type { ProjectFacts } from './project-facts.ts';
import { weekdaysBetween } from './weekdays.ts';

/** What a slip is judged by. */
export type SlipFrame = Pick<ProjectFacts, 'today' | 'rules'>;

/** @param days working days after what was committed */
export function slipColour(days: number, committedOn: LocalDate, { today, rules }: SlipFrame): KnownColour {
  if (days <= rules.slipGreenDays) return 'green';
  const remaining = weekdaysBetween(today, committedOn);
  if (days <= rules.slipGreenShare * remaining) return 'green';
  return days <= Math.max(rules.slipAmberDays, rules.slipAmberShare * remaining) ? 'amber' : 'red';
}

/** As if it finished today. */
export function sinceColour(on: LocalDate, frame: SlipFrame): KnownColour {
  return slipColour(weekdaysBetween(on, frame.today), on, frame);
}

type OpenDate = { readonly on: LocalDate; readonly baselineOn: LocalDate | null };

/** What is not met yet comes today at the earliest, whatever its date says. Null = nothing to measure it against. */
export function openDateColour({ on, baselineOn }: OpenDate, frame: SlipFrame): KnownColour | null {
  const { today } = frame;
  if (baselineOn === null) return on < today ? atLeast(atMostAmber(sinceColour(on, frame))) : null;
  return slipColour(weekdaysBetween(baselineOn, on < today ? today : on), baselineOn, frame);
}

/** What dates say about the schedule. */
export function dates(colour: KnownColour | null, text: string): Evidence {
  return { dimension: 'schedule', colour, basis: 'dates-only', text };
}
