import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useRef } from 'react';
import { useMay } from '../../lib/session.ts';
import { isTypingIn, usePageKeys } from '../../lib/use-page-keys.ts';
import { useStable } from '../../lib/use-stable.ts';
import { useTitle } from '../../lib/use-title.ts';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorBar, ErrorState, LoadingState } from '../../ui/states.tsx';
import { accessStrings as strings } from './access-strings.ts';
import { InvitePanel } from './invite-panel.tsx';
import { peopleColumns } from './people-columns.tsx';
import { PeopleList } from './people-list.tsx';
import { countsOf, matchingRows, type PersonRow, peopleRows } from './people-rows.ts';
import { NEW_PERSON, PEOPLE_FILE, type PeopleSearch } from './people-search.ts';
import { ClearSearch, PeopleToolbar } from './people-toolbar.tsx';
import { PersonPanel } from './person-panel.tsx';
import { usePeopleAccess } from './use-people-access.ts';

export type OnPeopleSearch = (search: PeopleSearch) => void;
type Props = {
  readonly search: PeopleSearch;
  readonly onSearch: OnPeopleSearch;
  /** The panel that brings people in from a file: belongs to another feature, set in by the page. */
  readonly filePanel: (onClose: () => void) => ReactNode;
};

/** For the administrator: who can sign in, with which roles, reaching what. */
export function PeoplePage({ search, onSearch, filePanel }: Props) {
  useTitle(strings.title);
  const { value, failure, retry } = usePeopleAccess();
  if (value !== null)
    return (
      <People search={search} onSearch={onSearch} filePanel={filePanel} rows={peopleRows(value)}>
        {failure === null ? null : (
          <ErrorBar what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
        )}
      </People>
    );
  return (
    <Page>
      {failure === null ? (
        <LoadingState what={strings.reading} />
      ) : (
        <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
      )}
    </Page>
  );
}

type PeopleProps = Props & { readonly rows: readonly PersonRow[]; readonly children: React.ReactNode };

function People({ search, onSearch, filePanel, rows, children }: PeopleProps) {
  const mayEdit = useMay('access.edit');
  const mayImport = useMay('people.import');
  const isPhone = useMediaQuery('(max-width: 700px)') ?? false;
  const searchBox = useRef<HTMLInputElement>(null);
  const grid = useRef<GridHandle>(null);
  const shown = matchingRows(rows, search.q ?? '', search.state);
  const close = () => onSearch({ ...search, person: undefined });
  const open = useStable((row: PersonRow) => onSearch({ ...search, person: row.access.person.id }));
  usePageKeys((event) => {
    if (event.key === 'Escape' && search.person !== undefined) close();
    else if (event.key === 'Escape' && event.target === searchBox.current) grid.current?.focus();
    else if (isTypingIn(event.target) || event.key !== '/') return;
    else searchBox.current?.focus();
    event.preventDefault();
  });
  return (
    <Page
      height="fill"
      panel={
        search.person === PEOPLE_FILE && mayImport ? (
          filePanel(close)
        ) : (
          <Panel search={search} rows={rows} mayEdit={mayEdit} onClose={close} />
        )
      }
    >
      <h1 className="visually-hidden">{strings.title}</h1>
      {children}
      <Card label={strings.title} isFilling={!isPhone}>
        <PeopleToolbar
          search={search}
          onSearch={onSearch}
          searchBox={searchBox}
          counts={countsOf(rows)}
          total={rows.length}
          onFile={mayImport ? () => onSearch({ ...search, person: PEOPLE_FILE }) : null}
          onInvite={mayEdit ? () => onSearch({ ...search, person: NEW_PERSON }) : null}
        />
        {shown.length > 0 ? (
          <Rows rows={shown} openId={search.person} onOpen={open} grid={grid} isPhone={isPhone} />
        ) : rows.length === 0 ? (
          <EmptyState title={strings.nobodyTitle} text={strings.nobodyText} />
        ) : (
          <EmptyState title={strings.noneMatchTitle} text={strings.noneMatchText}>
            <ClearSearch onClear={() => onSearch({})} />
          </EmptyState>
        )}
      </Card>
    </Page>
  );
}

type PanelProps = {
  readonly search: PeopleSearch;
  readonly rows: readonly PersonRow[];
  readonly mayEdit: boolean;
  readonly onClose: () => void;
};

function Panel({ search, rows, mayEdit, onClose }: PanelProps) {
  if (search.person === NEW_PERSON) return mayEdit ? <InvitePanel onClose={onClose} /> : null;
  const row = rows.find((each) => each.access.person.id === search.person);
  return row === undefined ? null : (
    <PersonPanel key={row.access.person.id} access={row.access} mayEdit={mayEdit} onClose={onClose} />
  );
}

type RowsProps = {
  readonly rows: readonly PersonRow[];
  readonly openId: string | undefined;
  readonly onOpen: (row: PersonRow) => void;
  readonly grid: React.RefObject<GridHandle | null>;
  readonly isPhone: boolean;
};

const ROW_HEIGHT = 28;

function Rows({ rows, openId, onOpen, grid, isPhone }: RowsProps) {
  const columns = useMemo(() => peopleColumns(onOpen), [onOpen]);
  if (isPhone) return <PeopleList rows={rows} onOpen={onOpen} />;
  return (
    <DataGrid
      ref={grid}
      label={strings.gridLabel}
      columns={columns}
      items={rows.map((row) => ({
        kind: 'row' as const,
        id: row.access.person.id,
        row,
        isSelected: row.access.person.id === openId,
      }))}
      rowHeight={ROW_HEIGHT}
      onOpen={onOpen}
    />
  );
}
