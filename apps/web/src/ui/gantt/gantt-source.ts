import type { GanttBand, GanttRow } from './gantt-types.ts';
import type { LinkColumns } from './links.ts';

/** The rows of a Gantt by their place; another object when other rows have come. */
export type GanttSource<Row> = {
  readonly total: number;
  /** Outline level of each place, 1 = top; 0 while the row is not here. */
  readonly levels: Uint8Array;
  /** What the grid shows; null while it is not here. */
  readonly rowAt: (place: number) => Row | null;
  /** What the timeline shows; a folded row shows the milestones under it. */
  readonly drawnAt: (place: number, isFolded: boolean) => GanttRow | null;
  readonly idOf: (row: Row) => string;
  readonly placeOf: (row: Row) => number;
  readonly canFold: (row: Row) => boolean;
  readonly links: LinkColumns;
};

/** What lies behind the rows, and from when to when. */
export type GanttTime = {
  readonly from: number;
  readonly to: number;
  readonly freezes: readonly GanttBand[];
  readonly rests: readonly Omit<GanttBand, 'name'>[];
  readonly statusDay: number | null;
  readonly today: number | null;
  readonly lineText: (line: 'status' | 'today', day: number) => string;
  readonly monthName: (month: number) => string;
};
