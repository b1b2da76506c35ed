import type { PlanRows } from '@sightline/contract';
import type { GanttSource } from '../../ui/gantt/gantt-source.ts';
import type { GanttMarker, GanttRow, Weight } from '../../ui/gantt/gantt-types.ts';
import type { LinkColumns } from '../../ui/gantt/links.ts';
import { endOfBranch } from '../../ui/gantt/outline.ts';

const MINUTES_PER_DAY = 1440;
/** Up to so many working days of float a task is near-critical. */
const NEAR_DAYS = 5;
/** A folded summary shows the milestones of so many rows under it; more would be a smear. */
const MOST_ROLLED_UP = 400;

type Columns = PlanRows['columns'];

/** One task as the grid shows it; made when it comes into sight. Minutes are those of the contract. */
export type PlanRow = { readonly place: number } & { readonly [Name in keyof Columns]: Columns[Name][number] };

/** Words of a milestone's label. */
export type MarkerWords = (row: PlanRow, isRolledUp: boolean) => string;

export type PlanStore = GanttSource<PlanRow> & {
  readonly placeOfId: (id: string) => number | null;
  /** Links into a place, in plan order. */
  readonly predecessorsOf: (place: number) => readonly Predecessor[];
};

export type Predecessor = { readonly place: number; readonly type: string; readonly lag: string };

/** The rows that have come, by their place in the plan. The answers stay by columns; a row is made of them when it is asked for. */
export function planStore(total: number, answers: readonly PlanRows[], words: MarkerWords): PlanStore {
  const chunks = [...answers].sort((a, b) => a.offset - b.offset);
  const levels = levelsOf(total, chunks);
  const rowAt = (place: number) => rowOf(chunks, place);
  return {
    total,
    levels,
    rowAt,
    drawnAt: (place, isFolded) => {
      const row = rowAt(place);
      return row === null ? null : drawn(row, isFolded ? rolledUp(place, levels, rowAt, words) : [], words);
    },
    idOf: (row) => row.id,
    placeOf: (row) => row.place,
    canFold: (row) => row.kind === 'summary' && (levels[row.place + 1] ?? 0) > row.outlineLevel,
    links: linksOf(chunks),
    placeOfId: (id) => {
      for (const { offset, columns } of chunks) {
        const at = (columns.id as readonly string[]).indexOf(id);
        if (at >= 0) return offset + at;
      }
      return null;
    },
    predecessorsOf: (place) => predecessorsOf(chunks, place),
  };
}

function chunkAt(chunks: readonly PlanRows[], place: number): PlanRows | undefined {
  return chunks.find(({ offset, columns }) => place >= offset && place < offset + columns.id.length);
}

function rowOf(chunks: readonly PlanRows[], place: number): PlanRow | null {
  const chunk = chunkAt(chunks, place);
  if (chunk === undefined) return null;
  const at = place - chunk.offset;
  const cells = Object.entries(chunk.columns).map(([name, column]) => [name, column[at]]);
  return { place, ...Object.fromEntries(cells) } as PlanRow;
}

/** Levels are drawn from 1; 0 is kept for what has not come. */
function levelsOf(total: number, chunks: readonly PlanRows[]): Uint8Array {
  const levels = new Uint8Array(total);
  for (const { offset, columns } of chunks)
    levels.set(
      columns.outlineLevel.slice(0, total - offset).map((level) => Math.min(255, Math.max(1, level))),
      offset,
    );
  return levels;
}

type Weighed = Pick<PlanRow, 'isCritical' | 'totalFloatDays' | 'percentComplete'>;

/** What is done presses no more. */
export function weightOf({ isCritical, totalFloatDays, percentComplete }: Weighed): Weight {
  if (isCritical) return 'critical';
  if (percentComplete >= 100) return 'normal';
  return totalFloatDays !== null && totalFloatDays <= NEAR_DAYS ? 'near' : 'normal';
}

