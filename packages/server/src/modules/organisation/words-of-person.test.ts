import { describe, expect, it } from 'vitest';
import { wordsOfPerson } from './words-of-person.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the words that find a person', () => {
  it('are the name in the ways that people write it, and the address', () => {
    const { inText } = wordsOfPerson(['Priya Raman'], ['priya@northwind.example']);
    expect(inText).toContain('Priya(?:\\s|\\\\[tnr])+Raman');
    expect(inText).toContain('Raman\\,(?:\\s|\\\\[tnr])+Priya');
    expect(inText).toContain('priya\\@northwind\\.example');
  });

  it('of one word are looked for as whole values, and never in bytes', () => {
    const { inText, inJson, inBytes } = wordsOfPerson(['Max'], []);
    expect(inText).toContain('^\\s*Max\\s*$');
    expect(inJson).toContain('(")\\s*Max\\s*(")(?!\\s*:)');
    expect(inBytes).toEqual([]);
  });

  it('are looked for in files plain and escaped, in the encodings of plan files', () => {
    const found = wordsOfPerson(["Sean O'Neil"], []).inBytes.map(hex);
    expect(found).toContain(hex(Buffer.from("Sean O'Neil", 'utf8')));
    expect(found).toContain(hex(Buffer.from("Sean O'Neil", 'utf16le')));
    expect(found).toContain(hex(Buffer.from('SEAN O&apos;NEIL', 'utf8')));
  });
});
