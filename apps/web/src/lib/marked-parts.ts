import { folded } from '@sightline/contract';

export type Part = { readonly text: string; readonly isMarked: boolean };

/** Cuts a text where the words stand in it, whatever their case and accents; its letters stay as they are. */
export function markedParts(text: string, words: readonly string[]): readonly Part[] {
  const letters = [...text];
  const plain = letters.map(folded);
  const marks = letters.map(() => false);
  for (const word of words) markWord(plain, marks, word);
  const parts: Part[] = [];
  letters.forEach((letter, at) => {
    const isMarked = marks[at] ?? false;
    const last = parts.at(-1);
    if (last?.isMarked === isMarked) parts[parts.length - 1] = { text: last.text + letter, isMarked };
    else parts.push({ text: letter, isMarked });
  });
  return parts;
}

/** Each place where the word begins, over as many letters as spell it. */
function markWord(plain: readonly string[], marks: boolean[], word: string): void {
  if (word === '') return;
  for (let from = 0; from < plain.length; from++) {
    if (plain[from] === '') continue;
    let spelt = '';
    let to = from;
    while (to < plain.length && spelt.length < word.length) spelt += plain[to++] ?? '';
    if (spelt.startsWith(word)) marks.fill(true, from, to);
  }
}
