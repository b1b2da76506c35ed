import { adjacencyOf, entriesOf } from './adjacency.ts';
import type { Adjacency } from './compiled-plan.ts';

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
    for (const to of entriesOf(leaving, order[i] ?? 0)) {
      const left = (waitsFor[to] ?? 0) - 1;
      waitsFor[to] = left;
      if (left === 0) order[length++] = to;
    }
  }
  return order.subarray(0, length);
}

/** Strongly connected components of more than one number (Tarjan 1972), without recursion: plans can be 100,000 tasks deep. */
function knotsOf(count: number, leaving: Adjacency): readonly (readonly number[])[] {
  const index = new Int32Array(count);
  const low = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const cursor = leaving.from.slice();
  const open: number[] = [];
  const knots: number[][] = [];
  let nextIndex = 1;

  const enter = (number: number, path: number[]): void => {
    index[number] = low[number] = nextIndex++;
    isOpen[number] = 1;
    open.push(number);
    path.push(number);
  };
  const leave = (number: number, path: number[]): void => {
    path.pop();
    const above = path.at(-1);
    if (above !== undefined) low[above] = Math.min(low[above] ?? 0, low[number] ?? 0);
    if (low[number] !== index[number]) return;
    const knot = open.splice(open.lastIndexOf(number));
    for (const member of knot) isOpen[member] = 0;
    if (knot.length > 1) knots.push(knot);
  };
  const walk = (path: number[]): void => {
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const at = cursor[here] ?? 0;
      if (at >= (leaving.from[here + 1] ?? 0)) {
        leave(here, path);
        continue;
      }
      cursor[here] = at + 1;
      const to = leaving.entries[at] ?? 0;
      if (index[to] === 0) enter(to, path);
      else if (isOpen[to] === 1) low[here] = Math.min(low[here] ?? 0, index[to] ?? 0);
    }
  };
  for (let root = 0; root < count; root++) {
    if (index[root] !== 0) continue;
    const path: number[] = [];
    enter(root, path);
    walk(path);
  }
  return knots;
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
