import type { Plan } from '../network/plan.ts';
import { linkOf, planOf, START, taskOf } from './plan-builder.ts';

/** One activity of an instance: its duration in periods and the activities that follow it. */
export type PsplibJob = { readonly duration: number; readonly successors: readonly number[] };

/** Reads the precedence relations and durations of a PSPLIB single-mode file (Kolisch and Sprecher 1996); job 1 comes first. */
export function parsePsplib(text: string): readonly PsplibJob[] {
  const lines = text.split('\n');
  const successors = numbersBelow(lines, 'PRECEDENCE RELATIONS').map(([, , count = 0, ...rest]) =>
    rest.slice(0, count),
  );
  const durations = numbersBelow(lines, 'REQUESTS/DURATIONS').map(([, , duration = 0]) => duration);
  return durations.map((duration, i) => ({ duration, successors: successors[i] ?? [] }));
}

/** Rows of numbers under a heading, up to the next line of stars. */
function numbersBelow(lines: readonly string[], heading: string): readonly (readonly number[])[] {
  const start = lines.findIndex((line) => line.startsWith(heading));
  const end = lines.findIndex((line, i) => i > start && line.startsWith('****'));
  return lines
    .slice(start + 1, end)
    .filter((line) => /^\s*\d/.test(line))
    .map((line) => line.trim().split(/\s+/).map(Number));
}

/** One period is one minute of a calendar without pauses, resources left out. */
export function planOfJobs(jobs: readonly PsplibJob[]): Plan {
  const always = Array.from({ length: 7 }, () => [{ start: 0, finish: 1440 }]);
  return planOf({
    start: START,
    calendars: [{ id: 'office', name: '', week: always, workWeeks: [], exceptions: [] }],
    tasks: jobs.map(({ duration }, i) => taskOf(String(i + 1), { durationMinutes: duration })),
    links: jobs.flatMap(({ successors }, i) => successors.map((job) => linkOf(String(i + 1), String(job)))),
  });
}
