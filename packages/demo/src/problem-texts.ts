import type { ProblemCatalogue } from '@sightline/kernel';

export const demoProblemTexts: ProblemCatalogue = {
  'demo.spec-does-not-fit': {
    text: "'{path}' of the demo spec should be {expected}, but is {found}.",
    advice: 'Correct the value in the spec file.',
  },
  'demo.reference-missing': {
    text: "'{path}' of the demo spec names '{value}', which is not in '{list}'.",
    advice: "Add '{value}' to '{list}', or name one that is there.",
  },
  'demo.list-unknown': {
    text: "'{path}' of the demo spec takes entries out of '{list}', which is no list of the spec.",
    advice: 'Name a list of the spec.',
  },
  'demo.id-repeated': {
    text: "'{list}' of the demo spec has '{id}' more than once.",
    advice: 'Give each entry its own id.',
  },
  'demo.sponsor-manages': {
    text: "'{person}' is both sponsor and manager of '{project}' in the demo spec.",
    advice: 'Name two people.',
  },
  'demo.span-ends-before-it-starts': {
    text: "'{path}' of the demo spec runs from {from} to {to}, which is before it starts.",
    advice: 'Correct one of the two dates.',
  },
  'demo.earned-value-and-basis-differ': {
    text: "'{project}' of the demo spec is measured by {basis}, which does not go with its earned value.",
    advice: 'Give an earned value exactly where the basis is earned-value.',
  },
  'demo.value-above-budget': {
    text: "'{project}' of the demo spec plans or earns more than its budget of {budget} thousand.",
    advice: 'Raise the budget or lower the values.',
  },
  'demo.project-without-workstream': {
    text: "'{project}' of the demo spec has no workstream, so it would have no plan.",
    advice: 'Name at least one workstream.',
  },
  'demo.system-relates-to-itself': {
    text: "'{system}' is {kind} itself in the demo spec.",
    advice: 'Name two systems, or take the relation out.',
  },
  'demo.token-unknown': {
    text: "A text of the demo spec holds '{token}' in braces, which stands for nothing.",
    advice: 'Correct the token, or write the word itself.',
  },
  'demo.status-date-not-friday': {
    text: 'The status date {date} of the demo spec is no Friday.',
    advice: 'Move it to a Friday; all dates keep their weekday from there.',
  },
  'demo.variant-out-of-range': {
    text: 'The variant {variant} is not a whole number from 0 to 9999.',
    advice: 'Choose 0 for the organisation as written, or a number up to 9999 for another.',
  },
  'demo.anchor-out-of-range': {
    text: 'The anchor {anchor} lies outside the years {first} to {last}.',
    advice: 'Choose the day on which the demo should stand, usually today.',
  },
};
