/**
 * Counter-based random numbers: each draw is a pure function of what it is for, so an added draw changes no other and the
 * order of drawing does not matter. 32-bit integers only, hence the same bits on every machine.
 */

/** 0 to 2^32 - 1. */
export function drawBits(key: string): number {
  return mixed(0x811c9dc5, key);
}

/** The finaliser of MurmurHash3 (Appleby, public domain) over FNV-1a of the text. */
export function mixed(beginning: number, text: string): number {
  let hash = beginning;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 0 to `below` - 1. The bias of the remainder is under one in a million for the small numbers drawn here. */
export function drawBelow(key: string, below: number): number {
  return drawBits(key) % below;
}

/** `low` to `high`, both included. */
export function drawBetween(key: string, low: number, high: number): number {
  return low + drawBelow(key, high - low + 1);
}

/** One entry of a list that is not empty. */
export function drawOne<T>(key: string, from: readonly T[]): T {
  const drawn = from[drawBelow(key, from.length)];
  if (drawn === undefined) throw new Error(`nothing to draw from for '${key}'`);
  return drawn;
}

/** A reordering that depends on the key only. */
export function shuffled<T>(key: string, from: readonly T[]): readonly T[] {
  return from
    .map((entry, index) => ({ entry, index, order: drawBits(`${key}#${index}`) }))
    .sort((a, b) => a.order - b.order || a.index - b.index)
    .map(({ entry }) => entry);
}
