import type { PlanImport, WireProblem } from '@sightline/contract';
import { engineProblemTexts } from '@sightline/engine';
import { interchangeProblemTexts } from '@sightline/interchange';
import { type Problem, type ProblemCatalogue, problem, renderProblem } from '@sightline/kernel';
import type { NotCarriedCount } from './import/inspected-file.ts';
import { planProblemTexts } from './problem-texts.ts';

/** Everything that reading, scheduling or keeping a plan can say. */
const texts: ProblemCatalogue = { ...engineProblemTexts, ...interchangeProblemTexts, ...planProblemTexts };

/** A finding is kept as code and values and gets its sentence when it is read: better words reach old findings too. */
export function told(finding: Problem): WireProblem {
  const { params, ...rendered } = renderProblem(texts, finding);
  return { ...rendered, params: { ...params } };
}

type NotCarriedLine = PlanImport['files'][number]['notCarried'][number];

export function toldNotCarried({ what, count }: NotCarriedCount): NotCarriedLine {
  return { what, count, text: told(problem(`interchange.not-carried-${what}`, { count }, { severity: 'note' })).text };
}
