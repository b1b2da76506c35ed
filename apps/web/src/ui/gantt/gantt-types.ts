/** Days since 1970-01-01 with their fraction: noon of the second day is 1.5. */
export type Day = number;

/** `critical` is ink; `near` has an ink edge. */
export type Weight = 'critical' | 'near' | 'normal';

/** 1 goes to the board, 2 to the program, 3 is the project's own. */
export type Tier = 1 | 2 | 3;

export type GanttMarker = {
  readonly at: Day;
  readonly tier: Tier;
  readonly weight: Weight;
  /** Where it was to stand; null while it keeps its day. */
  readonly was: Day | null;
  readonly label: string;
};

type Placed = {
  /** Place of the row among all rows, folded ones too: what links name. */
  readonly place: number;
};

export type GanttRow = Placed &
  (
    | {
        readonly shape: 'bar';
        readonly start: Day;
        readonly finish: Day;
        readonly baseline: { readonly start: Day; readonly finish: Day } | null;
        /** 0 to 1. */
        readonly done: number;
        readonly weight: Weight;
        /** How far the finish may slip; null without float. */
        readonly lateFinish: Day | null;
      }
    | {
        readonly shape: 'summary';
        readonly start: Day;
        readonly finish: Day;
        readonly baseline: { readonly start: Day; readonly finish: Day } | null;
        /** What of its folded rows still shows. */
        readonly markers: readonly GanttMarker[];
      }
    | { readonly shape: 'milestone'; readonly marker: GanttMarker }
    /** Without dates. */
    | { readonly shape: 'none' }
  );

export type LinkType = 'FS' | 'SS' | 'FF' | 'SF';

/** A link between two rows that are not folded away. */
export type GanttLink = {
  readonly from: GanttRow;
  readonly to: GanttRow;
  readonly fromLine: number;
  readonly toLine: number;
  readonly type: LinkType;
  readonly weight: 'critical' | 'tied';
};

/** A span of days behind the rows; both ends included. */
export type GanttBand = { readonly from: number; readonly to: number; readonly name: string };

/** What of the content is in sight, in pixels of the content; the axis is not part of it. */
export type Viewport = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

export type MeasureText = (text: string) => number;
