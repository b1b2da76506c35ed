import { useMediaQuery } from '@mantine/hooks';
import type { SightRow } from '@sightline/contract';
import { type Ref, useMemo } from 'react';
import { useStable } from '../../lib/use-stable.ts';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { movedColumns } from './moved-columns.tsx';
import { sightColumns } from './sight-columns.tsx';
import { type Drawing, gridItems, listLines, totalLine } from './sight-items.tsx';
import { SightList } from './sight-list.tsx';
import { queryOf, type SightSearch, type SightSort, sortedBy, sortOf } from './sight-search.ts';
import type { Density } from './sight-toolbar.tsx';
import { sightStrings as strings } from './strings.ts';
import type { ReadChanges } from './use-changes.ts';
import type { SightActs } from './use-sight-acts.ts';

const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 24, default: 28, comfortable: 32 };
const TOUCH_ROW = 44;

type Props = {
  readonly drawing: Drawing;
  readonly search: SightSearch;
  readonly density: Density;
  readonly isPhone: boolean;
  readonly acts: SightActs;
  readonly onPeek: (row: SightRow) => void;
  readonly onSearch: (search: SightSearch) => void;
  readonly onRange: (first: number, last: number) => void;
  /** What has moved since the day that the page is compared with. */
  readonly since: ReadChanges;
  readonly ref: Ref<GridHandle>;
};

/** The rows: a grid where there is room for one, else a list of two lines a project. */
export function SightBody({ drawing, search, density, isPhone, acts, onPeek, onSearch, onRange, since, ref }: Props) {
  const isTouch = useMediaQuery('(pointer: coarse)', undefined, { getInitialValueInEffect: false }) ?? false;
  const peek = useStable(onPeek);
  const { currency } = drawing.page;
  const { changes, moved } = since;
  const columns = useMemo(
    () =>
      movedColumns(sightColumns({ currency, onWhy: acts.askWhy, onPeek: peek, onOpen: acts.open }), { changes, moved }),
    [currency, acts.askWhy, acts.open, peek, changes, moved],
  );
  const { lines, page, rows, openedId, selectedId, folded, toggleGroup, group } = drawing;
  const items = useMemo(
    () => gridItems({ lines, page, rows, openedId, selectedId, folded, toggleGroup, group }),
    [lines, page, rows, openedId, selectedId, folded, toggleGroup, group],
  );
  if (isPhone) return <SightList lines={listLines(drawing)} onRange={onRange} />;
  return (
    <DataGrid
      ref={ref}
      label={strings.gridLabel}
      columns={columns}
      items={items}
      rowHeight={isTouch ? TOUCH_ROW : ROW_HEIGHTS[density]}
      sort={sortOf(search)}
      onSort={(by) => onSearch(sortedBy(search, by as SightSort))}
      onOpen={acts.open}
      onPeek={peek}
      onSelect={acts.select}
      onKey={(event, row) => {
        if (event.key.toLowerCase() !== 'o') return false;
        acts.open(row);
        return true;
      }}
      total={totalLine(page)}
      onRange={onRange}
      firstColumn="name"
      resetKey={JSON.stringify(queryOf(search))}
    />
  );
}
