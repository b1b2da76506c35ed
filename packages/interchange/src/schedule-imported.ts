import { type Schedule, schedulePlan } from '@sightline/engine';
import type { Result } from '@sightline/kernel';
import type { ImportedPlan } from './plan-file.ts';

/** Schedules a plan of a file; what it breaks is said with the names that its users know, not with the file's ids. */
export function scheduleImported(imported: ImportedPlan): Result<Schedule> {
  const names = new Map(imported.tasks.map((task) => [task.id, task.name === '' ? task.code : task.name]));
  return schedulePlan(imported.plan, { nameOf: (id) => names.get(id) ?? id });
}
