import { adjacencyOf, entriesOf } from './adjacency.ts';
import type { Adjacency } from './compiled-plan.ts';
import { knotsOf } from './knots.ts';

/** Arrows between the numbers 0 to `count - 1`; arrow `i` goes from `from[i]` to `to[i]`. */
export type Graph = { readonly count: number; readonly from: Int32Array; readonly to: Int32Array };

/** An order in which every arrow points forward, or one shortest circle of each knot that has none. */
export type Ordering =
  | { readonly kind: 'order'; readonly order: Int32Array }
  | { readonly kind: 'circles'; readonly circles: readonly (readonly number[])[] };

/** Kahn's algorithm; the circles of what it leaves over are found by Tarjan's. O(numbers + arrows). */
export function ordering(graph: Graph): Ordering {
  const leaving = successorsOf(graph);
  const order = kahn(graph, leaving);
  if (order.length === graph.count) return { kind: 'order', order };
  return { kind: 'circles', circles: knotsOf(graph.count, leaving).map((knot) => shortestCircle(knot, leaving)) };
}

function successorsOf(graph: Graph): Adjacency {
  const { from, entries } = adjacencyOf(graph.count, graph.from);
  return { from, entries: entries.map((arrow) => graph.to[arrow] ?? 0) };
}

function kahn(graph: Graph, leaving: Adjacency): Int32Array {
  const waitsFor = new Int32Array(graph.count);
  for (const to of graph.to) waitsFor[to] = (waitsFor[to] ?? 0) + 1;
  const order = new Int32Array(graph.count);
  let length = 0;
  waitsFor.forEach((count, number) => {
    if (count === 0) order[length++] = number;
  });
  for (let i = 0; i < length; i++) {
    const here = order[i] ?? 0;
    for (let entry = leaving.from[here] ?? 0; entry < (leaving.from[here + 1] ?? 0); entry++) {
      const to = leaving.entries[entry] ?? 0;
      const left = (waitsFor[to] ?? 0) - 1;
      waitsFor[to] = left;
      if (left === 0) order[length++] = to;
    }
  }
  return order.subarray(0, length);
}

/** Through the knot's first number, breadth first; the numbers in the order of the arrows, the first one not repeated. */
function shortestCircle(knot: readonly number[], leaving: Adjacency): readonly number[] {
  const members = new Set(knot);
  const root = knot.reduce((least, number) => Math.min(least, number));
  const cameFrom = new Map<number, number>();
  const queue = [root];
  for (const here of queue) {
    for (const to of entriesOf(leaving, here)) {
      if (to === root) return pathBack(cameFrom, root, here);
      if (!members.has(to) || cameFrom.has(to)) continue;
      cameFrom.set(to, here);
      queue.push(to);
    }
  }
  return [root];
}

function pathBack(cameFrom: ReadonlyMap<number, number>, root: number, last: number): readonly number[] {
  const path: number[] = [];
  for (let here: number | undefined = last; here !== undefined && here !== root; here = cameFrom.get(here))
    path.push(here);
  return [root, ...path.reverse()];
}
