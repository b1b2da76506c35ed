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
  'audit.dated-before': {
    text: 'This is dated {at}, but what it changes was last changed at {last}.',
    advice: 'Date it after {last}, or bring older changes in before newer ones.',
  },
  'audit.undone-already': { text: 'This was undone already.', advice: 'Redo it first if you want it back.' },
  'audit.not-undone': { text: 'This was not undone, so there is nothing to do again.', advice: 'Read it again.' },
  'audit.undo-too-late': {
    text: 'This was done on {at}; it could be taken back for 24 hours.',
    advice: 'Change the values by hand; the history shows what they were.',
  },
  'audit.points-at-gone': {
    text: 'What would come back names a person, program or project that is no longer there.',
    advice: 'Take the later removal back first, then this.',
  },
  'audit.no-way-back': {
    text: 'This cannot be taken back.',
    advice: 'Undo works for changes of records; sign-ins and drafts of imports have nothing to put back.',
  },
  'audit.undo-field-moved': {
    text: "The {field} of {name} is '{current}' now; this change left it at '{seen}'.",
    advice: 'Undo the later change first, or set the {field} by hand.',
  },
  'audit.undo-record-gone': {
    text: '{name} was removed after this change.',
    advice: 'Undo that removal first, or leave it as it is.',
  },
  'audit.undo-record-back': {
    text: '{name} is there again since this change.',
    advice: 'Nothing is left to put back; look at the record as it is.',
  },
  'audit.undo-place-taken': {
    text: '{name} cannot come back: another record has its key, name or address now.',
    advice: 'Rename or remove the other one first.',
  },
  'audit.undo-stands-on': {
    text: '{name} cannot be taken away: {others} that came later belong to it.',
    advice: 'Undo or remove those first.',
  },
};
