import { gridDays } from './axis.ts';
import type {
  GanttBand,
  GanttLink,
  GanttMarker,
  GanttRow,
  MeasureText,
  Point,
  Rect,
  Viewport,
  Weight,
} from './gantt-types.ts';
import { type LabelWish, type PlacedLabel, placeLabels } from './labels.ts';
import { elbowOf } from './links.ts';
import { type TimeScale, xOf } from './time-scale.ts';

const BAR = 12;
/** The bar stands a little above the middle: its baseline lies under it. */
const BAR_UP = 7;
const BASELINE = 3;
const LEAST_WIDTH = 2;
const BRACKET_UP = 5;
const BRACKET = 9;
const DIAMONDS = { 1: 13, 2: 10, 3: 6 } as const;
const WAS = 8;
/** The shade of days of rest would be noise where a day is thinner. */
const REST_FROM = 10;

export type Mark =
  | { readonly kind: 'bar'; readonly rect: Rect; readonly done: number; readonly weight: Weight }
  | { readonly kind: 'baseline'; readonly rect: Rect }
  | { readonly kind: 'bracket'; readonly rect: Rect }
  /** Dots from the finish to the latest finish. */
  | { readonly kind: 'tail'; readonly rect: Rect }
  | { readonly kind: 'diamond'; readonly rect: Rect; readonly isHollow: boolean; readonly weight: Weight }
  | { readonly kind: 'was'; readonly rect: Rect }
  | { readonly kind: 'moved'; readonly rect: Rect };

export type SceneRow = {
  readonly line: number;
  readonly place: number | null;
  readonly rect: Rect;
  readonly tone: 'plain' | 'summary' | 'selected';
  readonly marks: readonly Mark[];
  readonly labels: readonly (PlacedLabel & { readonly y: number })[];
};

export type SceneLink = { readonly points: readonly Point[]; readonly weight: GanttLink['weight'] };

/** All that is drawn under the axis, in pixels of the content. */
export type Scene = {
  readonly viewport: Viewport;
  readonly bands: readonly { readonly x: number; readonly width: number; readonly kind: 'freeze' | 'rest' }[];
  readonly grid: readonly number[];
  readonly rows: readonly SceneRow[];
  readonly links: readonly SceneLink[];
  readonly lines: readonly { readonly x: number; readonly day: number; readonly kind: 'status' | 'today' }[];
};

export type LayoutInput = {
  readonly scale: TimeScale;
  /** What is drawn; somewhat more than is in sight. */
  readonly viewport: Viewport;
  /** What is in sight: texts keep inside. */
  readonly sight: Pick<Viewport, 'left' | 'width'>;
  readonly rowHeight: number;
  /** What stands on a line: null = not here yet. */
  readonly rowOn: (line: number) => GanttRow | null;
  readonly lineCount: number;
  readonly selected: number | null;
  readonly links: readonly GanttLink[];
  readonly freezes: readonly GanttBand[];
  readonly rests: readonly Omit<GanttBand, 'name'>[];
  readonly statusDay: number | null;
  readonly today: number | null;
  readonly measure: MeasureText;
};

/** Rows and links that are in sight as rectangles, lines and texts: nothing of a page or a canvas. */
export function layoutScene(input: LayoutInput): Scene {
  const { scale, viewport, rowHeight } = input;
  const { first, last } = linesWithin(viewport, rowHeight, input.lineCount);
  const rows: SceneRow[] = [];
  for (let line = first; line <= last; line++) rows.push(layoutRow(line, input.rowOn(line), input));
  return {
    viewport,
    bands: bandsOf(input),
    grid: gridDays(scale, viewport).map((day) => xOf(scale, day)),
    rows,
    links: input.links.map((link) => ({ points: elbowOf(link, { scale, rowHeight }), weight: link.weight })),
    lines: linesOf(input),
  };
}

/** First and last line in sight; last < first when there are none. */
export function linesWithin(viewport: Pick<Viewport, 'top' | 'height'>, rowHeight: number, count: number) {
  return {
    first: Math.max(0, Math.floor(viewport.top / rowHeight)),
    last: Math.min(count - 1, Math.ceil((viewport.top + viewport.height) / rowHeight) - 1),
  };
}

