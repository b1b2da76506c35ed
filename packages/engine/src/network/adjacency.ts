import type { Adjacency } from './compiled-plan.ts';

/** Groups the numbers 0 to `rowOf.length - 1` by their row, keeping their order. O(rows + numbers). */
export function adjacencyOf(rowCount: number, rowOf: Int32Array): Adjacency {
  const from = new Int32Array(rowCount + 1);
  for (const row of rowOf) from[row + 1] = (from[row + 1] ?? 0) + 1;
  for (let row = 0; row < rowCount; row++) from[row + 1] = (from[row + 1] ?? 0) + (from[row] ?? 0);
  const next = from.slice();
  const entries = new Int32Array(rowOf.length);
  rowOf.forEach((row, number) => {
    const place = next[row] ?? 0;
    entries[place] = number;
    next[row] = place + 1;
  });
  return { from, entries };
}

export function entriesOf(adjacency: Adjacency, row: number): Int32Array {
  return adjacency.entries.subarray(adjacency.from[row], adjacency.from[row + 1]);
}
