import { type Problem, problem } from '@sightline/kernel';
import type { PlanTask } from './plan.ts';

/** How problems call a task: its name or code where the plan's owner has one, else its id. */
export type NameOf = (taskId: string) => string;

/** Within these the sums of a plan's durations stay exact. About a thousand years. */
export const MOST_MINUTES = 526_000_000;
/** What `LocalMinute` holds in 32 bits. */
export const MOST_MINUTE = 2 ** 31 - 1;
export const LEAST_MINUTE = -1_036_000_000;

/** What is wrong with the task's own numbers and dates. */
export function numberProblems(task: PlanTask, nameOf: NameOf): readonly Problem[] {
  if (isSound(task)) return NONE;
  const name = nameOf(task.id);
  const problems = [
    ['duration', 'durationMinutes', countedDuration(task)] as const,
    ['remaining duration', 'remainingMinutes', task.remainingMinutes ?? 0] as const,
    ['levelling delay', 'levellingDelayMinutes', task.levellingDelayMinutes] as const,
  ]
    .filter(([, , minutes]) => !isLength(minutes))
    .map(([field, key, value]) =>
      problem('engine.duration-not-valid', { task: name, field, value }, ofTask(task, key)),
    );
  const percent = isShare(task.percentComplete)
    ? []
    : [
        problem(
          'engine.percent-not-valid',
          { task: name, value: task.percentComplete },
          ofTask(task, 'percentComplete'),
        ),
      ];
  return [...problems, ...percent, ...dateProblems(task, name)];
}

const NONE: readonly Problem[] = [];

/** The quick answer for the many tasks that are. */
function isSound(task: PlanTask): boolean {
  const lengths = isLength(countedDuration(task)) && isLength(task.remainingMinutes ?? 0);
  const isFree = task.constraints.length === 0 && task.manual === null && isDate(task.deadline);
  const areDates = isFree && isDate(task.actualStart) && isDate(task.actualFinish);
  return lengths && areDates && isLength(task.levellingDelayMinutes) && isShare(task.percentComplete);
}

function countedDuration(task: PlanTask): number {
  return task.kind === 'summary' ? 0 : task.durationMinutes;
}

function isLength(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES;
}

function isShare(percent: number): boolean {
  return percent >= 0 && percent <= 100;
}

function dateProblems(task: PlanTask, name: string): readonly Problem[] {
  const dates = [
    ['deadline', task.deadline],
    ['actual start', task.actualStart],
    ['actual finish', task.actualFinish],
    ['manual start', task.manual?.start ?? null],
    ['manual finish', task.manual?.finish ?? null],
    ...task.constraints.map((constraint) => ['constraint date', constraint.at] as const),
  ] as const;
  const invalid = dates
    .filter(([, at]) => !isDate(at))
    .map(([field, at]) =>
      problem('engine.date-not-valid', { task: name, field, value: Number(at) }, ofTask(task, field)),
    );
  const dateless = task.constraints
    .filter((constraint) => constraint.at === null && constraint.kind !== 'as-late-as-possible')
    .map(({ kind }) =>
      problem(
        'engine.constraint-without-date',
        { task: name, constraint: kind.replaceAll('-', ' ') },
        ofTask(task, 'constraints'),
      ),
    );
  return [...invalid, ...dateless];
}

export function isDate(at: number | null): boolean {
  return at === null || (Number.isInteger(at) && at >= LEAST_MINUTE && at <= MOST_MINUTE);
}

export function ofTask(task: PlanTask, field: string): { readonly subject: ReturnType<typeof taskSubject> } {
  return { subject: taskSubject(task.id, field) };
}

export function taskSubject(
  id: string,
  field: string,
): { readonly entity: string; readonly id: string; readonly field: string } {
  return { entity: 'task', id, field };
}
