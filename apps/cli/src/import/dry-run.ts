import { readFile } from 'node:fs/promises';
import { engineProblemTexts } from '@sightline/engine';
import {
  expandUpload,
  interchangeProblemTexts,
  MAX_FILE_BYTES,
  type PlanFile,
  readPlanFile,
  scheduleImported,
} from '@sightline/interchange';
import { type Problem, type ProblemCatalogue, problem, type RenderedProblem, renderProblem } from '@sightline/kernel';
import { type Found, faultOf, walk } from './walk.ts';

/** What one file would bring. A refused one brings nothing; findings of a ready one are kept and shown, never a refusal. */
export type Verdict = {
  readonly file: string;
  readonly status: 'ready' | 'refused';
  readonly problems: readonly RenderedProblem[];
  /** Null for a refused file. */
  readonly contents: { readonly format: string; readonly plans: number; readonly tasks: number } | null;
};

const cliTexts: ProblemCatalogue = {
  'cli.path-not-read': {
    text: "'{path}' {fault}.",
    advice: 'Check the path and its rights, then run the command again.',
  },
  'cli.file-too-large': {
    text: "'{path}' has {size} MB; the most is {most} MB.",
    advice: 'Save it without time-phased data, or split it.',
  },
};

const texts: ProblemCatalogue = { ...engineProblemTexts, ...interchangeProblemTexts, ...cliTexts };

/** Reads and schedules every file of the paths, as an import would, and writes nothing. */
export async function* dryRun(paths: readonly string[]): AsyncGenerator<Verdict> {
  for await (const found of walk(paths)) yield* verdictsOf(found);
}

async function* verdictsOf({ path, size, fault }: Found): AsyncGenerator<Verdict> {
  if (fault !== null) {
    yield refusal(path, [problem('cli.path-not-read', { path, fault })]);
  } else if (size > MAX_FILE_BYTES) {
    yield refusal(path, [
      problem('cli.file-too-large', { path, size: inMegabytes(size), most: inMegabytes(MAX_FILE_BYTES) }),
    ]);
  } else {
    const bytes = await readFile(path).catch(faultOf);
    if (typeof bytes === 'string') yield refusal(path, [problem('cli.path-not-read', { path, fault: bytes })]);
    else yield* verdictsOfBytes(bytes, path);
  }
}

function* verdictsOfBytes(bytes: Uint8Array, path: string): Generator<Verdict> {
  const files = expandUpload(bytes, path);
  if (!files.ok) {
    yield refusal(path, files.problems);
    return;
  }
  for (const each of files.value) {
    const read = readPlanFile(each.bytes, each.path);
    yield read.ok ? ready(each.path, read.value) : refusal(each.path, read.problems);
  }
}

function ready(file: string, read: PlanFile): Verdict {
  const findings = read.plans.flatMap((plan) => {
    const schedule = scheduleImported(plan);
    return schedule.ok ? [] : schedule.problems.map((each): Problem => ({ ...each, severity: 'warning' }));
  });
  return {
    file,
    status: 'ready',
    problems: [...read.problems, ...findings].map((each) => renderProblem(texts, each)),
    contents: {
      format: read.format,
      plans: read.plans.length,
      tasks: sum(read.plans.map((plan) => plan.tasks.length)),
    },
  };
}

function refusal(file: string, problems: readonly Problem[]): Verdict {
  return { file, status: 'refused', problems: problems.map((each) => renderProblem(texts, each)), contents: null };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}
