import { civilFromDay, type DayNumber, dayFromCivil, weekdayOf } from '@sightline/kernel';
import type { GanttBand, MeasureText, Viewport } from './gantt-types.ts';
import { dayAt, type TimeScale, type TimeUnit, unitOf, xOf } from './time-scale.ts';

/** Three lines: names of bands and dates of lines, then the coarse unit, then the fine one. */
export const AXIS_LINE = 16;
export const AXIS_HEIGHT = AXIS_LINE * 3;

export type AxisCell = { readonly x: number; readonly right: number; readonly text: string };
export type AxisName = { readonly x: number; readonly text: string; readonly tone: 'line' | 'band' };

export type AxisScene = {
  readonly unit: TimeUnit;
  readonly coarse: readonly AxisCell[];
  readonly fine: readonly AxisCell[];
  /** Left edges of the texts in the first line. */
  readonly names: readonly AxisName[];
};

export type AxisLine = { readonly at: number; readonly text: string };

type Given = {
  readonly scale: TimeScale;
  /** What is drawn; somewhat more than is in sight. */
  readonly viewport: Pick<Viewport, 'left' | 'width'>;
  /** What is in sight: texts of the first line keep inside. */
  readonly sight: Pick<Viewport, 'left' | 'width'>;
  readonly bands: readonly GanttBand[];
  readonly lines: readonly AxisLine[];
  readonly monthName: (month: number) => string;
  readonly measure: MeasureText;
};

/** What stands above the rows, as far as it is in sight. */
export function layoutAxis(given: Given): AxisScene {
  const unit = unitOf(given.scale.pxPerDay);
  const cells = (of: CellUnit) => cellsOf(of, given);
  return { unit, coarse: cells(COARSE[unit]), fine: cells(unit), names: namesOf(given) };
}

type CellUnit = TimeUnit | 'none';

const COARSE: Readonly<Record<TimeUnit, CellUnit>> = {
  day: 'month',
  week: 'month',
  month: 'year',
  quarter: 'year',
  year: 'none',
};

/** Room on both sides of a text. */
const PAD = 4;

function cellsOf(unit: CellUnit, { scale, viewport, monthName, measure }: Given): AxisCell[] {
  if (unit === 'none') return [];
  const first = startOf(unit, Math.floor(dayAt(scale, viewport.left)));
  const end = dayAt(scale, viewport.left + viewport.width);
  const cells: AxisCell[] = [];
  for (let day = first; day <= end; day = after(unit, day)) {
    const [x, right] = [xOf(scale, day), xOf(scale, after(unit, day))];
    cells.push({ x, right, text: textOf(unit, day, monthName) });
  }
  const isWide = ({ x, right, text }: AxisCell) => measure(text) + PAD * 2 <= right - x;
  if (unit === 'year' && !cells.every(isWide)) return thinned(cells, measure);
  return cells.map((cell) => (isWide(cell) ? cell : { ...cell, text: '' }));
}

/** Names of years stand every 2, 5, 10 years where they have no room, and reach over those that are left out. */
function thinned(cells: readonly AxisCell[], measure: MeasureText): AxisCell[] {
  const width = cells[0] === undefined ? 1 : cells[0].right - cells[0].x;
  const step = [1, 2, 5, 10, 20, 50].find((each) => each * width >= measure('2026') + PAD * 2) ?? 100;
  return cells.map((cell, index) => ({ ...cell, text: index % step === 0 ? cell.text : '' }));
}

function textOf(unit: TimeUnit, day: number, monthName: (month: number) => string): string {
  const { year, month, day: ofMonth } = civilFromDay(day as DayNumber);
  switch (unit) {
    case 'day':
    case 'week':
      return String(ofMonth);
    case 'month':
      return monthName(month);
    case 'quarter':
      return `Q${Math.ceil(month / 3)}`;
    case 'year':
      return String(year);
  }
}

function startOf(unit: TimeUnit, day: number): number {
  const { year, month } = civilFromDay(day as DayNumber);
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day - weekdayOf(day as DayNumber);
    case 'month':
      return dayFromCivil(year, month, 1);
    case 'quarter':
      return dayFromCivil(year, month - ((month - 1) % 3), 1);
    case 'year':
      return dayFromCivil(year, 1, 1);
  }
}

function after(unit: TimeUnit, day: number): number {
  if (unit === 'day') return day + 1;
  if (unit === 'week') return day + 7;
  const { year, month } = civilFromDay(day as DayNumber);
  const months = year * 12 + (month - 1) + (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12);
  return dayFromCivil(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** First days of the coarser unit under the rows: the lines of the grid. */
export function gridDays(scale: TimeScale, viewport: Pick<Viewport, 'left' | 'width'>): number[] {
  const unit = unitOf(scale.pxPerDay);
  const line: TimeUnit = unit === 'day' ? 'week' : unit === 'week' ? 'month' : unit === 'year' ? 'year' : unit;
  const end = dayAt(scale, viewport.left + viewport.width);
  const days: number[] = [];
  for (let day = startOf(line, Math.floor(dayAt(scale, viewport.left))); day <= end; day = after(line, day))
    days.push(day);
  return days;
}

/** Dates of lines first, then names of bands as far as they do not run into one another. */
function namesOf({ scale, sight, bands, lines, measure }: Given): AxisName[] {
  const right = sight.left + sight.width;
  const taken: { readonly from: number; readonly to: number }[] = [];
  const names: AxisName[] = [];
  const isApart = (x: number, width: number) =>
    taken.every((each) => x >= each.to + PAD * 2 || x + width <= each.from - PAD * 2);
  /** In the middle of its span; beside what is in the way where it still touches its span. */
  const put = ([from, to]: readonly [number, number], text: string, tone: AxisName['tone']) => {
    const width = measure(text);
    const middle = Math.min(Math.max((from + to - width) / 2, sight.left + PAD), right - width - PAD);
    const beside = taken.flatMap((each) => [each.to + PAD * 2, each.from - PAD * 2 - width]);
    const touching = tone === 'line' ? [] : beside.filter((x) => x < to && x + width > from);
    const x = [middle, ...touching].find((at) => at >= sight.left && at + width <= right && isApart(at, width));
    if (x === undefined) return;
    taken.push({ from: x, to: x + width });
    names.push({ x, text, tone });
  };
  for (const line of lines) {
    const x = xOf(scale, line.at);
    if (x >= sight.left && x <= right) put([x, x], line.text, 'line');
  }
  for (const band of bands) {
    const [from, to] = [Math.max(sight.left, xOf(scale, band.from)), Math.min(right, xOf(scale, band.to + 1))];
    if (to > from) put([from, to], band.name, 'band');
  }
  return names;
}
