import { localMinute } from '@sightline/kernel';
import type { PlanTask, TaskDates } from './plan.ts';

export type Part = { readonly dates: TaskDates; readonly isEffort: boolean };

/**
 * A summary spans its parts and is as critical as the most critical of them; the floats of levels of effort do not count. A
 * summary that a person dated by hand keeps those dates beside the early ones of its parts. Null without parts.
 */
export function rolledUp(task: PlanTask, parts: readonly Part[]): TaskDates | null {
  const first = extreme(parts, (part) => -part.dates.start);
  const last = extreme(parts, (part) => part.dates.finish);
  if (first === null || last === null) return null;
  const all = parts.map((part) => part.dates);
  const working = parts.filter((part) => !part.isEffort).map((part) => part.dates);
  const floats = working.length > 0 ? working : all;
  const { manual } = task;
  return {
    taskId: task.id,
    start: manual?.start ?? first.start,
    finish: manual?.finish ?? last.finish,
    earlyStart: least(all, 'earlyStart', first.earlyStart),
    earlyFinish: most(all, 'earlyFinish', last.earlyFinish),
    lateStart: least(all, 'lateStart', first.lateStart),
    lateFinish: most(all, 'lateFinish', last.lateFinish),
    totalFloatMinutes: floats.reduce(
      (least, part) => Math.min(least, part.totalFloatMinutes),
      Number.POSITIVE_INFINITY,
    ),
    freeFloatMinutes: floats.reduce((least, part) => Math.min(least, part.freeFloatMinutes), Number.POSITIVE_INFINITY),
    isCritical: working.some((part) => part.isCritical),
    startCause: manual?.start == null ? { kind: 'children', taskId: first.taskId } : { kind: 'manual' },
    finishCause: manual?.finish == null ? { kind: 'children', taskId: last.taskId } : { kind: 'manual' },
  };
}

/** The part with the greatest measure; of equal ones the one with the lower id. */
function extreme(parts: readonly Part[], measure: (part: Part) => number): TaskDates | null {
  const best = parts.reduce<Part | null>((found, part) => {
    if (found === null) return part;
    const difference = measure(part) - measure(found);
    return difference > 0 || (difference === 0 && part.dates.taskId < found.dates.taskId) ? part : found;
  }, null);
  return best?.dates ?? null;
}

type DateField = 'earlyStart' | 'earlyFinish' | 'lateStart' | 'lateFinish';

function least(parts: readonly TaskDates[], field: DateField, from: TaskDates[DateField]): TaskDates[DateField] {
  return parts.reduce((found, part) => localMinute(Math.min(part[field], found)), from);
}

function most(parts: readonly TaskDates[], field: DateField, from: TaskDates[DateField]): TaskDates[DateField] {
  return parts.reduce((found, part) => localMinute(Math.max(part[field], found)), from);
}
