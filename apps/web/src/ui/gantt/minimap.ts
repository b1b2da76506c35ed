import type { GanttRow, Rect, Viewport } from './gantt-types.ts';
import type { TimeScale } from './time-scale.ts';

export type Minimap = {
  readonly strokes: readonly (Rect & { readonly isCritical: boolean })[];
  /** What of the whole is in sight. */
  readonly window: Rect;
};

type Whole = {
  readonly lineCount: number;
  readonly rowHeight: number;
  /** Of the content at the present zoom. */
  readonly contentWidth: number;
  readonly width: number;
  readonly height: number;
};

const LEAST_WINDOW = 6;

/** One stroke a line, or one of every few where there are more lines than pixels can tell. */
export function strokesOf(
  whole: Whole,
  scale: TimeScale,
  rowOn: (line: number) => GanttRow | null,
): Minimap['strokes'] {
  const { lineCount, width, height, contentWidth } = whole;
  const step = Math.max(1, Math.ceil(lineCount / (height * 4)));
  const share = width / Math.max(1, contentWidth);
  const pitch = height / Math.max(1, lineCount);
  const strokes: (Rect & { isCritical: boolean })[] = [];
  for (let line = 0; line < lineCount; line += step) {
    const span = spanOf(rowOn(line));
    if (span === null) continue;
    const x = (span.start - scale.origin) * scale.pxPerDay * share;
    const right = (span.finish - scale.origin) * scale.pxPerDay * share;
    const stroke = {
      x,
      y: line * pitch,
      width: Math.max(1, right - x),
      height: Math.min(2, Math.max(1, pitch * 0.6)),
    };
    strokes.push({ ...stroke, isCritical: span.isCritical });
  }
  return strokes;
}

function spanOf(row: GanttRow | null) {
  if (row === null || row.shape === 'none' || row.shape === 'summary') return null;
  if (row.shape === 'milestone')
    return { start: row.marker.at, finish: row.marker.at, isCritical: row.marker.weight === 'critical' };
  return { start: row.start, finish: row.finish, isCritical: row.weight === 'critical' };
}

/** The window over the whole, never too small to take hold of. */
export function windowOf({ width, height, contentWidth, lineCount, rowHeight }: Whole, viewport: Viewport): Rect {
  const contentHeight = Math.max(1, lineCount * rowHeight);
  const shown = (part: number, whole: number, room: number) =>
    Math.min(room, Math.max(LEAST_WINDOW, (part / Math.max(1, whole)) * room));
  const [w, h] = [shown(viewport.width, contentWidth, width), shown(viewport.height, contentHeight, height)];
  const x = Math.min(width - w, (viewport.left / Math.max(1, contentWidth)) * width);
  const y = Math.min(height - h, (viewport.top / contentHeight) * height);
  return { x: Math.max(0, x), y: Math.max(0, y), width: w, height: h };
}

/** Where the content has to be scrolled so that the window's middle lies there. */
export function scrollTo(whole: Whole, viewport: Viewport, at: { readonly x: number; readonly y: number }) {
  const { width, height, contentWidth, lineCount, rowHeight } = whole;
  return {
    left: Math.max(0, Math.round((at.x / width) * contentWidth - viewport.width / 2)),
    top: Math.max(0, Math.round((at.y / height) * lineCount * rowHeight - viewport.height / 2)),
  };
}
