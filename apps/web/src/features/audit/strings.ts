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
  field: 'Field',
  left: 'This change left',
  now: 'Now',
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
