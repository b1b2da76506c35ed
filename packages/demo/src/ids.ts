import type { Id } from '@sightline/kernel';
import { mixed } from './random.ts';

/** Four independent beginnings of the hash: the first digits of the square roots of 2, 3, 5 and 7. */
const BEGINNINGS = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a] as const;

/** A UUID of version 8 (RFC 9562 section 5.8) that is the same whenever the same thing is generated. */
export function stableId<Kind extends string>(kind: Kind, key: string): Id<Kind> {
  const text = `${kind}|${key}`;
  const hex = BEGINNINGS.map((beginning) => mixed(beginning, text).toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}` as Id<Kind>;
}
