import { expect, it } from 'vitest';
import { markedParts } from './marked-parts.ts';

const shown = (text: string, words: readonly string[]) =>
  markedParts(text, words)
    .map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part))
    .join('');

it.each([
  ['Payroll archive', ['pay', 'arch'], '[Pay]roll [arch]ive'],
  // The letters of the text stay, accents too, composed or not.
  ['Général Élan', ['general', 'elan'], '[Général] [Élan]'],
  ['Ge\u0301ne\u0301ral', ['gen'], '[Ge\u0301n]e\u0301ral'],
  // Places that overlap are one.
  ['banana', ['ana'], 'b[anana]'],
  ['PRJ-101', ['prj-10'], '[PRJ-10]1'],
  ['Nothing of it', ['zebra'], 'Nothing of it'],
  ['All', [], 'All'],
  ['', ['a'], ''],
])('%s by %s', (text, words, marked) => {
  expect(shown(text, words)).toBe(marked);
});
