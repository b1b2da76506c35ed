import type { CSSProperties, ReactNode } from 'react';

export type GridColumn<Row> = {
  readonly id: string;
  readonly head: string;
  /** The head in full words, with its unit: a tooltip, and what a screen reader says. */
  readonly headTitle?: string;
  /** The head above the head; neighbours with the same one share it, and a hairline starts it. */
  readonly group?: string;
  /** Drawn in place of the head's words, as an axis; the words stay for screen readers. */
  readonly headContent?: ReactNode;
  /** Width of the track in pixels; `isFlexible` lets it take what is left. */
  readonly width: number;
  readonly isFlexible?: boolean;
  readonly align?: 'start' | 'end';
  /** Stays at the left while the others scroll. Sticky columns come first. */
  readonly isSticky?: boolean;
  /** Where the columns do not fit, those that yield are left out, 1 first; the others scroll sideways. */
  readonly yields?: number;
  /** Columns that the cell of a row takes, itself among them; 1 when left out. */
  readonly span?: (row: Row) => number;
  /** What the server calls this order; without it the head does not sort. */
  readonly sort?: string;
  readonly cell: (row: Row, state: { readonly isExpanded: boolean }) => ReactNode;
  /** Full text of a cell that may be cut off. */
  readonly title?: (row: Row) => string | undefined;
};

/** One line of the grid, in display order. */
export type GridItem<Row> =
  | {
      readonly kind: 'row';
      readonly id: string;
      readonly row: Row;
      readonly isExpanded?: boolean;
      readonly isSelected?: boolean;
      /** 1 = first level of an outline; undefined where rows are no tree. */
      readonly level?: number;
      readonly weight?: 'strong';
    }
  /** Its page is still on the way. */
  | { readonly kind: 'waiting'; readonly id: string }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly label: ReactNode;
      readonly isExpanded: boolean;
      readonly onToggle: () => void;
      readonly cells: GridCells;
    }
  /** What a row opens to; follows its row. */
  | { readonly kind: 'detail'; readonly id: string; readonly content: ReactNode };

/** Contents by column id; a column that is not named stays empty. */
export type GridCells = Readonly<Record<string, ReactNode>>;

export type GridSort = { readonly by: string; readonly direction: 'up' | 'down' };

export type GridPlace = { readonly index: number; readonly column: number };

export type Track = { readonly style: CSSProperties; readonly minWidth: number; readonly lefts: readonly number[] };

/** The shared tracks of all rows, and where each sticky column sticks. */
export function trackOf<Row>(columns: readonly GridColumn<Row>[]): Track {
  const lefts: number[] = [];
  let left = 0;
  for (const column of columns) {
    lefts.push(left);
    left += column.width;
  }
  const tracks = columns.map((each) => (each.isFlexible === true ? `minmax(${each.width}px, 1fr)` : `${each.width}px`));
  return { style: { gridTemplateColumns: tracks.join(' ') }, minWidth: left, lefts };
}

/** The columns for which there is room, after those that yield have gone. */
export function columnsWithin<Row>(columns: readonly GridColumn<Row>[], available: number): readonly GridColumn<Row>[] {
  const rankOf = (column: GridColumn<Row>) => column.yields ?? Number.POSITIVE_INFINITY;
  let shown = columns;
  let width = columns.reduce((sum, each) => sum + each.width, 0);
  const yielding = columns.filter((each) => each.yields !== undefined).sort((a, b) => rankOf(a) - rankOf(b));
  for (const column of yielding) {
    if (width <= available) break;
    shown = shown.filter((each) => each !== column);
    width -= column.width;
  }
  return shown;
}

export type RowCell<Row> = { readonly column: GridColumn<Row>; readonly index: number; readonly span: number };

/** The cells of a row: a cell that spans takes the place of those after it. */
export function cellsOf<Row>(columns: readonly GridColumn<Row>[], row: Row): readonly RowCell<Row>[] {
  const cells: RowCell<Row>[] = [];
  let index = 0;
  for (let column = columns[0]; column !== undefined; column = columns[index]) {
    const span = Math.min(column.span?.(row) ?? 1, columns.length - index);
    cells.push({ column, index, span });
    index += span;
  }
  return cells;
}

/** Neighbouring columns under one upper head; null = none. */
export function headGroups<Row>(
  columns: readonly GridColumn<Row>[],
): { readonly name: string | null; readonly start: number; readonly span: number }[] {
  const groups: { name: string | null; start: number; span: number }[] = [];
  columns.forEach((column, at) => {
    const name = column.group ?? null;
    const last = groups.at(-1);
    if (last !== undefined && last.name === name) last.span += 1;
    else groups.push({ name, start: at, span: 1 });
  });
  return groups;
}

/** Whether a column begins a group of heads: there the hairline stands. */
export function startsGroup<Row>(columns: readonly GridColumn<Row>[], at: number): boolean {
  return at > 0 && columns[at]?.group !== columns[at - 1]?.group;
}
