import { type Problem, problem } from '@sightline/kernel';
import type { PlanTask } from './plan.ts';

/** Within these the sums of a plan's durations stay exact. About a thousand years. */
export const MOST_MINUTES = 526_000_000;
/** What `LocalMinute` holds in 32 bits. */
export const MOST_MINUTE = 2 ** 31 - 1;
export const LEAST_MINUTE = -1_036_000_000;

/** What is wrong with the task's own numbers and dates. */
export function numberProblems(task: PlanTask, name: string): readonly Problem[] {
  const durations = [
    ['duration', 'durationMinutes', task.kind === 'summary' ? 0 : task.durationMinutes],
    ['remaining duration', 'remainingMinutes', task.remainingMinutes ?? 0],
    ['levelling delay', 'levellingDelayMinutes', task.levellingDelayMinutes],
  ] as const;
  const problems = durations
    .filter(([, , minutes]) => !Number.isInteger(minutes) || minutes < 0 || minutes > MOST_MINUTES)
    .map(([field, key, value]) =>
      problem('engine.duration-not-valid', { task: name, field, value }, ofTask(task, key)),
    );
  const percent = task.percentComplete;
  const isShare = percent >= 0 && percent <= 100;
  const bad = isShare
    ? []
    : [problem('engine.percent-not-valid', { task: name, value: percent }, ofTask(task, 'percentComplete'))];
  return [...problems, ...bad, ...dateProblems(task, name)];
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
