import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Problem, renderProblem } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { engineProblemTexts } from '../problem-texts.ts';
import { compareDates } from '../testing/expected-dates.ts';
import { datesOf, scheduleOf } from '../testing/plan-builder.ts';
import { type GoldenPlan, parseGoldenPlan } from '../testing/plan-text.ts';
import { schedulePlan } from './schedule-plan.ts';

const folder = fileURLToPath(new URL('../../golden/', import.meta.url));

describe('golden plans that are correct', () => {
  it.each(plansIn('correct'))('%s has the dates that it says', (name) => {
    const golden = parseGoldenPlan(read('correct', name));
    const schedule = scheduleOf(golden.plan);
    const comparisons = golden.expected.map(({ line, taskId, text }) => {
      const { expected, found } = compareDates(text, datesOf(schedule, taskId));
      return { expected: `line ${line}: ${taskId} ${expected}`, found: `line ${line}: ${taskId} ${found}` };
    });
    expect(comparisons.length).toBeGreaterThan(0);
    expect(comparisons.map(({ found }) => found)).toEqual(comparisons.map(({ expected }) => expected));
  });
});

describe('golden plans that are refused', () => {
  it.each(plansIn('refused'))('%s is refused for what it marks, on the lines that it marks', (name) => {
    const golden = parseGoldenPlan(read('refused', name));
    const result = schedulePlan(golden.plan);
    const found = result.ok
      ? []
      : result.problems.map((problem) => ({ line: lineOf(golden, problem), code: problem.code }));
    expect(sorted(found)).toEqual(sorted(golden.problems));
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(plansIn('refused'))('%s is told in whole sentences', (name) => {
    const result = schedulePlan(parseGoldenPlan(read('refused', name)).plan);
    for (const problem of result.ok ? [] : result.problems) {
      const { text, advice } = renderProblem(engineProblemTexts, problem);
      expect(`${text} ${advice}`).not.toMatch(/[{}]|undefined|null|NaN/);
    }
  });

  it('are at least as many as the correct ones', () => {
    expect(plansIn('refused').length).toBeGreaterThanOrEqual(plansIn('correct').length);
  });
});

function plansIn(kind: 'correct' | 'refused'): readonly string[] {
  return readdirSync(`${folder}${kind}`).filter((file) => file.endsWith('.plan'));
}

function read(kind: 'correct' | 'refused', name: string): string {
  return readFileSync(`${folder}${kind}/${name}`, 'utf8');
}

function lineOf({ lineOf }: GoldenPlan, { subject }: Problem): number | undefined {
  return lineOf.get(subject === null ? 'plan' : `${subject.entity} ${subject.id}`);
}

function sorted(list: readonly { readonly line: number | undefined; readonly code: string }[]): readonly string[] {
  return list.map(({ line, code }) => `line ${line}: ${code}`).sort();
}
