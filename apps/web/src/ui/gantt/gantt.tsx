// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtual, keep its head sticky and its layout; the roles say what it is
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isTypingIn } from '../../lib/use-page-keys.ts';
import { useStable } from '../../lib/use-stable.ts';
import { GridHead } from '../data-grid/grid-head.tsx';
import { GridLine } from '../data-grid/grid-line.tsx';
import { columnsWithin, type GridColumn, type GridItem, trackOf } from '../data-grid/grid-types.ts';
import { AXIS_HEIGHT } from './axis.ts';
import classes from './gantt.module.css';
import type { GanttSource, GanttTime } from './gantt-source.ts';
import { ganttStrings as strings } from './gantt-strings.ts';
import { GanttTip, type TipAt } from './gantt-tip.tsx';
import { GanttToolbar } from './gantt-toolbar.tsx';
import type { GanttRow } from './gantt-types.ts';
import { hitTest } from './hit-test.ts';
import { MinimapStrip } from './minimap-strip.tsx';
import { outlineOf } from './outline.ts';
import { useGanttGrid } from './use-gantt-grid.ts';
import { useGanttPainting } from './use-gantt-painting.ts';
import { useGanttView } from './use-gantt-view.ts';

/** Columns take at most this share; those that yield go first. */
const GRID_SHARE = 0.58;

export type GanttHandle = { readonly show: (place: number) => void };

type Props<Row> = {
  readonly label: string;
  readonly columns: (acts: { readonly onFold: (row: Row) => void }) => readonly GridColumn<Row>[];
  readonly source: GanttSource<Row>;
  readonly time: GanttTime;
  readonly rowHeight: number;
  readonly selected: number | null;
  readonly onOpen: (row: Row) => void;
  /** First and last place in sight. */
  readonly onRange: (first: number, last: number) => void;
  /** What stands near the pointer. */
  readonly tipOf: (row: Row) => ReactNode;
  readonly legend: ReactNode;
  readonly ref?: Ref<GanttHandle>;
};

const nothing = () => undefined;

