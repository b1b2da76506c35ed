import { useDebouncedCallback } from '@mantine/hooks';
import type { SightRow } from '@sightline/contract';
import { useNavigate } from '@tanstack/react-router';
import { useStable } from '../../lib/use-stable.ts';
import type { SightCell, SightSearch, Since } from './sight-search.ts';

/** `replace` keeps the browser's Back for pages, not for every letter of a search. */
export type OnSearch = (search: SightSearch, how?: { readonly replace: boolean }) => void;

/** Holding an arrow key down passes many rows; the address is told the one that it stops at. */
const SELECT_MS = 180;

export type SightActs = {
  readonly open: (row: SightRow) => void;
  readonly askWhy: (row: Pick<SightRow, 'id'>, cell: SightCell) => void;
  readonly closeWhy: () => void;
  readonly select: (row: SightRow) => void;
  /** Opens the list beside the page, or closes it. */
  readonly list: (list: SightSearch['list'] | null) => void;
  readonly since: (since: Since | undefined) => void;
};

/** What can be done with a row; the functions stay the same while the page lives, so that rows are not drawn again for them. */
export function useSightActs(search: SightSearch, onSearch: OnSearch): SightActs {
  const navigate = useNavigate();
  const select = useDebouncedCallback((row: SightRow) => {
    if (row.id !== search.row) onSearch({ ...withoutWhy(search), row: row.id }, { replace: true });
  }, SELECT_MS);
  return {
    open: useStable((row) => {
      select.cancel();
      void navigate({ to: '/projects/$projectId', params: { projectId: row.id } });
    }),
    askWhy: useStable((row, cell) => {
      select.cancel();
      onSearch({ ...search, row: row.id, why: cell }, { replace: search.why !== undefined });
    }),
    closeWhy: useStable(() => onSearch(withoutWhy(search), { replace: true })),
    select: useStable(select),
    list: useStable((list) => onSearch(withList(search, list ?? undefined), { replace: list === null })),
    since: useStable((since) => {
      const { since: _since, ...rest } = withList(search, since === undefined ? undefined : 'changes');
      onSearch(since === undefined ? rest : { ...rest, since });
    }),
  };
}

/** One panel at a time: a list takes the place of a why. */
function withList(search: SightSearch, list: SightSearch['list']): SightSearch {
  const { list: _list, ...rest } = withoutWhy(search);
  return list === undefined ? rest : { ...rest, list };
}

function withoutWhy(search: SightSearch): SightSearch {
  const { why: _why, ...rest } = search;
  return rest;
}
