import { Button } from '@mantine/core';
import { useDebouncedCallback, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { routes, type SightRow } from '@sightline/contract';
import { IconListDetails, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { call, failureOf } from '../../lib/api.ts';
import { useTitle } from '../../lib/use-title.ts';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { ShortcutsPanel } from './shortcuts-panel.tsx';
import { sightColumns } from './sight-columns.tsx';
import type { FilterNames } from './sight-filters.ts';
import { gridItems, listLines, totalLine } from './sight-items.tsx';
import { pagesInSight, sightLines } from './sight-lines.ts';
import { SightList } from './sight-list.tsx';
import { filterOf, queryOf, type SightSearch, type SightSort, sortedBy, sortOf, withFilter } from './sight-search.ts';
import { SightSummary } from './sight-summary.tsx';
import { type Density, SightToolbar } from './sight-toolbar.tsx';
import { sightStrings as strings } from './strings.ts';
import { PAGE_ROWS, useSight } from './use-sight.ts';
import { WhyPanel } from './why-panel.tsx';

const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 24, default: 28, comfortable: 32 };
const TOUCH_ROW = 44;

type Props = {
  readonly search: SightSearch;
  /** `replace` keeps the browser's Back for pages, not for every letter of a search. */
  readonly onSearch: (search: SightSearch, how?: { readonly replace: boolean }) => void;
};

/** For the PMO director: where do I spend attention today? Every project on one line, each value with its cause. */
export function LineOfSightPage({ search, onSearch }: Props) {
  useTitle(strings.title);
  const navigate = useNavigate();
  const [range, setRange] = useState({ first: 0, last: 40 });
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [areKeysShown, setKeysShown] = useState(false);
  const [typed, setTyped] = useState(search.search ?? '');
  const [density, setDensity] = useLocalStorage<Density>({ key: 'sightline.density', defaultValue: 'compact' });
  const isPhone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const isTouch = useMediaQuery('(pointer: coarse)', undefined, { getInitialValueInEffect: false }) ?? false;
  const grid = useRef<GridHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);

  // Which pages are in sight depends on the lines, and the lines on the first page; a page that is not here yet is a waiting line.
  const [pages, setPages] = useState<readonly number[]>([0]);
  const sight = useSight(search, pages);
  const { first } = sight;
  const opened = openedId === null ? null : sight.offsetOf(openedId);
  const groupSizes = useMemo(() => first?.groups.map((group) => group.totals.projects) ?? [], [first]);
  const isGrouped = search.group !== undefined;
  const lines = useMemo(
    () => sightLines({ total: first?.total ?? 0, groupSizes: isGrouped ? groupSizes : [], folded, opened }),
    [first?.total, groupSizes, isGrouped, folded, opened],
  );
  const wanted = pagesInSight(lines, range.first - 20, range.last + 20, PAGE_ROWS).join(' ');
  useEffect(() => setPages(wanted === '' ? [0] : wanted.split(' ').map(Number)), [wanted]);

  const directory = useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => call(routes.readDirectory, {}, { signal }),
  });
  const names: FilterNames = useMemo(
    () => ({
      programs: new Map(directory.data?.programs.map((each) => [each.id, each.name])),
      portfolios: new Map(directory.data?.portfolios.map((each) => [each.id, each.name])),
    }),
    [directory.data],
  );

  const why = useQuery({
    queryKey: ['why', search.row, search.why],
    queryFn: ({ signal }) =>
      call(routes.explainCell, { params: { projectId: search.row ?? '', cell: search.why ?? 'computed' } }, { signal }),
    enabled: search.row !== undefined && search.why !== undefined,
  });

  const searchSoon = useDebouncedCallback((text: string) => {
    const { search: _before, ...rest } = filterOf(search);
    onSearch(withFilter(search, text.trim() === '' ? rest : { ...rest, search: text.trim() }), { replace: true });
  }, 250);
  const open = (row: SightRow) => void navigate({ to: '/projects/$projectId', params: { projectId: row.id } });
  const peek = (row: SightRow) => setOpenedId((before) => (before === row.id ? null : row.id));
  const askWhy = (row: SightRow, cell: NonNullable<SightSearch['why']>) => {
    setKeysShown(false);
    onSearch({ ...search, row: row.id, why: cell }, { replace: search.why !== undefined });
  };
  const closeWhy = () => {
    const { why: _why, ...rest } = search;
    onSearch(rest, { replace: true });
  };
  const select = (row: SightRow) => {
    if (row.id !== search.row) onSearch({ ...search, row: row.id }, { replace: true });
  };
  const toggleGroup = (group: number) =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(group)) next.add(group);
      return next;
    });

  const currency = first?.currency ?? 'GBP';
  const columns = sightColumns({ currency, onWhy: askWhy, onPeek: peek, isOpened: (row) => row.id === openedId });
  const drawing = {
    lines,
    page: first,
    rowAt: sight.rowAt,
    openedId,
    selectedId: search.row ?? null,
    folded,
    toggleGroup,
    group: search.group ?? null,
  };

  const onPageKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (event.key === 'Escape' && search.why !== undefined) closeWhy();
    else if (event.key === 'Escape' && event.target === searchBox.current) grid.current?.focus();
    else if (isTyping) return;
    else if (event.key === '/') searchBox.current?.focus();
    else if (event.key === '?') setKeysShown((before) => !before);
    else return;
    event.preventDefault();
  };
  usePageKeys(onPageKey);

  const shownRow = search.row === undefined ? null : rowOf(sight.rowAt, sight.offsetOf(search.row));
  const panel =
    search.why !== undefined && search.row !== undefined ? (
      <WhyPanel
        key={`${search.row} ${search.why}`}
        cell={search.why}
        project={{ id: search.row, key: shownRow?.key ?? '', name: shownRow?.name ?? '' }}
        explained={why.data ?? null}
        failure={why.error === null ? null : failureOf(why.error)}
        onRetry={() => void why.refetch()}
        onClose={closeWhy}
      />
    ) : areKeysShown ? (
      <ShortcutsPanel onClose={() => setKeysShown(false)} />
    ) : null;

  if (first === null)
    return (
      <Page>
        {sight.failure === null ? (
          <LoadingState what={strings.reading} />
        ) : (
          <ErrorState what={strings.failed} kept={strings.kept} failure={sight.failure} onRetry={sight.retry} />
        )}
      </Page>
    );
  const isFiltered = Object.keys(filterOf(search)).length > 0;
  if (first.total === 0 && !isFiltered && !sight.isOld) return <NoProjects />;
  return (
    <Page height="fill" panel={panel}>
      <h1 className="visually-hidden">{strings.title}</h1>
      <SightSummary page={first} />
      <Card label={strings.projects} isFilling={!isPhone}>
        <SightToolbar
          search={search}
          total={first.total}
          names={names}
          typed={typed}
          density={density}
          searchBox={searchBox}
          onTyped={(text) => {
            setTyped(text);
            searchSoon(text);
          }}
          onFilter={(filter) => {
            setFolded(new Set());
            if (filter.search === undefined) setTyped('');
            onSearch(withFilter(search, filter));
          }}
          onSearch={(next) => {
            setFolded(new Set());
            onSearch(next);
          }}
          onDensity={setDensity}
          onShortcuts={() => setKeysShown((before) => !before)}
        />
        {sight.failure === null ? null : (
          <ErrorState what={strings.failed} kept={strings.kept} failure={sight.failure} onRetry={sight.retry} />
        )}
        {first.total === 0 ? (
          <EmptyState title={strings.noMatchTitle} text={strings.noMatchText}>
            <Button
              variant="default"
              onClick={() => {
                setTyped('');
                onSearch(withFilter(search, {}));
              }}
            >
              {strings.clearFilters}
            </Button>
          </EmptyState>
        ) : isPhone ? (
          <SightList lines={listLines(drawing)} onRange={(from, to) => setRange({ first: from, last: to })} />
        ) : (
          <DataGrid
            ref={grid}
            label={strings.gridLabel}
            columns={columns}
            items={gridItems(drawing)}
            rowHeight={isTouch ? TOUCH_ROW : ROW_HEIGHTS[density]}
            sort={sortOf(search)}
            onSort={(by) => onSearch(sortedBy(search, by as SightSort))}
            onOpen={open}
            onPeek={peek}
            onSelect={select}
            onKey={(event, row) => {
              if (event.key.toLowerCase() !== 'o') return false;
              open(row);
              return true;
            }}
            total={totalLine(first)}
            onRange={(from, to) => setRange({ first: from, last: to })}
            firstColumn="name"
            resetKey={JSON.stringify(queryOf(search))}
          />
        )}
      </Card>
    </Page>
  );
}

function rowOf(rowAt: (offset: number) => SightRow | null, offset: number | null): SightRow | null {
  return offset === null ? null : rowAt(offset);
}

/** An empty organisation: one line why, one line what to do, and the ways in. */
function NoProjects() {
  return (
    <Page>
      <h1 className="visually-hidden">{strings.title}</h1>
      <Card>
        <EmptyState title={strings.emptyTitle} text={strings.emptyText}>
          <Button component={Link} to="/import/register" leftSection={<IconTable size={16} stroke={1.6} />}>
            {strings.bringRegister}
          </Button>
          <Button
            component={Link}
            to="/import/plans"
            variant="default"
            leftSection={<IconListDetails size={16} stroke={1.6} />}
          >
            {strings.bringPlans}
          </Button>
          <Button component={Link} to="/projects/new" variant="subtle">
            {strings.createProject}
          </Button>
        </EmptyState>
      </Card>
    </Page>
  );
}

/** Keys that work wherever the focus stands on the page. */
function usePageKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => latest.current(event as unknown as KeyboardEvent);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
