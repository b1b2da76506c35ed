import { engineProblemTexts } from '@sightline/engine';
import { interchangeProblemTexts } from '@sightline/interchange';
import type { Problem, ProblemCatalogue, RenderedProblem } from '@sightline/kernel';
import { renderProblem } from '@sightline/kernel';
import { auditProblemTexts } from '../modules/audit/index.ts';
import { financeProblemTexts } from '../modules/finance/index.ts';
import { identityProblemTexts } from '../modules/identity/index.ts';
import { organisationProblemTexts } from '../modules/organisation/index.ts';
import { planProblemTexts } from '../modules/plan/index.ts';
import { portfolioProblemTexts } from '../modules/portfolio/index.ts';
import { recordImportProblemTexts } from '../modules/record-import/index.ts';
import { recordsProblemTexts } from '../modules/records/index.ts';
import { demoTexts } from './demo/problem-texts.ts';
import { portabilityProblemTexts } from './portability/problem-texts.ts';
import { requestTexts } from './request-texts.ts';
import { startTexts } from './start-texts.ts';

const shellProblemTexts: ProblemCatalogue = {
  ...requestTexts,
  ...startTexts,
  ...portabilityProblemTexts,
  ...demoTexts,
};

/** Every sentence that the product can say about a problem. */
export const problemTexts: ProblemCatalogue = {
  ...shellProblemTexts,
  ...auditProblemTexts,
  ...organisationProblemTexts,
  ...identityProblemTexts,
  ...portfolioProblemTexts,
  ...planProblemTexts,
  ...recordsProblemTexts,
  ...recordImportProblemTexts,
  ...financeProblemTexts,
  ...engineProblemTexts,
  ...interchangeProblemTexts,
};

export function render(problems: readonly Problem[]): RenderedProblem[] {
  return problems.map((each) => renderProblem(problemTexts, each));
}