function layoutRow(line: number, row: GanttRow | null, input: LayoutInput): SceneRow {
  const { viewport, rowHeight, selected } = input;
  const rect = { x: viewport.left, y: line * rowHeight, width: viewport.width, height: rowHeight };
  if (row === null) return { line, place: null, rect, tone: 'plain', marks: [], labels: [] };
  const middle = rect.y + rowHeight / 2;
  const tone = row.place === selected ? 'selected' : row.shape === 'summary' ? 'summary' : 'plain';
  const markers = markersOf(row);
  return {
    line,
    place: row.place,
    rect,
    tone,
    marks: [...spansOf(row, middle, input.scale), ...markers.flatMap((each) => diamondOf(each, middle, input.scale))],
    labels: labelsOf(markers, middle, input),
  };
}

function markersOf(row: GanttRow): readonly GanttMarker[] {
  if (row.shape === 'milestone') return [row.marker];
  return row.shape === 'summary' ? row.markers : [];
}

function spansOf(row: GanttRow, middle: number, scale: TimeScale): Mark[] {
  if (row.shape !== 'bar' && row.shape !== 'summary') return [];
  const [x, right] = [xOf(scale, row.start), xOf(scale, row.finish)];
  const width = Math.max(LEAST_WIDTH, right - x);
  const marks: Mark[] = [];
  if (row.baseline !== null) {
    const [from, to] = [xOf(scale, row.baseline.start), xOf(scale, row.baseline.finish)];
    const rect = { x: from, y: middle - BAR_UP + BAR + 1, width: Math.max(LEAST_WIDTH, to - from), height: BASELINE };
    marks.push({ kind: 'baseline', rect });
  }
  if (row.shape === 'summary')
    return [...marks, { kind: 'bracket', rect: { x, y: middle - BRACKET_UP, width, height: BRACKET } }];
  if (row.lateFinish !== null && row.lateFinish > row.finish) {
    const late = xOf(scale, row.lateFinish);
    marks.push({
      kind: 'tail',
      rect: { x: x + width, y: middle - 2, width: Math.max(0, late - x - width), height: 2 },
    });
  }
  marks.push({
    kind: 'bar',
    rect: { x, y: middle - BAR_UP, width, height: BAR },
    done: row.done,
    weight: row.weight,
  });
  return marks;
}

function diamondOf({ at, tier, weight, was }: GanttMarker, middle: number, scale: TimeScale): Mark[] {
  const x = xOf(scale, at);
  const diamond: Mark = { kind: 'diamond', rect: square(x, middle, DIAMONDS[tier]), isHollow: tier === 3, weight };
  if (was === null) return [diamond];
  const before = xOf(scale, was);
  const line = { x: Math.min(before, x), y: middle - 1, width: Math.abs(x - before), height: 2 };
  return [{ kind: 'moved', rect: line }, { kind: 'was', rect: square(before, middle, WAS) }, diamond];
}

function square(x: number, middle: number, size: number): Rect {
  return { x: x - size / 2, y: middle - size / 2, width: size, height: size };
}

function labelsOf(markers: readonly GanttMarker[], middle: number, { scale, sight, measure }: LayoutInput) {
  const wishes = markers.flatMap((marker): LabelWish[] => {
    const x = xOf(scale, marker.at);
    const half = DIAMONDS[marker.tier] / 2;
    const before = marker.was === null ? x : xOf(scale, marker.was);
    const [left, right] = [Math.min(x - half, before - WAS / 2), Math.max(x + half, before + WAS / 2)];
    const isInSight = x + half >= sight.left && x - half <= sight.left + sight.width;
    return isInSight ? [{ left, right, tier: marker.tier, text: marker.label }] : [];
  });
  const bounds = { from: sight.left, to: sight.left + sight.width, measure };
  return placeLabels(wishes, bounds).map((label) => ({ ...label, y: middle }));
}

function bandsOf({ scale, freezes, rests, viewport }: LayoutInput): Scene['bands'] {
  const right = viewport.left + viewport.width;
  const within = (kind: 'freeze' | 'rest') => (band: Omit<GanttBand, 'name'>) => {
    const [from, to] = [xOf(scale, band.from), xOf(scale, band.to + 1)];
    return to < viewport.left || from > right ? [] : [{ x: from, width: to - from, kind }];
  };
  return [...(scale.pxPerDay >= REST_FROM ? rests.flatMap(within('rest')) : []), ...freezes.flatMap(within('freeze'))];
}

function linesOf({ scale, statusDay, today }: LayoutInput): Scene['lines'] {
  const lines: { x: number; day: number; kind: 'status' | 'today' }[] = [];
  if (today !== null && today !== statusDay) lines.push({ x: xOf(scale, today + 0.5), day: today, kind: 'today' });
  if (statusDay !== null) lines.push({ x: xOf(scale, statusDay + 0.5), day: statusDay, kind: 'status' });
  return lines;
}
