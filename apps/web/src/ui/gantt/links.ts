import type { GanttLink, GanttRow, Point } from './gantt-types.ts';
import { type TimeScale, xOf } from './time-scale.ts';

/** How far a link runs straight out of a bar before it turns. */
const STUB = 6;
/** How far from the end of a bar it enters. */
const ENTRY = 4;
/** The gap between rows in which links run sideways. */
const GAP = 2;
const BAR_HALF = 7;

type Placing = { readonly scale: TimeScale; readonly rowHeight: number };

/** An elbow from bar to bar: out at the side, down or up in one line, sideways in the gap of the target, in from above or below. */
export function elbowOf(link: GanttLink, { scale, rowHeight }: Placing): readonly Point[] {
  const [from, to] = [endsOf(link.from, scale), endsOf(link.to, scale)];
  if (from === null || to === null) return [];
  const [leaves, enters] = link.type;
  const isDown = link.toLine >= link.fromLine;
  const y = link.fromLine * rowHeight + rowHeight / 2 - 1;
  const x = leaves === 'F' ? from.right : from.left;
  const turn = leaves === 'F' ? x + STUB : x - STUB;
  const entry = to.isPoint ? to.middle : enters === 'S' ? to.left + ENTRY : to.right - ENTRY;
  const top = link.toLine * rowHeight;
  const gap = isDown ? top + GAP : top + rowHeight - GAP;
  const end = isDown ? top + rowHeight / 2 - BAR_HALF : top + rowHeight / 2 + BAR_HALF - 2;
  const isStraight = leaves === 'F' && Math.abs(entry - turn) <= STUB;
  const bend = isStraight ? entry : turn;
  return straightened([
    { x, y },
    { x: bend, y },
    { x: bend, y: gap },
    { x: entry, y: gap },
    { x: entry, y: end },
  ]);
}

function endsOf(row: GanttRow, scale: TimeScale) {
  if (row.shape === 'none') return null;
  if (row.shape === 'milestone') {
    const middle = xOf(scale, row.marker.at);
    return { left: middle - 5, right: middle + 5, middle, isPoint: true };
  }
  const [left, right] = [xOf(scale, row.start), xOf(scale, row.finish)];
  return { left, right, middle: (left + right) / 2, isPoint: right - left < ENTRY * 2 };
}

function straightened(points: readonly Point[]): readonly Point[] {
  return points.filter((point, at) => at === 0 || point.x !== points[at - 1]?.x || point.y !== points[at - 1]?.y);
}

/** Links by columns: two places and their type. */
export type LinkColumns = {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly type: readonly GanttLink['type'][];
  /** 1: both ends are critical and the link set the date of its successor. */
  readonly isCritical: Uint8Array;
};

type Sight = {
  readonly lineOf: Int32Array;
  readonly first: number;
  readonly last: number;
  readonly rowAt: (place: number) => GanttRow | null;
  /** Rows under the pointer or chosen: all their links show. */
  readonly tied: ReadonlySet<number>;
};

/** Those that cross the lines in sight: critical ones, and those of the rows that are looked at. */
export function linksInSight(links: LinkColumns, { lineOf, first, last, rowAt, tied }: Sight): readonly GanttLink[] {
  const seen: GanttLink[] = [];
  for (let at = 0; at < links.from.length; at++) {
    const [fromPlace, toPlace] = [links.from[at] ?? -1, links.to[at] ?? -1];
    const isTied = tied.size > 0 && (tied.has(fromPlace) || tied.has(toPlace));
    if (!isTied && links.isCritical[at] === 0) continue;
    const [fromLine, toLine] = [lineOf[fromPlace] ?? -1, lineOf[toPlace] ?? -1];
    if (fromLine < 0 || toLine < 0 || Math.max(fromLine, toLine) < first || Math.min(fromLine, toLine) > last) continue;
    const [from, to] = [rowAt(fromPlace), rowAt(toPlace)];
    if (from === null || to === null) continue;
    const weight = links.isCritical[at] === 1 ? 'critical' : 'tied';
    seen.push({ from, to, fromLine, toLine, type: links.type[at] ?? 'FS', weight });
  }
  return seen;
}
