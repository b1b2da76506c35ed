import { firstInvalidUtf8 } from '../bytes/utf8.ts';

export type XerEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252';

/**
 * An XER names no encoding: P6 writes the Windows code page of the exporting machine, newer releases UTF-8.
 * Cyrillic text sits in 0xC0–0xFF as whole words; in Western text such letters stand alone among ASCII ones.
 */
export function xerEncoding(bytes: Uint8Array): XerEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (firstInvalidUtf8(bytes) === null) return 'utf-8';
  let letters = 0;
  let inWords = 0;
  for (let i = 1; i + 1 < bytes.length; i++) {
    if (!isHighLetter(bytes[i])) continue;
    letters++;
    if (isHighLetter(bytes[i - 1]) || isHighLetter(bytes[i + 1])) inWords++;
  }
  return letters > 0 && inWords / letters >= MIN_SHARE_IN_WORDS ? 'windows-1251' : 'windows-1252';
}

/** Russian reaches 0.98 (one-letter words stand alone), French and German stay below 0.1. */
const MIN_SHARE_IN_WORDS = 0.8;

function isHighLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xc0;
}
