import { useMediaQuery } from '@mantine/hooks';
import type { RecordRow, Register } from '@sightline/contract';
import { type ReactNode, useMemo, useRef } from 'react';
import { useCurrency, useMay } from '../../lib/session.ts';
import { isTypingIn, usePageKeys } from '../../lib/use-page-keys.ts';
import { useStable } from '../../lib/use-stable.ts';
import { useTitle } from '../../lib/use-title.ts';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorBar, ErrorState, LoadingState } from '../../ui/states.tsx';
import { type Found, findKind } from './find-register.ts';
import { fileTargetOf, ImportPanel } from './import-panel.tsx';
import { recordColumns } from './record-columns.tsx';
import { RecordList } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import { FILE, NEW_RECORD, type RecordsSearch } from './records-search.ts';
import { ClearSearch, RegisterToolbar } from './register-toolbar.tsx';
import { recordStrings as strings } from './strings.ts';
import { type ReadRegister, useRegister } from './use-register.ts';

/** `onDone` when the record is no more in its register. */
export type ActsOf = (kind: string, row: RecordRow, onDone: () => void) => ReactNode;
export type OnRecordsSearch = (search: RecordsSearch) => void;

type Props = {
  readonly search: RecordsSearch;
  readonly onSearch: OnRecordsSearch;
  /** The registers to choose from. */
  readonly registers: readonly Register[];
  /** null = across all projects, or of the whole organisation. */
  readonly projectId: string | null;
  /** What else may be done with a record: belongs to other features, set in by the page. */
  readonly actsOf?: ActsOf;
};

/** One register: choose a kind, search, sort, open a record beside it. */
export function RegisterPage(props: Props) {
  const found = findKind(props.search.kind, props.registers) ?? firstOf(props.registers);
  return found === undefined ? null : <OpenRegister key={found.kind.name} {...props} found={found} />;
}

function firstOf(registers: readonly Register[]): Found | undefined {
  return findKind(registers[0]?.group.kinds[0]?.name, registers);
}

type OpenProps = Props & { readonly found: Found };

function OpenRegister({ search, onSearch, registers, projectId, found, actsOf }: OpenProps) {
  const { register, kind } = found;
  useTitle(`${kind.many.charAt(0).toUpperCase()}${kind.many.slice(1)}`);
  const read = useRegister({ register, kind, projectId, q: search.q, sort: search.sort });
  const mayEdit = useMay(register.edit);
  const isAddable = mayEdit && (register.place === 'organisation' || projectId !== null);
  // Rows of a file name their projects themselves.
  const isImportable = mayEdit && projectId === null;
  const isPhone = useMediaQuery('(max-width: 700px)') ?? false;
  const searchBox = useRef<HTMLInputElement>(null);
  const grid = useRef<GridHandle>(null);
  const close = () => onSearch({ ...search, record: undefined });
  const open = useStable((row: RecordRow) => onSearch({ ...search, record: row.id }));
  usePageKeys((event) => {
    if (event.key === 'Escape' && search.record !== undefined) close();
    else if (event.key === 'Escape' && event.target === searchBox.current) grid.current?.focus();
    else if (isTypingIn(event.target) || event.key !== '/') return;
    else searchBox.current?.focus();
    event.preventDefault();
  });
  const row = read.rows.find(({ id }) => id === search.record) ?? null;
  const isPanelOpen = row !== null || (search.record === NEW_RECORD && isAddable);
  return (
    <Page
      height="fill"
      panel={
        search.record === FILE && isImportable ? (
          <ImportPanel target={fileTargetOf(found)} onClose={close} />
        ) : isPanelOpen ? (
          <RecordPanel
            key={row?.id ?? NEW_RECORD}
            found={found}
            row={row}
            names={read.names}
            projectId={row?.projectId ?? projectId}
            mayEdit={mayEdit}
            acts={row === null || !mayEdit ? null : (actsOf?.(kind.name, row, close) ?? null)}
            onAdded={(id) => onSearch({ ...search, record: id })}
            onClose={close}
          />
        ) : null
      }
    >
      <h1 className="visually-hidden">{strings.title}</h1>
      {read.failure !== null && read.rows.length > 0 ? (
        <ErrorBar what={strings.failed(kind.many)} kept={strings.kept} failure={read.failure} onRetry={read.retry} />
      ) : null}
      <Card label={strings.grid(kind.many)} isFilling={!isPhone}>
        <RegisterToolbar
          search={search}
          onSearch={onSearch}
          registers={registers}
          found={found}
          total={read.total}
          searchBox={searchBox}
          onFile={isImportable ? () => onSearch({ ...search, record: FILE }) : null}
          onAdd={isAddable ? () => onSearch({ ...search, record: NEW_RECORD }) : null}
        />
        <Rows
          found={found}
          read={read}
          search={search}
          onSearch={onSearch}
          onOpen={open}
          grid={grid}
          isPhone={isPhone}
          isOfProject={projectId !== null}
        />
      </Card>
    </Page>
  );
}

type RowsProps = {
  readonly found: Found;
  readonly read: ReadRegister;
  readonly search: RecordsSearch;
  readonly onSearch: OnRecordsSearch;
  readonly onOpen: (row: RecordRow) => void;
  readonly grid: React.RefObject<GridHandle | null>;
  readonly isPhone: boolean;
  readonly isOfProject: boolean;
};

const ROW_HEIGHT = 28;

function Rows({ found, read, search, onSearch, onOpen, grid, isPhone, isOfProject }: RowsProps) {
  const { register, kind } = found;
  const currency = useCurrency();
  const { names } = read;
  const withProject = register.place === 'project' && !isOfProject;
  const columns = useMemo(
    () => recordColumns(kind, { names, currency, withProject, onOpen }),
    [kind, names, currency, withProject, onOpen],
  );
  if (read.rows.length === 0) return <NoRows found={found} read={read} search={search} onSearch={onSearch} />;
  if (isPhone) return <RecordList kind={kind} rows={read.rows} shown={{ names, currency }} onOpen={onOpen} />;
  const isDown = search.sort?.startsWith('-') ?? false;
  const by = isDown ? (search.sort ?? '').slice(1) : search.sort;
  return (
    <DataGrid
      ref={grid}
      label={strings.grid(kind.many)}
      columns={columns}
      items={read.rows.map((row) => ({ kind: 'row' as const, id: row.id, row, isSelected: row.id === search.record }))}
      rowHeight={ROW_HEIGHT}
      sort={by === undefined ? null : { by, direction: isDown ? 'down' : 'up' }}
      onSort={(next) => onSearch({ ...search, sort: next === by && !isDown ? `-${next}` : next })}
      onOpen={onOpen}
      onRange={read.onRange}
      resetKey={`${search.q ?? ''} ${search.sort ?? ''}`}
    />
  );
}

function NoRows({ found, read, search, onSearch }: Pick<RowsProps, 'found' | 'read' | 'search' | 'onSearch'>) {
  const { register, kind } = found;
  if (read.failure !== null)
    return (
      <ErrorState what={strings.failed(kind.many)} kept={strings.kept} failure={read.failure} onRetry={read.retry} />
    );
  if (read.isWaiting) return <LoadingState what={strings.reading(kind.many)} />;
  if (search.q !== undefined)
    return (
      <EmptyState title={strings.noneMatchTitle} text={strings.noneMatchText}>
        <ClearSearch onClear={() => onSearch({ ...search, q: undefined })} />
      </EmptyState>
    );
  const text = register.place === 'project' ? strings.emptyTextProject : strings.emptyText;
  return <EmptyState title={strings.emptyTitle(kind.many)} text={text} />;
}
