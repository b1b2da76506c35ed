import type { Plan, PlanTask } from './plan.ts';

/** Where each task stands in the plan's list, and where what encloses it does. */
export type PlanIndex = {
  readonly placeOf: ReadonlyMap<string, number>;
  /** By place; the number of tasks stands for the top, and for a parent that the plan does not have. */
  readonly parentOf: Int32Array;
};

export function indexOf(plan: Plan): PlanIndex {
  const placeOf = new Map<string, number>();
  for (const [place, task] of plan.tasks.entries()) placeOf.set(task.id, place);
  const top = plan.tasks.length;
  const parent = (task: PlanTask): number => (task.parentId === null ? top : (placeOf.get(task.parentId) ?? top));
  return { placeOf, parentOf: Int32Array.from(plan.tasks, parent) };
}
