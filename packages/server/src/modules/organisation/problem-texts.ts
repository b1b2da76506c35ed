import type { ProblemCatalogue } from '@sightline/kernel';

export const organisationProblemTexts: ProblemCatalogue = {
  'organisation.email-taken': {
    text: 'The e-mail address {email} belongs to another person already.',
    advice: 'Choose that person, or give another address.',
  },
};
