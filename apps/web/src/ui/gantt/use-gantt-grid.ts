import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import { placeAfterKey } from '../data-grid/grid-keys.ts';
import type { GridColumn, GridPlace } from '../data-grid/grid-types.ts';
import { AXIS_HEIGHT } from './axis.ts';
import type { GanttSource } from './gantt-source.ts';
import { type Outline, parentOf } from './outline.ts';

const OVERSCAN = 8;

type Acts<Row> = {
  readonly onOpen: (row: Row) => void;
  readonly onFold: (place: number, isFolded: boolean) => void;
};

type Given<Row> = Acts<Row> & {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly source: GanttSource<Row>;
  readonly outline: Outline;
  readonly folded: ReadonlySet<number>;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowHeight: number;
};

/** The lines that stand in the page, the cell that holds the tab stop, and where keys lead. */
export function useGanttGrid<Row>({
  scroller,
  source,
  outline,
  folded,
  columns,
  rowHeight,
  onOpen,
  onFold,
}: Given<Row>) {
  const count = outline.shown.length;
  const placeOn = (line: number) => outline.shown[line] ?? -1;
  const [stood, setStood] = useState({ place: 0, columnId: 'name' });
  // By its place: it stays on its row when others fold. A row that was folded away leaves it to the one above.
  const active = { index: lineAt(outline, stood.place), column: columnOf(columns, stood.columnId) };
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: placeOn,
    overscan: OVERSCAN,
    scrollPaddingEnd: AXIS_HEIGHT,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return active.index >= range.count || indexes.includes(active.index)
        ? indexes
        : [...indexes, active.index].sort((a, b) => a - b);
    },
  });
  const standAt = ({ index, column }: GridPlace) =>
    setStood({ place: placeOn(index), columnId: columns[column]?.id ?? '' });
  const goTo = (next: GridPlace) => {
    standAt(next);
    virtual.scrollToIndex(next.index);
    requestAnimationFrame(() => focusCell(scroller.current, next));
  };
  const rowOn = (line: number) => source.rowAt(placeOn(line));

  /** In the first column left and right fold, unfold and lead to the row above, as in a tree. */
  const foldByKey = (key: string): boolean => {
    const [place, row] = [placeOn(active.index), rowOn(active.index)];
    if (row === null) return false;
    const canFold = source.canFold(row);
    if (key === ' ' && canFold) onFold(place, !folded.has(place));
    else if (active.column !== 0) return false;
    else if (key === 'ArrowRight' && canFold && folded.has(place)) onFold(place, false);
    else if (key === 'ArrowLeft' && canFold && !folded.has(place)) onFold(place, true);
    else if (key === 'ArrowLeft') {
      const parent = parentOf(source.levels, place);
      if (parent !== null) goTo({ index: lineAt(outline, parent), column: 0 });
    } else return false;
    return true;
  };

  /** true: the key was used. */
  const onKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (event.altKey || event.shiftKey) return false;
    if (!event.ctrlKey && !event.metaKey && foldByKey(event.key)) return true;
    const shownRows = Math.floor(((scroller.current?.clientHeight ?? 400) - AXIS_HEIGHT) / rowHeight);
    const bounds = { rows: count, columns: columns.length, pageRows: Math.max(1, shownRows - 1) };
    const next = placeAfterKey(event.key, event.ctrlKey || event.metaKey, active, bounds, () => true);
    if (next !== null) {
      goTo(next);
      return true;
    }
    const row = rowOn(active.index);
    if (event.key !== 'Enter' || row === null || (event.target as HTMLElement).closest('button') !== null) return false;
    onOpen(row);
    return true;
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const at = cellOf(event.target);
    if (at !== null && (at.index !== active.index || at.column !== active.column)) standAt(at);
  };
  const show = (place: number) => {
    const line = outline.lineOf[place] ?? -1;
    if (line < 0) return;
    setStood((before) => ({ ...before, place }));
    virtual.scrollToIndex(line, { align: 'center' });
  };
  const keepInSight = (place: number) => {
    const line = outline.lineOf[place] ?? -1;
    if (line >= 0) virtual.scrollToIndex(line);
  };
  return { virtual, active, onKey, onFocus, show, keepInSight };
}

function columnOf<Row>(columns: readonly GridColumn<Row>[], id: string): number {
  return Math.max(
    0,
    columns.findIndex((each) => each.id === id),
  );
}

function lineAt({ lineOf, shown }: Outline, place: number): number {
  for (let at = Math.min(place, lineOf.length - 1); at >= 0; at--) {
    const line = lineOf[at] ?? -1;
    if (line >= 0) return Math.min(line, shown.length - 1);
  }
  return 0;
}

function focusCell(scroller: HTMLElement | null, { index, column }: GridPlace): void {
  scroller
    ?.querySelector<HTMLElement>(`[data-index="${index}"] [data-column="${column}"]`)
    ?.focus({ preventScroll: true });
}

function cellOf(target: EventTarget): GridPlace | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
  const index = target.closest<HTMLElement>('[data-index]')?.dataset.index;
  return column === undefined || index === undefined ? null : { index: Number(index), column: Number(column) };
}
