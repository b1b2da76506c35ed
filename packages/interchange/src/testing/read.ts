import { formatLocalMinute, type LocalMinute, type Problem, type Result, renderProblem } from '@sightline/kernel';
import type { ImportedPlan, PlanFile } from '../plan-file.ts';
import { interchangeProblemTexts } from '../problem-texts.ts';
import { readPlanFile } from '../read-plan-file.ts';
import { bytesOf } from './build-mspdi.ts';

export function read(text: string, path = 'plan.xml'): Result<PlanFile> {
  return readPlanFile(bytesOf(text), path);
}

/** The one plan of a file that must be ready. */
export function planIn(result: Result<PlanFile>): ImportedPlan {
  const plan = fileIn(result).plans[0];
  if (plan === undefined) throw new Error('the file holds no plan');
  return plan;
}

export function fileIn(result: Result<PlanFile>): PlanFile {
  if (!result.ok) throw new Error(sentences(result.problems).join('\n'));
  return result.value;
}

/** Findings of a ready file, or the reasons of a refusal, as people read them. */
export function told(result: Result<PlanFile>): readonly string[] {
  return sentences(result.ok ? result.value.problems : result.problems);
}

export function sentences(problems: readonly Problem[]): readonly string[] {
  return problems.map((each) => renderProblem(interchangeProblemTexts, each).text);
}

export function codes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map((each) => each.code);
}

export function minute(at: LocalMinute | null | undefined): string | null {
  return at === null || at === undefined ? null : formatLocalMinute(at);
}
