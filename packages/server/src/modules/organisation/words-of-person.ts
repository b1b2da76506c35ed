import type { ErasedWords } from '../audit/index.ts';

/**
 * What finds a person in texts: every name and address that was ever kept, in the ways that people write them (`Priya Raman`,
 * `Raman, Priya`, without accents, in capitals). A name of one word, such as Max, is a word of its own in other texts: it is
 * found only where it is the whole value.
 */
export function wordsOfPerson(names: readonly string[], addresses: readonly string[]): ErasedWords {
  const spellings = [...new Set([...names.flatMap(spellingsOf), ...addresses.flatMap(formsOf)])];
  const phrases = spellings.filter(isTelling);
  const alone = spellings.filter((each) => !isTelling(each));
  return {
    inText: anyOf([...phrases.map((each) => bounded(expression(each))), ...alone.map(wholeText)]),
    inJson: anyOf([
      ...phrases.map((each) => bounded(expression(escapedForJson(each)))),
      ...alone.map((each) => `(")\\s*${expression(escapedForJson(each))}\\s*(")(?!\\s*:)`),
      // Both groups that the replacement names exist in any case.
      '(?!)()()',
    ]),
    inBytes: phrases.flatMap(casesOf).flatMap(bytesOf),
  };
}

function spellingsOf(name: string): readonly string[] {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1);
  const turned = words.length > 1 && last !== undefined ? [`${last}, ${words.slice(0, -1).join(' ')}`] : [];
  return [words.join(' '), ...turned].flatMap(formsOf);
}

/** With accents composed, decomposed, and without. */
function formsOf(text: string): readonly string[] {
  return [text.normalize('NFC'), text.normalize('NFD'), text.normalize('NFD').replace(/\p{M}/gu, '')];
}

/** Long enough to mean this person inside other texts. */
function isTelling(text: string): boolean {
  return /[\s@]/.test(text);
}

function anyOf(expressions: readonly string[]): string {
  return expressions.map((each) => `(?:${each})`).join('|');
}

function bounded(inner: string): string {
  return `(?<![[:alnum:]])${inner}(?![[:alnum:]])`;
}

function wholeText(text: string): string {
  return `^\\s*${expression(text)}\\s*$`;
}

/** Any spaces between words, in text or as JSON writes them. */
function expression(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}\p{M}\s]/gu, (sign) => (sign.length === 1 ? `\\${sign}` : sign)))
    .join('(?:\\s|\\\\[tnr])+');
}

function escapedForJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function casesOf(text: string): readonly string[] {
  return [...new Set([text, text.toUpperCase(), text.toLowerCase()])];
}

/** As files write it: plain or escaped for XML, in the encodings of plan files. */
function bytesOf(text: string): readonly Uint8Array[] {
  return [...new Set([text, ...xmlForms(text)])].flatMap((each) => [
    Buffer.from(each, 'utf8'),
    Buffer.from(each, 'utf16le'),
    ...(/^[\x20-\xff]*$/.test(each) ? [Buffer.from(each, 'latin1')] : []),
  ]);
}

/** XML may escape quotes or leave them, and may write any sign by its number. */
function xmlForms(text: string): readonly string[] {
  const must = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotes = [must, must.replaceAll('"', '&quot;')];
  const forms = quotes.flatMap((each) => [each, each.replaceAll("'", '&apos;'), each.replaceAll("'", '&#39;')]);
  const numbered = (write: (code: number) => string) => (form: string) =>
    form.replace(/[^\x20-\x7e]/gu, (sign) => write(sign.codePointAt(0) ?? 0));
  return [
    ...forms,
    ...forms.map(numbered((code) => `&#${code};`)),
    ...forms.map(numbered((code) => `&#x${code.toString(16).toUpperCase()};`)),
  ];
}
