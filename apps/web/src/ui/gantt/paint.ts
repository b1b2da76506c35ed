import { AXIS_HEIGHT, AXIS_LINE, type AxisCell, type AxisScene } from './axis.ts';
import type { GanttBand, Point, Rect, Viewport } from './gantt-types.ts';
import type { Mark, Scene, SceneRow } from './layout.ts';
import type { Minimap } from './minimap.ts';
import { type TimeScale, xOf } from './time-scale.ts';
import type { Tokens } from './tokens.ts';

export const FONT = "12px 'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif";
const STRONG_FONT = `600 ${FONT}`;
const HALO = 3;
const BAND_SHADE = 0.1;
const REST_SHADE = 0.05;

type Brush = CanvasRenderingContext2D;

/** Draws what the scene says; decides nothing. */
export function paintScene(brush: Brush, scene: Scene, tokens: Tokens): void {
  const { viewport } = scene;
  brush.save();
  brush.translate(-viewport.left, -viewport.top);
  brush.fillStyle = tokens.surface;
  brush.fillRect(viewport.left, viewport.top, viewport.width, viewport.height);
  for (const row of scene.rows) paintGround(brush, row, tokens);
  for (const x of scene.grid)
    fill(brush, { x: Math.round(x), y: viewport.top, width: 1, height: viewport.height }, tokens.line);
  for (const band of scene.bands) paintBand(brush, band, viewport, tokens);
  for (const { x, kind } of scene.lines) paintLine(brush, x, kind, viewport, tokens);
  for (const row of scene.rows) for (const mark of row.marks) paintMark(brush, mark, tokens);
  for (const { points, weight } of scene.links)
    paintLink(brush, points, weight === 'critical' ? tokens.crit : tokens.accent);
  for (const row of scene.rows) paintLabels(brush, row, tokens);
  brush.restore();
}

function fill(brush: Brush, { x, y, width, height }: Rect, colour: string): void {
  brush.fillStyle = colour;
  brush.fillRect(x, y, width, height);
}

function paintGround(brush: Brush, { rect, tone }: SceneRow, tokens: Tokens): void {
  if (tone !== 'plain') fill(brush, rect, tone === 'selected' ? tokens.sel : tokens.sunken);
  fill(brush, { ...rect, y: rect.y + rect.height - 1, height: 1 }, tokens.line);
}

function paintBand(
  brush: Brush,
  { x, width, kind }: Scene['bands'][number],
  { top, height }: Viewport,
  tokens: Tokens,
) {
  brush.globalAlpha = kind === 'freeze' ? BAND_SHADE : REST_SHADE;
  fill(brush, { x, y: top, width, height }, tokens.text);
  brush.globalAlpha = 1;
  if (kind === 'rest') return;
  fill(brush, { x: Math.round(x), y: top, width: 1, height }, tokens.line2);
  fill(brush, { x: Math.round(x + width), y: top, width: 1, height }, tokens.line2);
}

function paintLine(brush: Brush, x: number, kind: 'status' | 'today', { top, height }: Viewport, tokens: Tokens): void {
  if (kind === 'status') fill(brush, { x: x - 0.75, y: top, width: 1.5, height }, tokens.accent);
  else dashes(brush, { x, y: top }, { x, y: top + height }, { colour: tokens.accent, dash: [4, 4], width: 1 });
}

type Stroke = { readonly colour: string; readonly dash: readonly number[]; readonly width: number };

function dashes(brush: Brush, from: Point, to: Point, { colour, dash, width }: Stroke): void {
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.setLineDash([...dash]);
  brush.beginPath();
  brush.moveTo(from.x, from.y);
  brush.lineTo(to.x, to.y);
  brush.stroke();
  brush.setLineDash([]);
}

