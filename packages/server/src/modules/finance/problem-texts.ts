import type { ProblemCatalogue } from '@sightline/kernel';

export const financeProblemTexts: ProblemCatalogue = {
  'finance.month-closed': {
    text: '{what} belongs to the month from {firstOn} to {lastOn}, which is closed.',
    advice: 'Post it in {open}, or ask an administrator to reopen the closed one under Settings.',
  },
  'finance.month-closing': {
    text: '{what} belongs to the month from {firstOn} to {lastOn}, which is closing.',
    advice: 'Finance and the PMO still post into it: ask them, or post it in {open}.',
  },
  'finance.line-elsewhere': {
    text: "The ledger line '{reference}' stands in {project}; {cell} names another project.",
    advice: 'Remove it there first, or correct the file.',
  },
  'finance.code-taken': {
    text: "The code '{code}' of {key} leads to another project already.",
    advice: 'Close the cost account of the other project, or use another code.',
  },
};