function drawn(row: PlanRow, markers: readonly GanttMarker[], words: MarkerWords): GanttRow {
  const { place, kind } = row;
  if (row.start === null || row.finish === null) return { place, shape: 'none' };
  if (isMilestone(row)) return { place, shape: 'milestone', marker: markerOf(row, words(row, false)) };
  const [start, finish] = [row.start / MINUTES_PER_DAY, row.finish / MINUTES_PER_DAY];
  const baseline =
    row.baselineStart === null || row.baselineFinish === null
      ? null
      : { start: row.baselineStart / MINUTES_PER_DAY, finish: row.baselineFinish / MINUTES_PER_DAY };
  if (kind === 'summary') return { place, shape: 'summary', start, finish, baseline, markers };
  const done = Math.min(1, Math.max(0, row.percentComplete / 100));
  const lateFinish = done >= 1 || row.lateFinish === null ? null : row.lateFinish / MINUTES_PER_DAY;
  return { place, shape: 'bar', start, finish, baseline, done, weight: weightOf(row), lateFinish };
}

function isMilestone({ kind }: PlanRow): boolean {
  return kind === 'start-milestone' || kind === 'finish-milestone';
}

function markerOf(row: PlanRow, label: string): GanttMarker {
  const at = (row.finish ?? 0) / MINUTES_PER_DAY;
  const was = row.baselineFinish === null ? null : row.baselineFinish / MINUTES_PER_DAY;
  const hasMoved = was !== null && Math.floor(was) !== Math.floor(at);
  return { at, tier: 2, weight: row.isCritical ? 'critical' : 'normal', was: hasMoved ? was : null, label };
}

function rolledUp(
  place: number,
  levels: Uint8Array,
  rowAt: (place: number) => PlanRow | null,
  words: MarkerWords,
): readonly GanttMarker[] {
  const end = Math.min(endOfBranch(levels, place), place + MOST_ROLLED_UP);
  const markers: GanttMarker[] = [];
  for (let under = place + 1; under < end; under++) {
    const row = rowAt(under);
    if (row !== null && isMilestone(row) && row.finish !== null)
      markers.push({ ...markerOf(row, words(row, true)), was: null });
  }
  return markers;
}

function linksOf(chunks: readonly PlanRows[]): LinkColumns {
  const count = chunks.reduce((sum, { links }) => sum + links.from.length, 0);
  const [from, to, isCritical] = [new Int32Array(count), new Int32Array(count), new Uint8Array(count)];
  const critical = (place: number) => {
    const chunk = chunkAt(chunks, place);
    return chunk?.columns.isCritical[place - chunk.offset] ?? false;
  };
  let at = 0;
  for (const { links } of chunks)
    links.from.forEach((place, index) => {
      from[at] = place;
      to[at] = links.to[index] ?? -1;
      isCritical[at] = links.isDriving[index] && critical(place) && critical(to[at] ?? -1) ? 1 : 0;
      at += 1;
    });
  return { from, to, type: chunks.flatMap(({ links }) => links.type), isCritical };
}

/** Links stand in the order of their successors. */
function predecessorsOf(chunks: readonly PlanRows[], place: number): readonly Predecessor[] {
  const links = chunkAt(chunks, place)?.links;
  if (links === undefined) return [];
  let low = 0;
  let high = links.to.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links.to[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  const found: Predecessor[] = [];
  for (let at = low; links.to[at] === place; at++)
    found.push({ place: links.from[at] ?? -1, type: links.type[at] ?? 'FS', lag: links.lag[at] ?? '' });
  return found;
}

/** First and last day that anything of the plan touches; null without dates. */
export function daysOf(answers: readonly PlanRows[]): { readonly from: number; readonly to: number } | null {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { columns } of answers)
    for (const name of ['start', 'finish', 'baselineStart', 'baselineFinish'] as const)
      for (const minute of columns[name]) {
        if (minute === null) continue;
        if (minute < from) from = minute;
        if (minute > to) to = minute;
      }
  return from > to ? null : { from: Math.floor(from / MINUTES_PER_DAY), to: Math.ceil(to / MINUTES_PER_DAY) };
}
