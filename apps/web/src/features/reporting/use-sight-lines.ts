import { useCallback, useMemo, useState } from 'react';
import { pagesInSight, type SightLine, sightLines } from './sight-lines.ts';
import type { SightSearch } from './sight-search.ts';
import { PAGE_ROWS, type Sight, useSight } from './use-sight.ts';

/** Lines read before they come into sight, so that slow scrolling meets no waiting line. */
const AHEAD = 40;

export type SightLines = {
  readonly sight: Sight;
  readonly lines: readonly SightLine[];
  readonly folded: ReadonlySet<number>;
  readonly toggleGroup: (group: number) => void;
  readonly unfoldAll: () => void;
  /** Told by the grid or the list: which lines are in sight. */
  readonly onRange: (first: number, last: number) => void;
};

/** Which lines there are, and the pages of rows for those in sight. A row whose page is not here yet is a waiting line. */
export function useSightLines(search: SightSearch, openedId: string | null): SightLines {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const sight = useSight(search, pages);
  const { first, rows } = sight;
  const opened = openedId === null ? null : rows.offsetOf(openedId);
  const isGrouped = search.group !== undefined;
  const lines = useMemo(() => {
    const groupSizes = isGrouped ? (first?.groups.map((group) => group.totals.projects) ?? []) : [];
    return sightLines({ total: first?.total ?? 0, groupSizes, folded, opened });
  }, [first, isGrouped, folded, opened]);
  const onRange = useCallback(
    (from: number, to: number) => {
      const wanted = pagesInSight(lines, from - AHEAD, to + AHEAD, PAGE_ROWS);
      setPages((before) => (before.join() === wanted.join() ? before : wanted));
    },
    [lines],
  );
  const toggleGroup = useCallback((group: number) => {
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(group)) next.add(group);
      return next;
    });
  }, []);
  const unfoldAll = useCallback(() => setFolded(new Set()), []);
  return { sight, lines, folded, toggleGroup, unfoldAll, onRange };
}
