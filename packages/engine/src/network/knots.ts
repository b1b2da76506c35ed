import type { Adjacency } from './compiled-plan.ts';

type Walk = {
  readonly leaving: Adjacency;
  /** Next arrow to follow, by number. */
  readonly cursor: Int32Array;
  /** When a number was met, from 1 on; 0 = not yet. */
  readonly metAt: Int32Array;
  /** The earliest meeting that can be reached from a number through open ones. */
  readonly low: Int32Array;
  readonly isOpen: Uint8Array;
  readonly open: number[];
  readonly path: number[];
  readonly knots: number[][];
  met: number;
};

/** Strongly connected components of more than one number (Tarjan 1972), without recursion: plans can be 100,000 tasks deep. */
export function knotsOf(count: number, leaving: Adjacency): readonly (readonly number[])[] {
  const walk: Walk = {
    leaving,
    cursor: leaving.from.slice(),
    metAt: new Int32Array(count),
    low: new Int32Array(count),
    isOpen: new Uint8Array(count),
    open: [],
    path: [],
    knots: [],
    met: 0,
  };
  for (let root = 0; root < count; root++) {
    if (walk.metAt[root] !== 0) continue;
    enter(walk, root);
    for (let here = walk.path.at(-1); here !== undefined; here = walk.path.at(-1)) follow(walk, here);
  }
  return walk.knots;
}

function enter(walk: Walk, number: number): void {
  walk.met++;
  walk.metAt[number] = walk.met;
  walk.low[number] = walk.met;
  walk.isOpen[number] = 1;
  walk.open.push(number);
  walk.path.push(number);
}

/** One arrow further, or back if all are followed. */
function follow(walk: Walk, here: number): void {
  const { leaving, cursor, metAt, low, isOpen } = walk;
  const at = cursor[here] ?? 0;
  if (at >= (leaving.from[here + 1] ?? 0)) {
    leave(walk, here);
    return;
  }
  cursor[here] = at + 1;
  const to = leaving.entries[at] ?? 0;
  if (metAt[to] === 0) enter(walk, to);
  else if (isOpen[to] === 1) low[here] = Math.min(low[here] ?? 0, metAt[to] ?? 0);
}

function leave(walk: Walk, number: number): void {
  const { path, low, metAt, open } = walk;
  path.pop();
  const above = path.at(-1);
  if (above !== undefined) low[above] = Math.min(low[above] ?? 0, low[number] ?? 0);
  if (low[number] !== metAt[number]) return;
  const knot = open.splice(open.lastIndexOf(number));
  for (const member of knot) walk.isOpen[member] = 0;
  if (knot.length > 1) walk.knots.push(knot);
}
