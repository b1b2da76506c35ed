import type { ProblemCatalogue } from '@sightline/kernel';

export const recordImportProblemTexts: ProblemCatalogue = {
  'record-import.empty': {
    text: "There are no rows under the headers of '{file}'.",
    advice: 'Check that the right sheet is read, and that its first filled row holds the headers.',
  },
  'record-import.no-column': {
    text: 'No column holds {label}, which every {one} needs.',
    advice: 'Choose its column above.',
  },
  'record-import.no-such-column': {
    text: "'{field}' is no field of a {one}.",
    advice: 'Choose among the fields that the preview shows.',
  },
  'record-import.needed': { text: '{label} is missing in {cell}.', advice: 'Fill it, or skip the row.' },
  'record-import.not-known': {
    text: "'{text}' in {cell} is no {one} that is known.",
    advice: 'Bring that in first, correct the spelling, or skip the row.',
  },
  'record-import.several': {
    text: "'{text}' in {cell} may mean more than one {one}.",
    advice: 'Use its key, or skip the row.',
  },
  'record-import.no-such-choice': {
    text: "'{text}' in {cell} is none of the choices.",
    advice: 'Use one of: {values}.',
  },
  'record-import.text-too-long': {
    text: 'The text in {cell} has {length} characters; at most {most} are kept.',
    advice: 'Shorten it, or skip the row.',
  },
  'record-import.too-many-words': {
    text: '{cell} holds {count} names; at most {most} are kept.',
    advice: 'Keep those that people use.',
  },
  'record-import.not-yes-or-no': { text: "'{text}' in {cell} is neither yes nor no.", advice: 'Use yes, no, or x.' },
  'record-import.not-whole': {
    text: "'{text}' in {cell} is no whole number from {least} to {most}.",
    advice: 'Correct it, or leave it empty.',
  },
  'record-import.key-not-valid': {
    text: "'{text}' in {cell} is no key.",
    advice: 'A key has at most 40 letters, digits and . _ / - and begins with a letter or digit.',
  },
  'record-import.not-an-address': {
    text: "'{text}' in {cell} is no e-mail address.",
    advice: 'Correct it, leave it empty, or skip the row.',
  },
  'record-import.nobody': {
    text: "'{text}' in {cell} is the name of nobody.",
    advice: 'Give the name of a person, or skip the row.',
  },
  'record-import.namesakes': {
    text: "Several people are called '{text}', and {cell} does not say which of them is meant.",
    advice: 'Give the e-mail address in the row, or skip it.',
  },
  'record-import.twice': {
    text: '{cell} speaks again of {key}, which row {row} brings already with other values.',
    advice: 'Keep one of both rows.',
  },
  'record-import.faulty': {
    text: '{count} rows hold faults, so nothing was brought in.',
    advice: 'Correct them, or bring in the others and leave these aside.',
  },
};
