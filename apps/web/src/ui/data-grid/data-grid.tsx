// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtual, keep its columns sticky and its layout; the roles say what it is
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isTypingIn } from '../../lib/use-page-keys.ts';
import { useStable } from '../../lib/use-stable.ts';
import classes from './data-grid.module.css';
import { GridHead } from './grid-head.tsx';
import { placeAfterKey } from './grid-keys.ts';
import { GridFoot, GridLine } from './grid-line.tsx';
import {
  columnsWithin,
  type GridCells,
  type GridColumn,
  type GridItem,
  type GridPlace,
  type GridSort,
  trackOf,
} from './grid-types.ts';

const DETAIL_ESTIMATE = 64;
const OVERSCAN = 8;
const HEAD_LINE = 22;

export type GridHandle = {
  /** Scrolls a cell into view and puts the focus on it; does nothing when there is no such item. */
  readonly focusCell: (itemId: string, columnId: string) => void;
  readonly focus: () => void;
  /** Scrolls a line to the middle without taking the focus. */
  readonly showItem: (itemId: string) => void;
};

type Props<Row> = {
  /** What the grid holds, for screen readers. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly items: readonly GridItem<Row>[];
  readonly rowHeight: number;
  readonly sort?: GridSort | null;
  readonly onSort?: (by: string) => void;
  /** Enter on a cell that has no act of its own, and double click. */
  readonly onOpen?: (row: Row) => void;
  /** Space, and the row's own expander. */
  readonly onPeek?: (row: Row) => void;
  /** The row under the focus or the pointer's click. */
  readonly onSelect?: (row: Row) => void;
  /** Keys that the grid does not use; return true when the key was used. */
  readonly onKey?: (event: KeyboardEvent, row: Row, columnId: string) => boolean;
  /** The last line, always in sight: totals by column. */
  readonly total?: { readonly label: ReactNode; readonly cells: GridCells };
  /** First and last line in sight, so that the caller can load their pages. */
  readonly onRange?: (first: number, last: number) => void;
  readonly firstColumn?: string;
  readonly isTree?: boolean;
  /** Another value = another question: the grid goes back to its first line. */
  readonly resetKey?: string;
  readonly ref?: Ref<GridHandle>;
};

/**
 * A virtual grid for thousands of rows: one scroll container, sticky head, first columns and total, one tab stop, arrows
 * inside. A cell's own button or link carries `data-cell-action`; Enter on the cell clicks it.
 */
