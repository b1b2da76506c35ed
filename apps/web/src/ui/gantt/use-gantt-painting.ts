import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useStable } from '../../lib/use-stable.ts';
import { AXIS_HEIGHT, layoutAxis } from './axis.ts';
import type { GanttSource, GanttTime } from './gantt-source.ts';
import type { GanttRow, Viewport } from './gantt-types.ts';
import { layoutScene, linesWithin, type Scene } from './layout.ts';
import { linksInSight } from './links.ts';
import { strokesOf, windowOf } from './minimap.ts';
import type { Outline } from './outline.ts';
import { FONT, paintAxis, paintMinimap, paintScene } from './paint.ts';
import type { TimeScale } from './time-scale.ts';
import { readTokens, type Tokens } from './tokens.ts';

/** Drawn beyond what is in sight: a scroll moves it into sight before the next frame is painted. */
const BEYOND = { x: 160, y: 224 };

export type Canvases = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly body: RefObject<HTMLCanvasElement | null>;
  readonly axis: RefObject<HTMLCanvasElement | null>;
  readonly minimap: RefObject<HTMLCanvasElement | null>;
};

type Picture = {
  readonly source: GanttSource<unknown>;
  readonly outline: Outline;
  readonly folded: ReadonlySet<number>;
  readonly time: GanttTime;
  readonly scale: TimeScale;
  readonly timeWidth: number;
  readonly gridWidth: number;
  readonly rowHeight: number;
  readonly selected: number | null;
  /** Redrawn when one of these is another. */
  readonly depends: readonly unknown[];
};

export type GanttPainting = {
  readonly repaint: () => void;
  readonly hover: (place: number | null) => void;
  /** What was painted last. */
  readonly scene: RefObject<Scene | null>;
};

/** Keeps the canvases as the rows, the zoom, the scroll and the theme say; one painting a frame. */
export function useGanttPainting(canvases: Canvases, picture: Picture): GanttPainting {
  const tokens = useRef<Tokens | null>(null);
  const hovered = useRef<number | null>(null);
  const scene = useRef<Scene | null>(null);
  const frame = useRef(0);
  const paint = useStable(() => {
    frame.current = 0;
    tokens.current ??= readTokens(document.documentElement);
    scene.current = paintAll(canvases, picture, hovered.current, tokens.current) ?? scene.current;
  });
  const repaint = useStable(() => {
    if (frame.current === 0) frame.current = requestAnimationFrame(paint);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say what is drawn
  useLayoutEffect(() => paint(), picture.depends);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  useFreshTokens(
    useStable(() => {
      tokens.current = null;
      paint();
    }),
  );
  const hover = useStable((place: number | null) => {
    if (hovered.current === place) return;
    hovered.current = place;
    repaint();
  });
  return { repaint, hover, scene };
}

/** Another theme, another font, another density of pixels; and paper, which is light. */
function useFreshTokens(refresh: () => void): void {
  useEffect(() => {
    const root = document.documentElement;
    const theme = 'data-mantine-color-scheme';
    const observer = new MutationObserver(refresh);
    observer.observe(root, { attributes: true, attributeFilter: [theme] });
    void document.fonts.ready.then(refresh);
    let shown: string | null = null;
    const toPaper = () => {
      shown = root.getAttribute(theme);
      root.setAttribute(theme, 'light');
      refresh();
    };
    const fromPaper = () => {
      if (shown !== null) root.setAttribute(theme, shown);
      refresh();
    };
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', fromPaper);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', fromPaper);
    };
  }, [refresh]);
}

