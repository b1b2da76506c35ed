import { MINUTES_PER_DAY } from '@sightline/kernel';
import type { StoredTask } from './read-plan.ts';

/** A summary's duration is that of its children; it has none of its own. */
export function durationDays(
  task: Pick<StoredTask, 'kind' | 'durationMinutes' | 'isElapsed'>,
  minutesPerDay: number,
): number | null {
  if (task.kind === 'summary') return null;
  return inDays(task.durationMinutes, task.isElapsed ? MINUTES_PER_DAY : minutesPerDay);
}

/** Hundredths of a day are as fine as people read. */
export function inDays(minutes: number, minutesPerDay: number): number {
  return Math.round((minutes / minutesPerDay) * 100) / 100;
}
