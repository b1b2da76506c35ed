import { shortDate } from '../../lib/format.ts';
import { planStrings as strings } from './strings.ts';
import type { Task } from './use-plan.ts';

/** `1 Jun 26 to 17 Jun 26`; one day where it starts and finishes on the same. */
export function datesOf({ start, finish }: Pick<Task, 'start' | 'finish'>): string {
  if (start === null || finish === null) return strings.noDates;
  const [from, to] = [shortDate(start), shortDate(finish)];
  return from === to ? to : strings.toDay(from, to);
}
