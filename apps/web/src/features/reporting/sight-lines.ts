/** One line of the grid before it is drawn: which row, group or opened row stands there. */
export type SightLine =
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'row'; readonly offset: number }
  | { readonly kind: 'detail'; readonly offset: number };

type Given = {
  /** Rows that match, over all pages. */
  readonly total: number;
  /** Rows in each group, in display order; empty when the grid is not grouped. */
  readonly groupSizes: readonly number[];
  /** Positions of the groups that are folded. */
  readonly folded: ReadonlySet<number>;
  /** Offset of the row that is opened; null = none, or not on a page that is here. */
  readonly opened: number | null;
};

/** All lines in display order. The server sorts rows by group first, so offsets run on through the groups. */
export function sightLines({ total, groupSizes, folded, opened }: Given): readonly SightLine[] {
  const lines: SightLine[] = [];
  const addRows = (from: number, count: number) => {
    for (let offset = from; offset < from + count; offset++) {
      lines.push({ kind: 'row', offset });
      if (offset === opened) lines.push({ kind: 'detail', offset });
    }
  };
  if (groupSizes.length === 0) {
    addRows(0, total);
    return lines;
  }
  let from = 0;
  groupSizes.forEach((count, group) => {
    lines.push({ kind: 'group', group });
    if (!folded.has(group)) addRows(from, count);
    from += count;
  });
  return lines;
}

/** The pages (from 0) that hold the rows of the lines in sight. */
export function pagesInSight(
  lines: readonly SightLine[],
  first: number,
  last: number,
  pageSize: number,
): readonly number[] {
  const pages = new Set<number>();
  for (let at = Math.max(0, first); at <= Math.min(last, lines.length - 1); at++) {
    const line = lines[at];
    if (line !== undefined && line.kind !== 'group') pages.add(Math.floor(line.offset / pageSize));
  }
  return [...pages].sort((a, b) => a - b);
}
