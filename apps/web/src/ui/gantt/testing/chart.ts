import type { GanttRow, Tier, Weight } from '../gantt-types.ts';
import { type LayoutInput, layoutScene, type Mark, type Scene } from '../layout.ts';

/** A day is a letter wide and ten pixels; a text takes ten pixels a letter. */
export const CELL = 10;
export const ROW = 28;
const NAME = 8;

/*
 * One row a line: `=` bar, `~` near-critical, `#` critical, `.` float, `[--]` summary, `A` `B` `c` milestones of tier 1, 2, 3,
 * `+` where a milestone was to stand, `-` what joins the two. A line without a name is the baseline `_` of the row above.
 */
const WEIGHTS: Readonly<Record<string, Weight>> = { '=': 'normal', '~': 'near', '#': 'critical' };
const TIERS: Readonly<Record<string, Tier>> = { A: 1, B: 2, c: 3 };

/** The rows that a chart draws. */
export function rowsOf(chart: string): readonly GanttRow[] {
  const rows: GanttRow[] = [];
  for (const line of linesOf(chart)) {
    const [name, drawn] = [line.slice(0, NAME).trim(), line.slice(NAME + 1)];
    const last = rows.at(-1);
    if (name === '' && last !== undefined && 'baseline' in last)
      rows[rows.length - 1] = { ...last, baseline: spanOf(drawn, /_+/) };
    else rows.push(rowOf(drawn, rows.length));
  }
  return rows;
}

export function linesOf(chart: string): readonly string[] {
  const lines = chart.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.search(/\S/)).filter((at) => at >= 0));
  return lines.map((line) => line.slice(indent).trimEnd());
}

function rowOf(drawn: string, place: number): GanttRow {
  const summary = spanOf(drawn, /\[-*\]/);
  if (summary !== null) return { place, shape: 'summary', ...summary, baseline: null, markers: [] };
  const bar = spanOf(drawn, /[=~#]+/);
  if (bar !== null) {
    const float = spanOf(drawn, /\.+/);
    const weight = WEIGHTS[drawn[bar.start] ?? ''] ?? 'normal';
    return { place, shape: 'bar', ...bar, baseline: null, done: 0, weight, lateFinish: float?.finish ?? null };
  }
  const at = drawn.search(/[ABc]/);
  if (at < 0) return { place, shape: 'none' };
  const was = drawn.indexOf('+');
  const marker = {
    at: at + 0.5,
    tier: TIERS[drawn[at] ?? ''] ?? 2,
    weight: 'normal' as const,
    was: was < 0 ? null : was + 0.5,
  };
  return {
    place,
    shape: 'milestone',
    marker: { ...marker, label: /\S+$/.exec(drawn.slice(at + 1))?.[0]?.replace(/^[-+]+$/, '') ?? '' },
  };
}

function spanOf(drawn: string, pattern: RegExp) {
  const found = pattern.exec(drawn);
  return found === null ? null : { start: found.index, finish: found.index + found[0].length };
}

/** A scene of rows with everything else left out. */
export function sceneOf(rows: readonly GanttRow[], more: Partial<LayoutInput> = {}): Scene {
  return layoutScene({
    sight: { left: 0, width: 60 * CELL },
    scale: { origin: 0, pxPerDay: CELL },
    viewport: { left: 0, top: 0, width: 60 * CELL, height: rows.length * ROW },
    rowHeight: ROW,
    rowOn: (line) => rows[line] ?? null,
    lineCount: rows.length,
    selected: null,
    links: [],
    freezes: [],
    rests: [],
    statusDay: null,
    today: null,
    measure: (text) => text.length * CELL,
    ...more,
  });
}

/** The chart of what would be painted. */
export function chartOf(scene: Scene, names: readonly string[]): string {
  return scene.rows
    .flatMap((row, index) => {
      const cells = new Canvas();
      const under = new Canvas();
      for (const mark of row.marks) draw(mark, mark.kind === 'baseline' ? under : cells);
      for (const label of row.labels) cells.put(Math.ceil(label.x / CELL), label.text);
      const lines = [`${(names[index] ?? '').padEnd(NAME)}|${cells.text}`];
      return under.text === '' ? lines : [...lines, `${' '.repeat(NAME)}|${under.text}`];
    })
    .map((line) => line.trimEnd())
    .join('\n');
}

const BAR_SIGNS: Readonly<Record<Weight, string>> = { normal: '=', near: '~', critical: '#' };

function draw(mark: Mark, canvas: Canvas): void {
  const from = Math.round(mark.rect.x / CELL);
  const length = Math.max(1, Math.round((mark.rect.x + mark.rect.width) / CELL) - from);
  const middle = Math.floor((mark.rect.x + mark.rect.width / 2) / CELL);
  if (mark.kind === 'was') canvas.put(middle, '+');
  else if (mark.kind === 'diamond') canvas.put(middle, mark.isHollow ? 'c' : mark.rect.width > 10 ? 'A' : 'B');
  else if (mark.kind === 'bracket') canvas.put(from, `[${'-'.repeat(Math.max(0, length - 2))}]`);
  else canvas.put(from, (mark.kind === 'bar' ? BAR_SIGNS[mark.weight] : LINE_SIGNS[mark.kind]).repeat(length));
}

const LINE_SIGNS = { baseline: '_', tail: '.', moved: '-' } as const;

class Canvas {
  private cells: string[] = [];
  put(from: number, text: string): void {
    for (let at = 0; at < text.length; at++) this.cells[from + at] = text[at] ?? ' ';
  }
  get text(): string {
    return Array.from(this.cells, (cell) => cell ?? ' ').join('');
  }
}
