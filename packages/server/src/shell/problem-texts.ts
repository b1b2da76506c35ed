import { engineProblemTexts } from '@sightline/engine';
import { interchangeProblemTexts } from '@sightline/interchange';
import type { Problem, ProblemCatalogue, RenderedProblem } from '@sightline/kernel';
import { renderProblem } from '@sightline/kernel';
import { auditProblemTexts } from '../modules/audit/index.ts';
import { identityProblemTexts } from '../modules/identity/index.ts';
import { organisationProblemTexts } from '../modules/organisation/index.ts';
import { planProblemTexts } from '../modules/plan/index.ts';
import { portfolioProblemTexts } from '../modules/portfolio/index.ts';

const shellProblemTexts: ProblemCatalogue = {
  'shell.field-not-valid': { text: "'{field}' {claim}.", advice: 'Correct it and send the request again.' },
  'shell.body-not-json': { text: 'The body of the request is not JSON.', advice: 'Send a JSON object with content-type application/json.' },
  'shell.command-id-missing': { text: 'A write needs a Command-Id header that holds a UUID.', advice: 'Make a new UUID for each command, and repeat it when you retry.' },
  'shell.version-missing': { text: 'This write needs an If-Match header with the version that you saw.', advice: 'Read the record, then send If-Match: "<version>".' },
  'shell.not-found': { text: 'There is no such record, or you may not see it.', advice: 'Check the address, or ask its owner for access.' },
  'shell.too-large': { text: 'The upload is larger than {most} MB.', advice: 'Split it, or give the files one by one.' },
  'shell.database-away': { text: 'The database is not answering.', advice: 'It restarts by itself; try again in a few seconds. Nothing was half-written.' },
  'shell.failed': { text: 'Something failed on the server (reference {reference}). Nothing was half-written.', advice: 'Try again; if it fails again, give the reference to whoever runs Sightline.' },
  'shell.wrong-host': { text: "This server does not answer for the host name '{host}'.", advice: 'Use the address that it printed at the start.' },
};

/** Every sentence that the product can say about a problem. */
export const problemTexts: ProblemCatalogue = {
  ...shellProblemTexts,
  ...auditProblemTexts,
  ...organisationProblemTexts,
  ...identityProblemTexts,
  ...portfolioProblemTexts,
  ...planProblemTexts,
  ...engineProblemTexts,
  ...interchangeProblemTexts,
};

export function render(problems: readonly Problem[]): RenderedProblem[] {
  return problems.map((each) => renderProblem(problemTexts, each));
}