export function DataGrid<Row>(props: Props<Row>) {
  const { items, rowHeight, onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const available = useWidth(scroller);
  const columns = useMemo(() => columnsWithin(props.columns, available), [props.columns, available]);
  const columnAt = (id: string | undefined) =>
    Math.max(
      0,
      columns.findIndex((each) => each.id === id),
    );
  // By its id: a place stays in its column when others yield.
  const [place, setPlace] = useState({ index: 0, columnId: props.firstColumn });
  const active = { index: Math.min(place.index, Math.max(0, items.length - 1)), column: columnAt(place.columnId) };
  const standAt = ({ index, column }: GridPlace) => setPlace({ index, columnId: columns[column]?.id });
  const track = useMemo(() => trackOf(columns), [columns]);
  const hasGroups = columns.some((each) => each.group !== undefined);
  const headHeight = hasGroups ? HEAD_LINE * 2 : HEAD_LINE + 4;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'detail' ? DETAIL_ESTIMATE : rowHeight),
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: OVERSCAN,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: props.total === undefined ? 0 : rowHeight,
    rangeExtractor: (range) => withActive(range, active.index),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are measured again when the density changes
  useEffect(() => virtual.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the question counts
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setPlace((before) => ({ ...before, index: 0 }));
  }, [props.resetKey]);
  const lines = virtual.getVirtualItems();
  useVisibleRange(virtual.range, items, onRange);
  const goTo = (next: GridPlace) => {
    standAt(next);
    virtual.scrollToIndex(next.index);
    requestAnimationFrame(() => focusPlace(scroller.current, next));
  };
  useImperativeHandle(props.ref, () => ({
    focus: () => goTo(active),
    showItem: (itemId) => {
      const index = items.findIndex((each) => each.id === itemId);
      if (index < 0) return;
      setPlace((before) => ({ ...before, index }));
      virtual.scrollToIndex(index, { align: 'center' });
    },
    focusCell: (itemId, columnId) => {
      const index = items.findIndex((each) => each.id === itemId);
      if (index >= 0) goTo({ index, column: columnAt(columnId) });
    },
  }));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isTypingIn(event.target)) return;
    const canStandOn = (index: number) => items[index]?.kind !== 'detail';
    const pageRows = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - headHeight) / rowHeight) - 1);
    const bounds = { rows: items.length, columns: columns.length, pageRows };
    const next = event.altKey
      ? null
      : placeAfterKey(event.key, event.ctrlKey || event.metaKey, active, bounds, canStandOn);
    if (next !== null) {
      event.preventDefault();
      goTo(next);
      const item = items[next.index];
      if (item?.kind === 'row' && next.index !== active.index) props.onSelect?.(item.row);
    } else if (actOnKey(event, props, items[active.index], columns[active.column]?.id ?? '')) event.preventDefault();
  };
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    const at = placeOf(event.target);
    if (at !== null && (at.index !== active.index || at.column !== active.column)) standAt(at);
  };
  const rowAt = (event: MouseEvent<HTMLDivElement>): Row | null => {
    const item = items[placeOf(event.target)?.index ?? -1];
    return item?.kind === 'row' ? item.row : null;
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const row = rowAt(event);
    if (row !== null && !(event.target as HTMLElement).closest('[data-cell-action]')) props.onSelect?.(row);
  };
  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    const row = rowAt(event);
    if (row !== null && !isTypingIn(event.target)) props.onOpen?.(row);
  };
  const isSideways = available < track.minWidth;
  const [isAtEnd, setAtEnd] = useState(false);
  const headLines = hasGroups ? 2 : 1;
  return (
    <div className={classes.frame} data-more={(isSideways && !isAtEnd) || undefined}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take them */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: grid or treegrid, both interactive */}
      <div
        ref={scroller}
        className={classes.scroller}
        role={props.isTree === true ? 'treegrid' : 'grid'}
        aria-label={props.label}
        aria-rowcount={items.length + headLines + (props.total === undefined ? 0 : 1)}
        aria-colcount={columns.length}
        data-sideways={isSideways || undefined}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onScroll={(event) => setAtEnd(isScrolledToEnd(event.currentTarget))}
      >
        <div style={{ minWidth: track.minWidth }} role="presentation">
          <GridHead
            columns={columns}
            track={track}
            sort={props.sort ?? null}
            {...(props.onSort === undefined ? {} : { onSort: props.onSort })}
          />
          <div className={classes.body} style={{ height: virtual.getTotalSize() }} role="rowgroup">
            {lines.map((line) => {
              const item = items[line.index];
              return item === undefined ? null : (
                <GridLine
                  key={line.key}
                  item={item}
                  index={line.index}
                  rowIndex={line.index + headLines + 1}
                  start={line.start}
                  height={rowHeight}
                  columns={columns}
                  track={track}
                  activeColumn={line.index === active.index ? active.column : null}
                  measure={virtual.measureElement}
                />
              );
            })}
          </div>
          {props.total === undefined ? null : (
            <GridFoot
              columns={columns}
              track={track}
              height={rowHeight}
              rowIndex={items.length + headLines + 1}
              {...props.total}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

function isScrolledToEnd({ scrollLeft, clientWidth, scrollWidth }: HTMLElement): boolean {
  return scrollLeft + clientWidth >= scrollWidth - 1;
}

/** The focused line stays in the page while it is scrolled away, or the focus would fall back to the body. */
function withActive(range: Range, active: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (active >= range.count || indexes.includes(active)) return indexes;
  return [...indexes, active].sort((a, b) => a - b);
}

/** Told once for each range, and again when other lines stand there; not for each render of the caller. */
function useVisibleRange(
  range: { readonly startIndex: number; readonly endIndex: number } | null,
  items: readonly unknown[],
  onRange: ((first: number, last: number) => void) | undefined,
): void {
  const [first, last] = [range?.startIndex ?? 0, range?.endIndex ?? 0];
  const tell = useStable((from: number, to: number) => onRange?.(from, to));
  // biome-ignore lint/correctness/useExhaustiveDependencies: other items, another answer
  useEffect(() => tell(first, last), [tell, first, last, items]);
}

function actOnKey<Row>(
  event: KeyboardEvent<HTMLDivElement>,
  props: Props<Row>,
  item: GridItem<Row> | undefined,
  columnId: string,
): boolean {
  if (item?.kind === 'group' && (event.key === 'Enter' || event.key === ' ')) {
    item.onToggle();
    return true;
  }
  if (item?.kind !== 'row') return false;
  if (event.key === 'Enter' && !(event.target as HTMLElement).matches('[data-cell-action]')) {
    const act = (event.target as HTMLElement)
      .closest('[data-column]')
      ?.querySelector<HTMLElement>('[data-cell-action]');
    if (act) act.click();
    else props.onOpen?.(item.row);
    return true;
  }
  if (event.key === ' ' && props.onPeek !== undefined) {
    props.onPeek(item.row);
    return true;
  }
  return props.onKey?.(event, item.row, columnId) ?? false;
}

function focusPlace(scroller: HTMLElement | null, place: GridPlace): void {
  const cellAt = (column: number) =>
    scroller?.querySelector<HTMLElement>(`[data-index="${place.index}"] [data-column="${column}"]`);
  let column = place.column;
  // A cell that spans stands for the places under it.
  while (column > 0 && !cellAt(column)) column -= 1;
  const cell = cellAt(column);
  cell?.focus({ preventScroll: true });
  // Vertical scroll is the virtualizer's; sideways the browser knows about the sticky columns by scroll-padding.
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function placeOf(target: EventTarget): GridPlace | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
  const index = target.closest<HTMLElement>('[data-index]')?.dataset.index;
  return column === undefined || index === undefined ? null : { index: Number(index), column: Number(column) };
}