function paintMark(brush: Brush, mark: Mark, tokens: Tokens): void {
  const { x, y, width, height } = mark.rect;
  switch (mark.kind) {
    case 'bar':
      paintBar(brush, mark, tokens);
      break;
    case 'bracket':
      paintBracket(brush, mark.rect, tokens.text2);
      break;
    case 'tail':
      dashes(
        brush,
        { x: x + 1, y: y + 1 },
        { x: x + width, y: y + 1 },
        { colour: tokens.ctl, dash: [1.5, 2.5], width: 1.5 },
      );
      break;
    case 'diamond':
      paintDiamond(
        brush,
        mark.rect,
        { colour: mark.weight === 'critical' ? tokens.crit : tokens['bar-done'], isHollow: mark.isHollow },
        tokens,
      );
      break;
    case 'was':
      paintDiamond(brush, mark.rect, { colour: tokens.base, isHollow: true }, tokens);
      break;
    case 'baseline':
    case 'moved':
      fill(brush, { x, y, width, height }, tokens.base);
      break;
  }
}

function paintBar(brush: Brush, { rect, done, weight }: Extract<Mark, { kind: 'bar' }>, tokens: Tokens): void {
  const { x, y, width, height } = rect;
  brush.fillStyle = weight === 'critical' ? tokens.crit : tokens.bar;
  brush.beginPath();
  brush.roundRect(x, y, width, height, Math.min(2, width / 2));
  brush.fill();
  if (weight === 'near' && width > 2) {
    brush.strokeStyle = tokens.crit;
    brush.lineWidth = 1;
    brush.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  }
  if (done > 0)
    fill(
      brush,
      { x, y: y + 4, width: width * done, height: 4 },
      weight === 'critical' ? tokens.base : tokens['bar-done'],
    );
}

/** A beam of 4 px with a tooth at each end. */
function paintBracket(brush: Brush, { x, y, width, height }: Rect, colour: string): void {
  const tooth = Math.min(4, width / 2);
  brush.fillStyle = colour;
  brush.beginPath();
  brush.moveTo(x, y);
  brush.lineTo(x + width, y);
  brush.lineTo(x + width, y + height);
  brush.lineTo(x + width - tooth, y + 4);
  brush.lineTo(x + tooth, y + 4);
  brush.lineTo(x, y + height);
  brush.closePath();
  brush.fill();
}

function paintDiamond(
  brush: Brush,
  { x, y, width, height }: Rect,
  { colour, isHollow }: { readonly colour: string; readonly isHollow: boolean },
  tokens: Tokens,
) {
  brush.beginPath();
  brush.moveTo(x + width / 2, y);
  brush.lineTo(x + width, y + height / 2);
  brush.lineTo(x + width / 2, y + height);
  brush.lineTo(x, y + height / 2);
  brush.closePath();
  brush.fillStyle = isHollow ? tokens.surface : colour;
  brush.fill();
  if (!isHollow) return;
  brush.strokeStyle = colour;
  brush.lineWidth = 1.5;
  brush.stroke();
}

function paintLink(brush: Brush, points: readonly Point[], colour: string): void {
  const [start, ...others] = points;
  const [before, end] = [points.at(-2), points.at(-1)];
  if (start === undefined || before === undefined || end === undefined) return;
  brush.strokeStyle = colour;
  brush.fillStyle = colour;
  brush.lineWidth = 1.3;
  brush.beginPath();
  brush.moveTo(start.x, start.y);
  for (const { x, y } of others) brush.lineTo(x, y);
  brush.stroke();
  const back = end.y >= before.y ? -4 : 4;
  brush.beginPath();
  brush.moveTo(end.x, end.y);
  brush.lineTo(end.x - 3, end.y + back);
  brush.lineTo(end.x + 3, end.y + back);
  brush.closePath();
  brush.fill();
}

