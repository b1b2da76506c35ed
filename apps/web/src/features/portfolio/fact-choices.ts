import {
  type ProjectMethod,
  type ProjectOutcome,
  projectMethod,
  projectOutcome,
  stage,
  tier,
} from '@sightline/contract';
import { STAGE_WORDS } from '../../lib/format.ts';
import type { ChoiceKind, FactKind } from './fact-fields.ts';

const METHOD_WORDS: Readonly<Record<ProjectMethod, string>> = {
  predictive: 'Predictive',
  agile: 'Agile',
  hybrid: 'Hybrid',
  'vendor-run': 'Run by a vendor',
};

const OUTCOME_WORDS: Readonly<Record<ProjectOutcome, string>> = {
  successful: 'Successful',
  'successful-without-benefits': 'Delivered, without its benefits',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

const OPTIONS: Readonly<Record<ChoiceKind, readonly { readonly value: string; readonly label: string }[]>> = {
  stage: stage.options.map((value) => ({ value, label: STAGE_WORDS[value] })),
  tier: tier.options.map((value) => ({ value, label: value })),
  method: projectMethod.options.map((value) => ({ value, label: METHOD_WORDS[value] })),
  outcome: projectOutcome.options.map((value) => ({ value, label: OUTCOME_WORDS[value] })),
};

export function isChoice(kind: FactKind): kind is ChoiceKind {
  return kind in OPTIONS;
}

export function choiceOptions(kind: ChoiceKind) {
  return OPTIONS[kind];
}
