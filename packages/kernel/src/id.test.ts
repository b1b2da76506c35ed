import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mintId, parseId } from './id.ts';

describe('an id', () => {
  it('is a UUID of version 7 that begins with its time', () => {
    // RFC 9562 appendix A.6: 2022-02-22T19:22:22.00Z
    const id = mintId(0x017f22e279b0, Uint8Array.from([0x0c, 0xc3, 0x98, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]));
    expect(id).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sorts by time and can be read back', () => {
    const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
    const unixMs = fc.integer({ min: 0, max: 2 ** 47 });
    fc.assert(
      fc.property(unixMs, fc.integer({ min: 1, max: 1000 }), random, random, (at, later, a, b) => {
        const [first, second] = [mintId(at, a), mintId(at + later, b)];
        expect(first < second).toBe(true);
        expect(parseId(first)).toBe(first);
      }),
    );
  });

  it.each([
    ['', 'nothing'],
    ['017F22E2-79B0-7CC3-98C4-DC0C0C07398F', 'capital letters would make two spellings of one id'],
    ['017f22e279b07cc398c4dc0c0c07398f', 'dashes are missing'],
    ['017f22e2-79b0-0cc3-98c4-dc0c0c07398f', 'version 0'],
    ['017f22e2-79b0-7cc3-18c4-dc0c0c07398f', 'another variant'],
    ["'; drop table project; --", 'no id'],
  ])('refuses %s: %s', (text) => {
    expect(parseId(text)).toBeNull();
  });
});