function paintLabels(brush: Brush, row: SceneRow, tokens: Tokens): void {
  if (row.labels.length === 0) return;
  brush.font = FONT;
  brush.textBaseline = 'middle';
  brush.lineJoin = 'round';
  brush.strokeStyle = row.tone === 'selected' ? tokens.sel : row.tone === 'summary' ? tokens.sunken : tokens.surface;
  brush.lineWidth = HALO * 2;
  brush.fillStyle = tokens.text2;
  for (const { x, y, text } of row.labels) {
    brush.strokeText(text, x, y);
    brush.fillText(text, x, y);
  }
}

export type AxisGround = {
  readonly scale: TimeScale;
  readonly viewport: Pick<Viewport, 'left' | 'width'>;
  readonly sight: Pick<Viewport, 'left'>;
  readonly freezes: readonly GanttBand[];
  readonly lines: Scene['lines'];
};

export function paintAxis(
  brush: Brush,
  axis: AxisScene,
  { scale, viewport, sight, freezes, lines }: AxisGround,
  tokens: Tokens,
): void {
  const { left, width } = viewport;
  brush.save();
  brush.translate(-left, 0);
  fill(brush, { x: left, y: 0, width, height: AXIS_HEIGHT }, tokens.sunken);
  brush.globalAlpha = BAND_SHADE;
  for (const { from, to } of freezes)
    fill(
      brush,
      { x: xOf(scale, from), y: 0, width: (to + 1 - from) * scale.pxPerDay, height: AXIS_HEIGHT },
      tokens.text,
    );
  brush.globalAlpha = 1;
  brush.textBaseline = 'middle';
  brush.font = FONT;
  paintCells(brush, axis.coarse, { y: AXIS_LINE, left: sight.left, height: AXIS_LINE * 2 }, tokens);
  paintCells(brush, axis.fine, { y: AXIS_LINE * 2, left: sight.left, height: AXIS_LINE }, tokens);
  for (const { x, kind } of lines)
    if (kind === 'status') fill(brush, { x: x - 0.75, y: AXIS_LINE, width: 1.5, height: AXIS_LINE * 2 }, tokens.accent);
  for (const { x, text, tone } of axis.names) {
    brush.font = tone === 'line' ? STRONG_FONT : FONT;
    brush.fillStyle = tone === 'line' ? tokens['accent-text'] : tokens.text2;
    brush.fillText(text, x, AXIS_LINE / 2 + 1);
  }
  fill(brush, { x: left, y: 0, width, height: 1 }, tokens.line2);
  fill(brush, { x: left, y: AXIS_HEIGHT - 1, width, height: 1 }, tokens.line2);
  brush.restore();
}

type Row = { readonly y: number; readonly left: number; readonly height: number };

/** The name of what began before the left edge stays in sight. */
function paintCells(brush: Brush, cells: readonly AxisCell[], { y, left, height }: Row, tokens: Tokens): void {
  for (const { x, right, text } of cells) {
    fill(brush, { x: Math.round(x), y, width: 1, height }, tokens.line2);
    if (text === '') continue;
    const at = Math.max(x, left) + 4;
    if (x < left && at + brush.measureText(text).width + 4 > right) continue;
    brush.fillStyle = tokens.text2;
    brush.fillText(text, at, y + AXIS_LINE / 2 + 1);
  }
}

export function paintMinimap(
  brush: Brush,
  { strokes, window }: Minimap,
  size: { readonly width: number; readonly height: number },
  tokens: Tokens,
): void {
  fill(brush, { x: 0, y: 0, ...size }, tokens.sunken);
  for (const { isCritical, ...rect } of strokes) fill(brush, rect, isCritical ? tokens.crit : tokens.bar);
  brush.globalAlpha = 0.12;
  fill(brush, window, tokens.accent);
  brush.globalAlpha = 1;
  brush.strokeStyle = tokens.accent;
  brush.lineWidth = 1.5;
  brush.strokeRect(window.x + 0.75, window.y + 0.75, Math.max(1, window.width - 1.5), Math.max(1, window.height - 1.5));
}
