export const auditStrings = {
  undo: 'Undo',
  redo: 'Redo',
  toast: 'Last change',
  done: (effect: string) => effect,
  undone: (effect: string) => `Undone: ${lowerFirst(effect)}`,
  doneAgain: (effect: string) => `Done again: ${lowerFirst(effect)}`,
  notUndone: 'Not undone: something newer stands in the way',
  notRedone: 'Not done again: something stands in the way',
  away: 'The server does not answer. Try again in a moment; it is done once at most.',
  ownTitle: 'What you did here',
  ownReading: 'Reading what you did',
  ownFailed: 'What you did could not be read',
  ownKept: 'Nothing of it is lost.',
  ownNone: 'You changed nothing here yet',
  ownNoneText:
    'Each change that you make on this project will stand here, with the way to the project as it was before.',
  ownOlder: 'Older changes',
  field: 'Field',
  left: 'This change left',
  now: 'Now',
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
