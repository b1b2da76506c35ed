import { firstInvalidUtf8 } from '../bytes/utf8.ts';

/**
 * Byte order mark first, then the zero bytes of UTF-16, then UTF-8; what is none of these is windows-1252, which is what
 * Excel writes as "CSV" on a western Windows. Null when it is no text.
 */
export function decodeTableText(bytes: Uint8Array): string | null {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return text.slice(0, 100_000).includes('\0') ? null : text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 1000);
  const [even, odd] = [zeroShare(head, 0), zeroShare(head, 1)];
  if (odd > 0.4 && even < 0.1) return 'utf-16le';
  if (even > 0.4 && odd < 0.1) return 'utf-16be';
  return firstInvalidUtf8(bytes) === null ? 'utf-8' : 'windows-1252';
}

function zeroShare(bytes: Uint8Array, from: number): number {
  let zeros = 0;
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++;
  return bytes.length < 4 ? 0 : zeros / (bytes.length / 2);
}
