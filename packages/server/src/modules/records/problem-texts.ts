import type { ProblemCatalogue } from '@sightline/kernel';

export const recordsProblemTexts: ProblemCatalogue = {
  'records.key-taken': {
    text: 'The key {key} is or was used by another {one}.',
    advice: 'Choose another key, or leave it empty and Sightline gives the next one.',
  },
  'records.field-moved': {
    text: "The field '{field}' is '{current}' now; you saw '{seen}'.",
    advice: 'Look at the new value, then send your change on top of it.',
  },
  'records.still-named': {
    text: 'The {one} {key} is still named by {count} other records.',
    advice: 'Change or remove them first; records that you may not see count as well.',
  },
  'records.not-sortable': {
    text: "A register cannot be sorted by '{field}'.",
    advice: 'Sort by the key or by one of: {fields}.',
  },
  'records.days-turned': {
    text: '{key} would end on {to}, before it begins on {from}.',
    advice: 'Give an end on or after the beginning.',
  },
  'records.points-at-itself': {
    text: '{key} would lead from a record to the same record.',
    advice: 'Name two different ones.',
  },
  'records.circle': {
    text: '{key} would close a circle: {way}.',
    advice: 'Take one step of the way out first.',
  },
};
