import * as fc from 'fast-check';
import type { Plan, TaskDates } from '../network/plan.ts';
import { schedulePlan } from '../network/schedule-plan.ts';
import { type Figures, naiveSchedule } from './naive/naive-schedule.ts';
import { randomPlan } from './random-plan.ts';

export type Disagreement = { readonly plan: Plan; readonly texts: readonly string[] };

const KEYS: readonly (keyof Figures)[] = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'totalFloatMinutes',
  'freeFloatMinutes',
];

/** What engine and naive scheduler say differently about the plan, one line per figure. */
export function disagreements(plan: Plan): readonly string[] {
  const schedule = schedulePlan(plan);
  if (!schedule.ok) return [`the engine refuses the plan: ${JSON.stringify(schedule.problems)}`];
  const naive = naiveSchedule(plan);
  const ours = new Map(schedule.value.tasks.map((dates) => [dates.taskId, dates]));
  const missing = [...naive.keys()].filter((id) => !ours.has(id)).map((id) => `${id} has no dates in the engine`);
  return [...missing, ...schedule.value.tasks.flatMap((dates) => differences(dates, naive.get(dates.taskId)))];
}

function differences(dates: TaskDates, figures: Figures | undefined): readonly string[] {
  if (figures === undefined) return [`${dates.taskId} has no dates in the naive schedule`];
  return KEYS.filter((key) => dates[key] !== figures[key]).map(
    (key) => `${dates.taskId}.${key}: engine ${dates[key]}, naive ${figures[key]}`,
  );
}

/** Compares both on `count` random plans made from the seed. */
export function compareWithNaive(count: number, seed: number): readonly Disagreement[] {
  return fc
    .sample(randomPlan, { numRuns: count, seed })
    .map((plan) => ({ plan, texts: disagreements(plan) }))
    .filter(({ texts }) => texts.length > 0);
}