/** A grid of rows with their timeline beside it, in one scroll container. All that the timeline says the grid says too. */
export function Gantt<Row>(props: Props<Row>) {
  const { source, time, rowHeight, selected, onOpen, onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [body, axis, minimap] = [
    useRef<HTMLCanvasElement>(null),
    useRef<HTMLCanvasElement>(null),
    useRef<HTMLCanvasElement>(null),
  ];
  const hoverLine = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const outline = useMemo(() => outlineOf(source.levels, folded), [source.levels, folded]);
  const fold = useStable((place: number, isFolded: boolean) =>
    setFolded((before) => {
      const next = new Set(before);
      if (isFolded) next.add(place);
      else next.delete(place);
      return next;
    }),
  );
  const toggle = useStable((row: Row) => fold(source.placeOf(row), !folded.has(source.placeOf(row))));
  const { columns: columnsFor } = props;
  const allColumns = useMemo(() => columnsFor({ onFold: toggle }), [columnsFor, toggle]);
  const columnsAt = (width: number) => columnsWithin(allColumns, width * GRID_SHARE);
  const widthOf = (columns: readonly GridColumn<Row>[]) => columns.reduce((sum, each) => sum + each.width, 0) + 1;
  const view = useGanttView(scroller, (width) => widthOf(columnsAt(width)), time);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same columns while the width is the same
  const columns = useMemo(() => columnsAt(view.size.width), [allColumns, view.size.width]);
  const gridWidth = widthOf(columns);
  const track = useMemo(() => trackOf(columns), [columns]);
  const grid = useGanttGrid({ scroller, source, outline, folded, columns, rowHeight, onOpen, onFold: fold });
  const { scale, timeWidth, size } = view;
  const painting = useGanttPainting(
    { scroller, body, axis, minimap },
    {
      ...{
        source: source as GanttSource<unknown>,
        outline,
        folded,
        time,
        scale,
        timeWidth,
        gridWidth,
        rowHeight,
        selected,
      },
      depends: [source, outline, time, scale.pxPerDay, timeWidth, gridWidth, rowHeight, selected, size],
    },
  );
  useImperativeHandle(props.ref, () => ({
    show: (place) => {
      grid.show(place);
      const day = startOf(source.drawnAt(place, false));
      if (day !== null) view.showDay(day);
    },
  }));
  // A panel beside it may leave less room, and the chosen row must not fall out of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another height counts
  useEffect(() => {
    if (selected !== null) grid.keepInSight(selected);
  }, [size.height]);
  const itemOf = useItems(source, folded, selected);
  const lines = grid.virtual.getVirtualItems();
  const [first, last] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0];
  const tell = useStable(onRange);
  useEffect(() => tell(outline.shown[first] ?? 0, outline.shown[last] ?? 0), [tell, outline, first, last]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isTypingIn(event.target)) return;
    if (grid.onKey(event) || actOnTimeKey(event, view)) event.preventDefault();
  };
  const [tip, setTip] = useState<TipAt<Row> | null>(null);
  const hit = (event: MouseEvent) => {
    const [element, scene] = [scroller.current, painting.scene.current];
    if (element === null || scene === null) return null;
    const box = element.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    if (y < AXIS_HEIGHT || x >= element.clientWidth || y >= element.clientHeight) return null;
    const point = { x: x - gridWidth + element.scrollLeft, y: y - AXIS_HEIGHT + element.scrollTop };
    const found = hitTest(scene, point);
    return found === null ? null : { ...found, isOnTime: x >= gridWidth, x, y };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const found = hit(event);
    const place = found?.row.place ?? null;
    painting.hover(place);
    moveHoverLine(hoverLine.current, found?.row.rect.y ?? null);
    const row = place === null || found === null || !found.isOnTime || found.mark === null ? null : source.rowAt(place);
    setTip((before) => {
      if (row === null || found === null) return null;
      return before !== null && source.placeOf(before.row) === place ? before : { row, x: found.x, y: found.y };
    });
  };
  const onPointerLeave = () => {
    painting.hover(null);
    moveHoverLine(hoverLine.current, null);
    setTip(null);
  };
  const onClick = (event: MouseEvent) => {
    const found = hit(event);
    if (found?.row.place == null || !found.isOnTime || found.mark === null) return;
    const row = source.rowAt(found.row.place);
    if (row !== null) onOpen(row);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const found = hit(event);
    const row = found?.row.place == null || found.isOnTime ? null : source.rowAt(found.row.place);
    if (row !== null && !(event.target as HTMLElement).closest('button')) onOpen(row);
  };
  const foldable = useMemo(() => foldablePlaces(source), [source]);
  const isFolded = folded.size > 0;
  const lineTop = (line: number) => line * rowHeight;
  return (
    <div className={classes.frame}>
      <GanttToolbar
        view={view}
        isFolded={isFolded}
        canFold={foldable.length > 0}
        onFold={() => setFolded(new Set(isFolded ? [] : foldable))}
        legend={props.legend}
      />
      <div className={classes.stage} onPointerMove={onPointerMove} onPointerLeave={onPointerLeave}>
        <div
          ref={scroller}
          className={classes.scroller}
          role="treegrid"
          aria-label={props.label}
          aria-description={strings.keys}
          aria-rowcount={outline.shown.length + 1}
          aria-colcount={columns.length}
          tabIndex={-1}
          onScroll={painting.repaint}
          onKeyDown={onKeyDown}
          onFocus={grid.onFocus}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
        >
          <div
            className={classes.content}
            style={{
              width: gridWidth + timeWidth,
              height: AXIS_HEIGHT + grid.virtual.getTotalSize(),
            }}
            role="presentation"
          >
            <div className={classes.pane} style={{ width: gridWidth }} role="presentation">
              <div className={classes.head}>
                <GridHead columns={columns} track={track} sort={null} />
              </div>
              <div className={classes.lines} style={{ height: grid.virtual.getTotalSize() }} role="rowgroup">
                {lines.map(({ index, key }) => (
                  <GridLine
                    key={key}
                    item={itemOf(outline.shown[index] ?? -1)}
                    index={index}
                    rowIndex={index + 2}
                    start={lineTop(index)}
                    height={rowHeight}
                    columns={columns}
                    track={track}
                    activeColumn={index === grid.active.index ? grid.active.column : null}
                    measure={nothing}
                  />
                ))}
              </div>
            </div>
            <div className={classes.time} style={{ width: timeWidth }} aria-hidden="true">
              <canvas ref={axis} className={classes.axis} />
              <canvas ref={body} className={classes.body} />
            </div>
            <div
              ref={hoverLine}
              className={classes.hoverLine}
              style={{ height: rowHeight }}
              aria-hidden="true"
              hidden
            />
          </div>
        </div>
        {tip === null ? null : <GanttTip at={tip} size={size} tipOf={props.tipOf} />}
      </div>
      <MinimapStrip
        canvas={minimap}
        scroller={scroller}
        sizes={{ contentWidth: timeWidth, lineCount: outline.shown.length, rowHeight, gridWidth }}
      />
    </div>
  );
}

