import type { ProblemCatalogue } from '@sightline/kernel';

export const auditProblemTexts: ProblemCatalogue = {
  'audit.command-id-reused': {
    text: 'Command {commandId} was used before for another request.',
    advice: 'Send the request again under a new command id.',
  },
  'audit.version-stale': {
    text: 'Somebody changed this record since you read version {seen} of it.',
    advice: 'Read it again, look at what changed, then send your change on top.',
  },
};
