import type { ProblemCatalogue } from '@sightline/kernel';

export const landscapeProblemTexts: ProblemCatalogue = {
  'landscape.one-vendor': {
    text: '{key} was named twice.',
    advice: 'Name two vendors.',
  },
};
