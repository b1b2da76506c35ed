import type { Dimension, Evidence, KnownColour } from './evidence.ts';
import { isEnded, type ProjectFacts } from './project-facts.ts';
import { monthWords } from './words.ts';

/** What the registers say for or against each dimension beside schedule and cost (design/domain.md 2.8). An empty register says nothing. */
export function registerEvidence(facts: ProjectFacts): readonly Evidence[] {
  if (isEnded(facts)) return benefitEvidence(facts);
  return [
    ...benefitEvidence(facts),
    ...scopeEvidence(facts),
    ...resourceEvidence(facts),
    ...riskEvidence(facts),
    ...dataEvidence(facts),
  ];
}

function claim(dimension: Dimension, colour: KnownColour | null, text: string): readonly Evidence[] {
  return [{ dimension, colour, basis: null, text }];
}

/** Nobody answers for what nobody owns. */
function benefitEvidence({ benefits: { open, withoutOwner, worst } }: ProjectFacts): readonly Evidence[] {
  if (open === 0) return [];
  if (withoutOwner === 0) return claim('benefit', 'green', `${ofAll(open, 'benefit')} an owner.`);
  return claim('benefit', 'red', `${countOf(withoutOwner, 'benefit has', 'benefits have')} no owner: '${worst}'.`);
}

function scopeEvidence({ changes: { pending, worst } }: ProjectFacts): readonly Evidence[] {
  if (pending === 0) return [];
  return claim(
    'scope',
    'amber',
    `${countOf(pending, 'request for change waits', 'requests for change wait')} for a decision: '${worst}'.`,
  );
}

function resourceEvidence({ requests: { late, critical, worst } }: ProjectFacts): readonly Evidence[] {
  if (critical > 0)
    return claim('resource', 'red', `'${worst}' is needed within four weeks and nobody is deployed to it.`);
  if (late === 0) return [];
  return claim(
    'resource',
    'amber',
    `${countOf(late, 'request', 'requests')} for people that the project must have ${late === 1 ? 'has' : 'have'} been open for more than ten working days: '${worst}'.`,
  );
}

function riskEvidence({ risks: { red, unanswered, worst } }: ProjectFacts): readonly Evidence[] {
  if (red === 0) return [];
  if (unanswered > 0)
    return claim(
      'risk',
      'red',
      `${countOf(unanswered, 'red risk has', 'red risks have')} no owner, no response, or one that is overdue: '${worst}'.`,
    );
  return claim('risk', 'amber', `${countOf(red, 'risk is', 'risks are')} red, with a response: '${worst}'.`);
}

const MISSING_IS_RED = 2;

function dataEvidence({ reports }: ProjectFacts): readonly Evidence[] {
  if (reports === null) return [];
  const { lastOn, missing } = reports;
  const last = lastOn === null ? 'there has been none yet' : `the last one is of ${monthWords(lastOn)}`;
  if (missing === 0) return claim('data', 'green', `No report is missing: ${last}.`);
  const colour = missing < MISSING_IS_RED ? 'amber' : 'red';
  return claim('data', colour, `${countOf(missing, 'report is', 'reports are')} missing: ${last}.`);
}

/** `One red risk has`, `3 red risks have`. */
function countOf(count: number, one: string, many: string): string {
  return count === 1 ? `One ${one}` : `${count} ${many}`;
}

function ofAll(count: number, one: string): string {
  return count === 1 ? `The ${one} has` : `All ${count} ${one}s have`;
}
