import type { RegisterField } from '@sightline/contract';
import { registerField } from '@sightline/contract';

export const REGISTER_FIELDS: readonly RegisterField[] = registerField.options;

/** What the fields are called in sentences. */
export const FIELD_LABELS: Readonly<Record<RegisterField, string>> = {
  key: 'key',
  name: 'project name',
  sponsor: 'sponsor',
  manager: 'project manager',
  program: 'program',
  portfolio: 'portfolio',
  tier: 'size tier',
  priority: 'priority',
  stage: 'stage',
  startsOn: 'start',
  goLiveOn: 'go-live',
  forecastOn: 'forecast',
  budget: 'budget',
  spent: 'spent',
  reported: 'reported colour',
  scope: 'scope',
};
