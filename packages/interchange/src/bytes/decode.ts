import { ok, problem, type Result, refused } from '@sightline/kernel';
import { firstInvalidUtf8, lineAt } from './utf8.ts';

/** The text of a file in pieces, so that a streaming parser never holds a second copy of it. */
export type DecodedText = { readonly encoding: string; readonly chunks: () => Iterable<string> };

/** Labels that files declare and that every runtime decodes; anything else is refused by name. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1250', 'windows-1250'],
  ['windows-1251', 'windows-1251'],
  ['windows-1252', 'windows-1252'],
]);

const CHUNK_BYTES = 64 * 1024;

/** Byte order mark first, then the shape of UTF-16 without one, then what the XML declaration says, else UTF-8. */
export function decodeXml(bytes: Uint8Array): Result<DecodedText> {
  const label = markedEncoding(bytes) ?? declaredEncoding(bytes);
  const encoding = ENCODINGS.get(label.toLowerCase());
  if (encoding === undefined) return refused([problem('interchange.encoding-unknown', { encoding: label })]);
  return encoding === 'utf-8' ? decodeUtf8(bytes, label) : ok(decodedText(bytes, encoding));
}

export function decodedText(bytes: Uint8Array, encoding: string): DecodedText {
  return { encoding, chunks: () => chunksOf(bytes, encoding) };
}

function decodeUtf8(bytes: Uint8Array, label: string): Result<DecodedText> {
  const at = firstInvalidUtf8(bytes);
  if (at === null) return ok(decodedText(bytes, 'utf-8'));
  return refused([
    problem('interchange.encoding-wrong', {
      encoding: label,
      offset: at,
      line: lineAt(bytes, at),
      byte: `0x${(bytes[at] ?? 0).toString(16).padStart(2, '0').toUpperCase()}`,
    }),
  ]);
}

/** Decoders drop the mark themselves. */
function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? 'utf-8';
}

function* chunksOf(bytes: Uint8Array, encoding: string): Iterable<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true });
  }
  yield decoder.decode();
}