function paintAll(canvases: Canvases, picture: Picture, hovered: number | null, tokens: Tokens): Scene | null {
  const { scroller, body, axis } = canvases;
  if (scroller.current === null || body.current === null || axis.current === null) return null;
  const { scale, time, gridWidth, timeWidth, rowHeight, source, outline } = picture;
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller.current;
  const sight: Viewport = {
    left: scrollLeft,
    top: scrollTop,
    width: Math.max(0, clientWidth - gridWidth),
    height: Math.max(0, clientHeight - AXIS_HEIGHT),
  };
  const lineCount = outline.shown.length;
  const wide = widened(sight, timeWidth, lineCount * rowHeight);
  const drawn = new Map<number, GanttRow | null>();
  const rowAt = (place: number) => {
    if (!drawn.has(place)) drawn.set(place, source.drawnAt(place, picture.folded.has(place)));
    return drawn.get(place) ?? null;
  };
  const tied = new Set([hovered, picture.selected].filter((place) => place !== null));
  const { first, last } = linesWithin(wide, rowHeight, lineCount);
  const brush = brushOn(body.current, wide.width, wide.height);
  if (brush === null) return null;
  brush.font = FONT;
  const measure = (text: string) => measured(brush, text);
  const scene = layoutScene({
    ...{ scale, rowHeight, lineCount, selected: picture.selected, measure },
    ...{ freezes: time.freezes, rests: time.rests, statusDay: time.statusDay, today: time.today },
    viewport: wide,
    sight,
    rowOn: (line) => rowAt(outline.shown[line] ?? -1),
    links: linksInSight(source.links, { lineOf: outline.lineOf, first, last, rowAt, tied }),
  });
  paintScene(brush, scene, tokens);
  body.current.style.transform = `translate(${wide.left}px, ${AXIS_HEIGHT + wide.top}px)`;
  paintHead(axis.current, picture, { scene, sight }, tokens);
  paintWhole(canvases.minimap.current, picture, sight, tokens);
  return scene;
}

function widened({ left, top, width, height }: Viewport, timeWidth: number, contentHeight: number): Viewport {
  const [x, y] = [Math.max(0, left - BEYOND.x), Math.max(0, top - BEYOND.y)];
  return {
    left: x,
    top: y,
    width: Math.max(0, Math.min(timeWidth, left + width + BEYOND.x) - x),
    height: Math.max(0, Math.min(Math.max(contentHeight, height), top + height + BEYOND.y) - y),
  };
}

type Sighted = { readonly scene: Scene; readonly sight: Viewport };

function paintHead(
  canvas: HTMLCanvasElement,
  { scale, time }: Picture,
  { scene: { viewport, lines }, sight }: Sighted,
  tokens: Tokens,
): void {
  const brush = brushOn(canvas, viewport.width, AXIS_HEIGHT);
  if (brush === null) return;
  brush.font = `600 ${FONT}`;
  const dates = lines.map(({ kind, day }) => ({ at: day + 0.5, text: time.lineText(kind, day) })).reverse();
  const axis = layoutAxis({
    ...{ scale, viewport, sight, bands: time.freezes, lines: dates, monthName: time.monthName },
    measure: (text) => brush.measureText(text).width,
  });
  paintAxis(brush, axis, { scale, viewport, sight, freezes: time.freezes, lines }, tokens);
  canvas.style.transform = `translateX(${viewport.left}px)`;
}

/** The strokes of the whole change with the rows and the zoom only; while scrolling they are painted from here. */
let kept: { readonly key: readonly unknown[]; readonly strokes: ReturnType<typeof strokesOf> } | null = null;

function paintWhole(canvas: HTMLCanvasElement | null, picture: Picture, sight: Viewport, tokens: Tokens): void {
  const strip = canvas?.parentElement;
  if (canvas === null || !strip || strip.clientWidth === 0) return;
  const { source, outline, folded, scale, timeWidth, rowHeight } = picture;
  const size = { width: strip.clientWidth, height: canvas.clientHeight };
  const whole = { ...size, lineCount: outline.shown.length, rowHeight, contentWidth: timeWidth };
  const brush = brushOn(canvas, size.width, size.height);
  if (brush === null) return;
  const key = [source, outline, scale.pxPerDay, scale.origin, size.width, size.height];
  if (kept === null || kept.key.some((each, at) => each !== key[at])) {
    const rowOn = (line: number) => source.drawnAt(outline.shown[line] ?? -1, folded.has(outline.shown[line] ?? -1));
    kept = { key, strokes: strokesOf(whole, scale, rowOn) };
  }
  paintMinimap(brush, { strokes: kept.strokes, window: windowOf(whole, sight) }, size, tokens);
}

/** A context whose units are pixels of the page, sharp on screens with finer ones. */
function brushOn(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const brush = canvas.getContext('2d', { alpha: false });
  brush?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return brush;
}

const MOST_MEASURED = 4000;
const widths = new Map<string, number>();

function measured(brush: CanvasRenderingContext2D, text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (widths.size > MOST_MEASURED) widths.clear();
  const { width } = brush.measureText(text);
  widths.set(text, width);
  return width;
}
