import type { Id } from '@sightline/kernel';
import { drawBits } from './random.ts';

/** A UUID of version 8 (RFC 9562 section 5.8) that is the same whenever the same thing is generated. */
export function stableId<Kind extends string>(kind: Kind, key: string): Id<Kind> {
  const hex = [0, 1, 2, 3].map((part) => drawBits(`${part}|${kind}|${key}`).toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}` as Id<Kind>;
}
