/** What of a tree in display order is shown; rows whose level is not known yet (0) always are. */
export type Outline = {
  /** Places of the shown rows, in order. */
  readonly shown: Int32Array;
  /** The line on which a place is shown; -1 where it is folded away. */
  readonly lineOf: Int32Array;
};

/** @param levels of each place, 1 = top */
export function outlineOf(levels: Uint8Array, folded: ReadonlySet<number>): Outline {
  const shown = new Int32Array(levels.length);
  const lineOf = new Int32Array(levels.length).fill(-1);
  let count = 0;
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (let place = 0; place < levels.length; place++) {
    const level = levels[place] ?? 0;
    if (level > hiddenBelow) continue;
    if (level > 0) hiddenBelow = folded.has(place) ? level : Number.POSITIVE_INFINITY;
    shown[count] = place;
    lineOf[place] = count;
    count += 1;
  }
  return { shown: shown.subarray(0, count), lineOf };
}

/** The row that a row lies under; null at the top. */
export function parentOf(levels: Uint8Array, place: number): number | null {
  const level = levels[place] ?? 0;
  for (let above = place - 1; above >= 0; above--) if ((levels[above] ?? 0) < level) return above;
  return null;
}

/** The place after the last row under this one. */
export function endOfBranch(levels: Uint8Array, place: number): number {
  const level = levels[place] ?? 0;
  let end = place + 1;
  while (end < levels.length && (levels[end] ?? 0) > level) end += 1;
  return end;
}
