import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstInvalidUtf8, lineAt } from './utf8.ts';

const isText = (bytes: Uint8Array) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

describe('UTF-8', () => {
  it.each([
    [[0x41, 0xff], 1],
    [[0xc0, 0x80], 0], // overlong
    [[0xe0, 0x80, 0x80], 0], // overlong
    [[0x41, 0xed, 0xa0, 0x80], 1], // surrogate
    [[0xf4, 0x90, 0x80, 0x80], 0], // beyond U+10FFFF
    [[0xe2, 0x82], 0], // cut off
    [[0xe2, 0x82, 0xac], null],
  ])('of %o breaks at %o', (bytes, at) => {
    expect(firstInvalidUtf8(Uint8Array.from(bytes))).toBe(at);
  });

  it('is judged as the platform judges it', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const bytes = Uint8Array.from(pieces.flatMap((each) => [...each]));
        expect(firstInvalidUtf8(bytes) === null).toBe(isText(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('counts lines from 1', () => {
    expect(lineAt(Uint8Array.from([0x41, 0x0a, 0x41, 0x0a]), 3)).toBe(2);
  });
});
