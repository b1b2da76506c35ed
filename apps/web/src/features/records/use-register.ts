import {
  type AsOf,
  MOST_ROWS,
  type RecordKind,
  type RecordPage,
  type RecordRow,
  type Register,
} from '@sightline/contract';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import type { Names } from './record-values.ts';

/** A register as a page asks for it; `projectId` null = across all projects, or of the whole organisation. */
export type Asked = {
  readonly register: Register;
  readonly kind: RecordKind;
  readonly projectId: string | null;
  readonly q: string | undefined;
  readonly sort: string | undefined;
};

export type ReadRegister = {
  readonly rows: readonly RecordRow[];
  readonly names: Names;
  readonly total: number | null;
  readonly isWaiting: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
  /** Asks for the next page when the last rows come into sight. */
  readonly onRange: (first: number, last: number) => void;
};

const NEAR_THE_END = 40;

export function useRegister(asked: Asked): ReadRegister {
  const { kind, projectId, q, sort } = asked;
  const asOf = useAsOf();
  const read = useInfiniteQuery({
    queryKey: readKey(asOf, 'register', kind.name, projectId, q ?? '', sort ?? ''),
    queryFn: ({ pageParam, signal }) => readPage({ ...asked, asOf }, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (page: RecordPage) => page.next,
    placeholderData: keepPreviousData,
  });
  const pages = read.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows).filter((row) => row.kind === kind.name);
  return {
    rows,
    names: Object.assign({}, ...pages.map((page) => page.names)) as Names,
    total: pages[0]?.total ?? null,
    isWaiting: read.data === undefined,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
    onRange: (_, last) => {
      if (last >= rows.length - NEAR_THE_END && read.hasNextPage && !read.isFetchingNextPage) void read.fetchNextPage();
    },
  };
}

function readPage(
  { register, kind, projectId, q, sort, asOf }: Asked & { readonly asOf: AsOf | null },
  from: number,
  signal: AbortSignal,
): Promise<RecordPage> {
  const query = {
    kind: kind.name,
    from: String(from),
    limit: String(MOST_ROWS),
    ...asOfQuery(asOf),
    ...(q === undefined ? {} : { search: q }),
    ...(sort === undefined ? {} : { sort }),
  };
  if (register.place === 'project' && projectId !== null)
    return call(register.routes.listOf, { params: { projectId }, query }, { signal });
  return call(register.routes.list, { query }, { signal });
}

export type Option = { readonly value: string; readonly label: string };

/** Records of a kind to choose from, by what was typed. */
export function useRecordOptions(
  register: Register | undefined,
  kind: RecordKind | undefined,
  sought: string,
): readonly Option[] {
  const search = sought.trim();
  const read = useQuery({
    queryKey: ['register', 'options', kind?.name ?? '', search],
    queryFn: async ({ signal }) => {
      if (register === undefined || kind === undefined) return [];
      const query = { kind: kind.name, limit: '50', ...(search === '' ? {} : { search }) };
      const page = await call(register.routes.list, { query }, { signal });
      return page.rows.map((row) => ({ value: row.id, label: titleOf(kind, row) }));
    },
    enabled: register !== undefined && kind !== undefined,
    placeholderData: keepPreviousData,
  });
  return read.data ?? [];
}

/** What people call a record: its title, else its key. */
export function titleOf(kind: RecordKind, row: RecordRow): string {
  const title = row.values[kind.title];
  return typeof title === 'string' && kind.fields[kind.title]?.kind === 'text' ? title : row.key;
}
