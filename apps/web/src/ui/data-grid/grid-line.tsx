// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtual, keep its columns sticky and its layout; the roles say what it is
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type CSSProperties, memo, type ReactNode } from 'react';
import classes from './data-grid.module.css';
import { cellsOf, type GridCells, type GridColumn, type GridItem, startsGroup, type Track } from './grid-types.ts';

type LineProps<Row> = {
  readonly item: GridItem<Row>;
  readonly index: number;
  readonly rowIndex: number;
  readonly start: number;
  readonly height: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly track: Track;
  readonly activeColumn: number | null;
  readonly measure: (element: Element | null) => void;
};

function Line<Row>(props: LineProps<Row>) {
  const { item } = props;
  switch (item.kind) {
    case 'row':
      return <RowLine {...props} item={item} />;
    case 'waiting':
      return <WaitingLine {...props} />;
    case 'group':
      return <GroupLine {...props} item={item} />;
    case 'detail':
      return <DetailLine {...props} item={item} />;
  }
}

/** Scrolling draws only the lines that come into sight; the others keep what they show. */
export const GridLine = memo(Line) as typeof Line;

type RowItem<Row> = Extract<GridItem<Row>, { kind: 'row' }>;

function RowLine<Row>({ item, columns, track, activeColumn, ...at }: LineProps<Row> & { readonly item: RowItem<Row> }) {
  return (
    <div
      className={classes.line}
      style={lineStyle(at, track)}
      role="row"
      aria-rowindex={at.rowIndex}
      aria-level={item.level}
      aria-selected={item.isSelected ?? false}
      aria-expanded={item.isExpanded}
      data-index={at.index}
      data-selected={item.isSelected || undefined}
      data-expanded={item.isExpanded || undefined}
      data-weight={item.weight}
      tabIndex={-1}
    >
      {cellsOf(columns, item.row).map(({ column, index, span }) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take them
        <div
          key={column.id}
          className={classes.cell}
          role={index === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={index + 1}
          aria-colspan={span === 1 ? undefined : span}
          data-column={index}
          data-align={column.align ?? 'start'}
          data-starts={startsGroup(columns, index) || undefined}
          data-sticky={column.isSticky || undefined}
          style={cellStyle(column, track.lefts[index], span)}
          data-time={column.headContent !== undefined || undefined}
          title={column.title?.(item.row)}
          tabIndex={isWithin(activeColumn, index, span) ? 0 : -1}
        >
          {column.cell(item.row, { isExpanded: item.isExpanded ?? false })}
        </div>
      ))}
    </div>
  );
}

function WaitingLine<Row>({ columns, track, activeColumn, ...at }: LineProps<Row>) {
  return (
    <div
      className={classes.line}
      style={lineStyle(at, track)}
      role="row"
      aria-rowindex={at.rowIndex}
      aria-busy="true"
      data-index={at.index}
      tabIndex={-1}
    >
      {columns.map((column, index) => (
        <div
          key={column.id}
          className={classes.cell}
          role="gridcell"
          aria-colindex={index + 1}
          data-column={index}
          data-starts={startsGroup(columns, index) || undefined}
          tabIndex={activeColumn === index ? 0 : -1}
        />
      ))}
    </div>
  );
}

type GroupItem<Row> = Extract<GridItem<Row>, { kind: 'group' }>;

function GroupLine<Row>({
  item,
  columns,
  track,
  activeColumn,
  ...at
}: LineProps<Row> & { readonly item: GroupItem<Row> }) {
  const Chevron = item.isExpanded ? IconChevronDown : IconChevronRight;
  const label = (
    <button type="button" className={classes.groupToggle} tabIndex={-1} data-cell-action onClick={item.onToggle}>
      <Chevron size={14} stroke={1.6} aria-hidden="true" />
      {item.label}
    </button>
  );
  return (
    <div
      className={classes.line}
      style={lineStyle(at, track)}
      role="row"
      aria-rowindex={at.rowIndex}
      aria-expanded={item.isExpanded}
      data-index={at.index}
      data-kind="group"
      tabIndex={-1}
    >
      <SummaryCells columns={columns} label={label} cells={item.cells} activeColumn={activeColumn} />
    </div>
  );
}

type DetailItem<Row> = Extract<GridItem<Row>, { kind: 'detail' }>;

function DetailLine<Row>({ item, columns, measure, ...at }: LineProps<Row> & { readonly item: DetailItem<Row> }) {
  return (
    <div
      ref={measure}
      className={classes.detail}
      style={{ transform: `translateY(${at.start}px)` }}
      role="row"
      aria-rowindex={at.rowIndex}
      data-index={at.index}
      tabIndex={-1}
    >
      <div role="gridcell" aria-colspan={columns.length} className={classes.detailCell} tabIndex={-1}>
        {item.content}
      </div>
    </div>
  );
}

type FootProps<Row> = {
  readonly columns: readonly GridColumn<Row>[];
  readonly track: Track;
  readonly label: ReactNode;
  readonly cells: GridCells;
  readonly height: number;
  readonly rowIndex: number;
};

/** The total: the last line, always in sight. */
export function GridFoot<Row>({ columns, track, label, cells, height, rowIndex }: FootProps<Row>) {
  return (
    <div className={classes.foot} role="rowgroup">
      <div
        className={classes.footLine}
        style={{ ...track.style, height: height + 2 }}
        role="row"
        aria-rowindex={rowIndex}
        tabIndex={-1}
      >
        <SummaryCells columns={columns} label={label} cells={cells} activeColumn={null} />
      </div>
    </div>
  );
}

type SummaryProps<Row> = {
  readonly columns: readonly GridColumn<Row>[];
  readonly label: ReactNode;
  readonly cells: GridCells;
  readonly activeColumn: number | null;
};

/** A label over the columns before the first one that is filled, then the values under their heads. */
function SummaryCells<Row>({ columns, label, cells, activeColumn }: SummaryProps<Row>) {
  const filled = columns.findIndex((each) => cells[each.id] !== undefined);
  const span = Math.max(1, filled < 0 ? columns.length : filled);
  return (
    <>
      <div
        className={classes.cell}
        style={{ gridColumn: `span ${span}`, left: 0 }}
        role="rowheader"
        aria-colindex={1}
        aria-colspan={span}
        data-column={0}
        data-sticky
        data-summary
        tabIndex={activeColumn !== null && activeColumn < span ? 0 : -1}
      >
        {label}
      </div>
      {columns.slice(span).map((column, offset) => (
        <div
          key={column.id}
          className={classes.cell}
          role="gridcell"
          aria-colindex={span + offset + 1}
          data-column={span + offset}
          data-align={column.align ?? 'start'}
          data-starts={startsGroup(columns, span + offset) || undefined}
          tabIndex={activeColumn === span + offset ? 0 : -1}
        >
          {cells[column.id]}
        </div>
      ))}
    </>
  );
}

function cellStyle<Row>(column: GridColumn<Row>, left: number | undefined, span: number): CSSProperties | undefined {
  if (column.isSticky === true) return { left };
  return span === 1 ? undefined : { gridColumn: `span ${span}` };
}

function isWithin(column: number | null, start: number, span: number): boolean {
  return column !== null && column >= start && column < start + span;
}

function lineStyle(at: { readonly start: number; readonly height: number }, track: Track): CSSProperties {
  return { ...track.style, height: at.height, transform: `translateY(${at.start}px)` };
}
