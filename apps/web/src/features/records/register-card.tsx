import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { RecordRow } from '@sightline/contract';
import { useMemo, useRef } from 'react';
import { usePast } from '../../lib/as-of-context.ts';
import { useCurrency } from '../../lib/session.ts';
import { isTypingIn, usePageKeys } from '../../lib/use-page-keys.ts';
import { useStable } from '../../lib/use-stable.ts';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorBar, ErrorState, LoadingState } from '../../ui/states.tsx';
import type { Found } from './find-register.ts';
import { recordColumns } from './record-columns.tsx';
import { RecordList } from './record-list.tsx';
import { ALIKE, FILE, NEW_RECORD } from './records-search.ts';
import { isAddable, isImportable, openKind, type RegisterProps, VENDORS } from './register-props.ts';
import { ClearSearch, RegisterToolbar } from './register-toolbar.tsx';
import { recordStrings as strings } from './strings.ts';
import { useAlikeVendors } from './use-alike-vendors.ts';
import type { RecordCounts } from './use-record-counts.ts';
import { type ReadRegister, useRegister } from './use-register.ts';

type Props = RegisterProps & {
  /** Of each kind, told where the kinds are chosen; null = not known. */
  readonly counts?: RecordCounts | null;
  /** The kinds stand in a list beside the register, so its bar only names the open one. */
  readonly isListed?: boolean;
};

/** The bar and the rows of the kind that the address names. */
export function RegisterCard(props: Props) {
  const found = openKind(props);
  return found === undefined ? null : <OpenRegister key={found.kind.name} {...props} found={found} />;
}

function OpenRegister({ found, counts = null, isListed = false, ...props }: Props & { readonly found: Found }) {
  const { search, onSearch, projectId } = props;
  const { register, kind } = found;
  const read = useRegister({ register, kind, projectId, q: search.q, sort: search.sort });
  const { alike } = useAlikeVendors(kind.name === VENDORS && props.mayEdit(register));
  const isPhone = useMediaQuery('(max-width: 700px)') ?? false;
  const searchBox = useRef<HTMLInputElement>(null);
  const grid = useRef<GridHandle>(null);
  const open = useStable((row: RecordRow) => onSearch({ ...search, record: row.id }));
  // The empty register offers it where the rows will be.
  const isBare = projectId !== null && read.total === 0 && search.q === undefined;
  const add = isAddable(props, register) ? () => onSearch({ ...search, record: NEW_RECORD }) : null;
  usePageKeys((event) => {
    if (event.key === 'Escape' && search.record !== undefined) onSearch({ ...search, record: undefined });
    else if (event.key === 'Escape' && event.target === searchBox.current) grid.current?.focus();
    else if (isTypingIn(event.target) || event.key !== '/') return;
    else searchBox.current?.focus();
    event.preventDefault();
  });
  return (
    <>
      {read.failure !== null && read.rows.length > 0 ? (
        <ErrorBar what={strings.failed(kind.many)} kept={strings.kept} failure={read.failure} onRetry={read.retry} />
      ) : null}
      <Card label={strings.grid(kind.many)} isFilling={!isPhone}>
        <RegisterToolbar
          search={search}
          onSearch={onSearch}
          registers={props.registers}
          counts={counts}
          isListed={isListed}
          found={found}
          total={read.total}
          searchBox={searchBox}
          alike={alike?.total ?? 0}
          onAlike={() => onSearch({ ...search, record: ALIKE })}
          onFile={isImportable(props, register) ? () => onSearch({ ...search, record: FILE }) : null}
          onAdd={isBare ? null : add}
        />
        <Rows
          found={found}
          read={read}
          search={search}
          onSearch={onSearch}
          onOpen={open}
          onAdd={add}
          grid={grid}
          isPhone={isPhone}
          isOfProject={projectId !== null}
        />
      </Card>
    </>
  );
}

type RowsProps = Pick<RegisterProps, 'search' | 'onSearch'> & {
  readonly found: Found;
  readonly read: ReadRegister;
  readonly onOpen: (row: RecordRow) => void;
  readonly onAdd: (() => void) | null;
  readonly grid: React.RefObject<GridHandle | null>;
  readonly isPhone: boolean;
  readonly isOfProject: boolean;
};

const ROW_HEIGHT = 28;

function Rows(props: RowsProps) {
  const { found, read, search, onSearch, onOpen, grid, isPhone, isOfProject } = props;
  const { register, kind } = found;
  const currency = useCurrency();
  const { names } = read;
  const withProject = register.place === 'project' && !isOfProject;
  const columns = useMemo(
    () => recordColumns(kind, { names, currency, withProject, onOpen }),
    [kind, names, currency, withProject, onOpen],
  );
  if (read.rows.length === 0) return <NoRows {...props} />;
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

function NoRows({ found, read, search, onSearch, onAdd, isOfProject }: RowsProps) {
  const { register, kind } = found;
  const past = usePast();
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
  if (past !== null)
    return <EmptyState title={strings.emptyThenTitle(kind.many, past.words)} text={strings.emptyThenText} />;
  const text = register.place === 'project' ? strings.emptyTextProject : strings.emptyText;
  return (
    <EmptyState title={strings.emptyTitle(kind.many)} text={text}>
      {onAdd === null || !isOfProject ? null : <Button onClick={onAdd}>{strings.add(kind.one)}</Button>}
    </EmptyState>
  );
}
