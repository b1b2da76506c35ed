import { Button } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import type { SightRow } from '@sightline/contract';
import { useRef, useState } from 'react';
import { useOpenKeySheet } from '../../lib/key-sheet-context.ts';
import { isTypingIn, usePageKeys } from '../../lib/use-page-keys.ts';
import { useTitle } from '../../lib/use-title.ts';
import type { GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorBar, ErrorState, LoadingState } from '../../ui/states.tsx';
import { ChangesControl } from './changes-control.tsx';
import { NeedsStrip } from './needs-strip.tsx';
import { NoProjects } from './no-projects.tsx';
import { SightBody } from './sight-body.tsx';
import { SightExport } from './sight-export.tsx';
import { SightListPanel } from './sight-list-panel.tsx';
import { filterOf, type SightSearch, withFilter } from './sight-search.ts';
import { SightSummary } from './sight-summary.tsx';
import { type Density, SightToolbar } from './sight-toolbar.tsx';
import { sightStrings as strings } from './strings.ts';
import { type ReadChanges, useChanges } from './use-changes.ts';
import { useFilterNames } from './use-filter-names.ts';
import { useNeeds } from './use-needs.ts';
import type { Sight, SightPage } from './use-sight.ts';
import { type OnSearch, type SightActs, useSightActs } from './use-sight-acts.ts';
import { type SightLines, useSightLines } from './use-sight-lines.ts';
import { useTypedSearch } from './use-typed-search.ts';
import { useWhy } from './use-why.ts';
import { WhyPanel } from './why-panel.tsx';

type Props = { readonly search: SightSearch; readonly onSearch: OnSearch };

/** For the PMO director: where do I spend attention today? Every project on one line, each value with its cause. */
export function LineOfSightPage({ search, onSearch }: Props) {
  useTitle(strings.title);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const shown = useSightLines(search, openedId);
  const { first, failure, isOld, retry } = shown.sight;
  if (first === null)
    return (
      <Page>
        {failure === null ? (
          <LoadingState what={strings.reading} />
        ) : (
          <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
        )}
      </Page>
    );
  if (first.total === 0 && !isFiltered(search) && !isOld) return <NoProjects />;
  return (
    <Shown search={search} onSearch={onSearch} shown={shown} page={first} openedId={openedId} onOpened={setOpenedId} />
  );
}

type ShownProps = Props & {
  readonly shown: SightLines;
  readonly page: SightPage;
  readonly openedId: string | null;
  readonly onOpened: (projectId: string | null) => void;
};

function Shown({ search, onSearch, shown, page, openedId, onOpened }: ShownProps) {
  const grid = useRef<GridHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const acts = useSightActs(search, onSearch);
  const needs = useNeeds();
  const changes = useChanges(search.since);
  usePageKeys((event) => {
    if (event.key === 'Escape' && search.why !== undefined) acts.closeWhy();
    else if (event.key === 'Escape' && search.list !== undefined && !isTypingIn(event.target)) acts.list(null);
    else if (event.key === 'Escape' && event.target === searchBox.current) grid.current?.focus();
    else if (isTypingIn(event.target)) return;
    else if (event.key === '/') searchBox.current?.focus();
    else return;
    event.preventDefault();
  });
  // One panel at a time: asking why takes the place of a list.
  const panel =
    search.why !== undefined ? (
      <Why search={search} sight={shown.sight} onClose={acts.closeWhy} />
    ) : search.list !== undefined ? (
      <SightListPanel list={search.list} needs={needs} changes={changes} acts={acts} />
    ) : null;
  return (
    <Page height="fill" panel={panel}>
      <h1 className="visually-hidden">{strings.title}</h1>
      <NeedsStrip
        read={needs}
        chosen={search.list === undefined || search.list === 'changes' ? null : search.list}
        onKind={acts.list}
      />
      <SightSummary page={page} />
      <Projects
        {...{ search, onSearch, shown, page, openedId, grid, searchBox, changes }}
        acts={acts}
        onPeek={(row) => onOpened(openedId === row.id ? null : row.id)}
      />
    </Page>
  );
}

type ProjectsProps = Omit<ShownProps, 'onOpened'> & {
  readonly acts: SightActs;
  readonly changes: ReadChanges;
  readonly grid: React.RefObject<GridHandle | null>;
  readonly searchBox: React.RefObject<HTMLInputElement | null>;
  readonly onPeek: (row: SightRow) => void;
};

function Projects({ search, onSearch, shown, page, openedId, acts, changes, grid, searchBox, onPeek }: ProjectsProps) {
  const [density, setDensity] = useLocalStorage<Density>({ key: 'sightline.density', defaultValue: 'compact' });
  const isPhone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const names = useFilterNames();
  const openKeys = useOpenKeySheet();
  const ask = (next: SightSearch, how?: { readonly replace: boolean }) => {
    shown.unfoldAll();
    onSearch(next, how);
  };
  const box = useTypedSearch(search.search ?? '', (text) => {
    const { search: _before, ...rest } = filterOf(search);
    ask(withFilter(search, text === '' ? rest : { ...rest, search: text }), { replace: true });
  });
  const { lines, folded, toggleGroup, sight } = shown;
  const drawing = {
    lines,
    page,
    rows: sight.rows,
    openedId,
    selectedId: search.row ?? null,
    folded,
    toggleGroup,
    group: search.group ?? null,
  };
  return (
    <Card label={strings.projects} isFilling={!isPhone}>
      <SightToolbar
        {...{ search, names, density, searchBox }}
        onShortcuts={openKeys}
        total={page.total}
        typed={box.typed}
        onTyped={box.type}
        onFilter={(filter) => ask(withFilter(search, filter))}
        onSearch={ask}
        onDensity={setDensity}
        file={<SightExport search={search} />}
        changes={
          <ChangesControl
            since={search.since}
            day={changes.changes?.since ?? null}
            onSince={acts.since}
            onList={() => acts.list('changes')}
          />
        }
      />
      {sight.failure === null ? null : (
        <ErrorBar what={strings.failed} kept={strings.kept} failure={sight.failure} onRetry={sight.retry} />
      )}
      {page.total === 0 ? (
        <EmptyState title={strings.noMatchTitle} text={strings.noMatchText}>
          <Button variant="default" onClick={() => ask(withFilter(search, {}))}>
            {strings.clearFilters}
          </Button>
        </EmptyState>
      ) : (
        <SightBody
          {...{ drawing, search, density, isPhone, acts, onPeek }}
          ref={grid}
          onSearch={ask}
          onRange={shown.onRange}
          since={changes}
        />
      )}
    </Card>
  );
}

/** The panel of the cell that the address names. */
function Why({
  search,
  sight,
  onClose,
}: {
  readonly search: SightSearch;
  readonly sight: Sight;
  readonly onClose: () => void;
}) {
  const why = useWhy(search.row, search.why);
  if (search.row === undefined || search.why === undefined) return null;
  const offset = sight.rows.offsetOf(search.row);
  const row = offset === null ? null : sight.rows.rowAt(offset);
  return (
    <WhyPanel
      key={`${search.row} ${search.why}`}
      cell={search.why}
      project={{ id: search.row, key: row?.key ?? '', name: row?.name ?? '' }}
      why={why}
      onClose={onClose}
    />
  );
}

function isFiltered(search: SightSearch): boolean {
  return Object.keys(filterOf(search)).length > 0;
}
