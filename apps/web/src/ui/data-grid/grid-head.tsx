// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtual, keep its columns sticky and its layout; the roles say what it is
import { Tooltip } from '@mantine/core';
import { IconArrowNarrowDown, IconArrowNarrowUp } from '@tabler/icons-react';
import classes from './data-grid.module.css';
import { type GridColumn, type GridSort, headGroups, startsGroup, type Track } from './grid-types.ts';

type Props<Row> = {
  readonly columns: readonly GridColumn<Row>[];
  readonly track: Track;
  readonly sort: GridSort | null;
  readonly onSort?: (by: string) => void;
};

/** Two lines of heads: the groups, then the columns with their unit. */
export function GridHead<Row>({ columns, track, sort, onSort }: Props<Row>) {
  const groups = headGroups(columns);
  const hasGroups = groups.some((each) => each.name !== null);
  return (
    <div className={classes.head} role="rowgroup">
      {hasGroups ? (
        <div className={classes.headLine} style={track.style} role="row" aria-rowindex={1} tabIndex={-1}>
          {groups.map((group) => (
            <div
              key={group.start}
              className={classes.groupHead}
              style={{ gridColumn: `span ${group.span}` }}
              data-starts={startsGroup(columns, group.start) || undefined}
              role="columnheader"
              aria-colindex={group.start + 1}
              aria-colspan={group.span}
              tabIndex={-1}
            >
              {group.name}
            </div>
          ))}
        </div>
      ) : null}
      <div className={classes.headLine} style={track.style} role="row" aria-rowindex={hasGroups ? 2 : 1} tabIndex={-1}>
        {columns.map((column, at) => (
          <div
            key={column.id}
            className={classes.columnHead}
            data-align={column.align ?? 'start'}
            data-starts={startsGroup(columns, at) || undefined}
            data-sticky={column.isSticky || undefined}
            style={column.isSticky === true ? { left: track.lefts[at] } : undefined}
            data-time={column.headContent !== undefined || undefined}
            role="columnheader"
            aria-colindex={at + 1}
            aria-sort={ariaSort(column, sort)}
            tabIndex={-1}
          >
            {column.headContent}
            <ColumnName column={column} sort={sort} {...(onSort === undefined ? {} : { onSort })} />
          </div>
        ))}
      </div>
    </div>
  );
}

function ColumnName<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: GridColumn<Row>;
  readonly sort: GridSort | null;
  readonly onSort?: (by: string) => void;
}) {
  const by = column.sort;
  const isSorted = by !== undefined && sort?.by === by;
  const Arrow = sort?.direction === 'up' ? IconArrowNarrowUp : IconArrowNarrowDown;
  const name =
    by === undefined || onSort === undefined ? (
      <span className={column.headContent === undefined ? classes.headText : 'visually-hidden'}>{column.head}</span>
    ) : (
      <button
        type="button"
        className={classes.sortButton}
        aria-label={column.headTitle ?? column.head}
        onClick={() => onSort(by)}
      >
        <span className={classes.headText}>{column.head}</span>
        {isSorted ? <Arrow size={14} stroke={1.6} aria-hidden="true" className={classes.arrow} /> : null}
      </button>
    );
  return column.headTitle === undefined ? name : <Tooltip label={column.headTitle}>{name}</Tooltip>;
}

function ariaSort<Row>(column: GridColumn<Row>, sort: GridSort | null): 'ascending' | 'descending' | undefined {
  if (column.sort === undefined || sort?.by !== column.sort) return undefined;
  return sort.direction === 'up' ? 'ascending' : 'descending';
}