function startOf(row: GanttRow | null): number | null {
  if (row === null || row.shape === 'none') return null;
  return row.shape === 'milestone' ? row.marker.at : row.start;
}

/** Scrolling draws only what comes into sight: an item is the same object until its row, its fold or the choice changes. */
function useItems<Row>(source: GanttSource<Row>, folded: ReadonlySet<number>, selected: number | null) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source, other folds, another choice: other items
  const kept = useMemo(() => new Map<number, GridItem<Row>>(), [source, folded, selected]);
  return (place: number): GridItem<Row> => {
    const known = kept.get(place);
    if (known !== undefined) return known;
    const item = itemAt(source, place, { isFolded: folded.has(place), isSelected: place === selected });
    kept.set(place, item);
    return item;
  };
}

function itemAt<Row>(
  source: GanttSource<Row>,
  place: number,
  is: { readonly isFolded: boolean; readonly isSelected: boolean },
): GridItem<Row> {
  const row = source.rowAt(place);
  if (row === null) return { kind: 'waiting', id: `waiting ${place}` };
  const level = Math.max(1, source.levels[place] ?? 1);
  const item = { kind: 'row' as const, id: source.idOf(row), row, level, isSelected: is.isSelected };
  return source.canFold(row) ? { ...item, isExpanded: !is.isFolded, weight: 'strong' } : item;
}

function foldablePlaces<Row>({ total, levels, rowAt, canFold }: GanttSource<Row>): number[] {
  const places: number[] = [];
  for (let place = 0; place < total; place++) {
    if ((levels[place + 1] ?? 0) <= (levels[place] ?? 0)) continue;
    const row = rowAt(place);
    if (row !== null && canFold(row)) places.push(place);
  }
  return places;
}

function moveHoverLine(element: HTMLElement | null, y: number | null): void {
  if (element === null) return;
  element.hidden = y === null;
  if (y !== null) element.style.transform = `translateY(${AXIS_HEIGHT + y}px)`;
}

function actOnTimeKey(event: KeyboardEvent, view: ReturnType<typeof useGanttView>): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  if (event.key === '+' || event.key === '=') view.zoom(1);
  else if (event.key === '-' || event.key === '_') view.zoom(-1);
  else if (event.key === '0') view.fit();
  else if (event.shiftKey && event.key === 'ArrowRight') view.pan(0.25);
  else if (event.shiftKey && event.key === 'ArrowLeft') view.pan(-0.25);
  else return false;
  return true;
}
