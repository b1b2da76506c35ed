import { dateOf, localMinute } from '@sightline/kernel';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NONE, plain, shortDate, signed } from '../../lib/format.ts';
import type { GridColumn } from '../../ui/data-grid/grid-types.ts';
import type { PlanRow, PlanStore } from './plan-rows.ts';
import { planStrings as strings } from './strings.ts';
import classes from './task-columns.module.css';

const { heads, headTitles } = strings;
const INDENT = 14;
const CHEVRON = 18;
/** Deeper levels are drawn as this one: the name keeps its room. */
const DEEPEST = { desktop: 12, phone: 4 };
const MOST_WBS = 9;
const MINUTES_PER_DAY = 1440;

type Acts = {
  readonly store: PlanStore;
  /** false: the plan has no codes of the work breakdown, so no column for them. */
  readonly hasWbs: boolean;
  /** false: the plan holds no stored dates to compare with. */
  readonly hasStored: boolean;
  readonly onWhy: (row: PlanRow) => void;
  readonly onFold: (row: PlanRow) => void;
};

/** The columns of a plan on a phone: the name, and the way to what set its dates. */
export function phoneColumns({ store, onWhy, onFold }: Acts): readonly GridColumn<PlanRow>[] {
  return [
    {
      id: 'name',
      head: heads.name,
      width: 160,
      title: (row) => row.name,
      cell: (row, { isExpanded }) => (
        <NameCell
          row={row}
          isExpanded={isExpanded}
          canFold={store.canFold(row)}
          onFold={onFold}
          deepest={DEEPEST.phone}
        >
          <button type="button" className={classes.nameButton} tabIndex={-1} onClick={() => onWhy(row)}>
            {row.name}
          </button>
        </NameCell>
      ),
    },
  ];
}

export function taskColumns({ store, hasWbs, hasStored, onWhy, onFold }: Acts): readonly GridColumn<PlanRow>[] {
  return [
    ...(hasWbs ? [WBS_COLUMN] : []),
    {
      id: 'name',
      head: heads.name,
      width: 226,
      title: (row) => row.name,
      cell: (row, { isExpanded }) => (
        <NameCell
          row={row}
          isExpanded={isExpanded}
          canFold={store.canFold(row)}
          onFold={onFold}
          deepest={DEEPEST.desktop}
        >
          {row.name}
        </NameCell>
      ),
    },
    {
      ...numeric('days', 44),
      yields: 3,
      cell: ({ durationDays: days }) => (days === null ? FAINT_NONE : plain(days)),
    },
    { ...numeric('start', 68), cell: (row) => dateButton(row, row.start, onWhy) },
    { ...numeric('finish', 68), cell: (row) => dateButton(row, row.finish, onWhy) },
    {
      id: 'predecessors',
      head: heads.predecessors,
      headTitle: headTitles.predecessors,
      width: 82,
      yields: 2,
      title: (row) => predecessorText(store, row, true),
      cell: (row) => <span className={classes.predecessors}>{predecessorText(store, row, false)}</span>,
    },
    { ...numeric('float', 44), cell: (row) => floatOf(row) },
    {
      ...numeric('done', 44),
      yields: 5,
      cell: ({ percentComplete: done }) => (
        <span className={done === 0 ? classes.faint : undefined}>{`${Math.round(done)}%`}</span>
      ),
    },
    { ...numeric('baseline', 52), yields: 4, cell: (row) => delta(row.baselineFinish, row.finish) },
    ...(hasStored ? [STORED_COLUMN] : []),
  ];
}

function numeric(id: keyof typeof headTitles, width: number) {
  return { id, head: heads[id], headTitle: headTitles[id], width, align: 'end' as const };
}

const WBS_COLUMN: GridColumn<PlanRow> = {
  id: 'wbs',
  head: heads.wbs,
  width: 58,
  title: (row) => row.wbs,
  cell: (row) => <span className={classes.wbs}>{tailOf(row.wbs)}</span>,
};

const STORED_COLUMN: GridColumn<PlanRow> = {
  ...numeric('stored', 48),
  yields: 1,
  cell: (row) => delta(row.storedFinish, row.finish),
};

const FAINT_NONE = <span className={classes.faint}>{NONE}</span>;

/** A path of Primavera is as long as a sentence; its end tells the branches apart. */
function tailOf(wbs: string): string {
  return wbs.length <= MOST_WBS ? wbs : `…${wbs.slice(1 - MOST_WBS)}`;
}

type NameProps = {
  readonly row: PlanRow;
  readonly isExpanded: boolean;
  readonly canFold: boolean;
  readonly deepest: number;
  readonly onFold: (row: PlanRow) => void;
  readonly children: ReactNode;
};

function NameCell({ row, isExpanded, canFold, deepest, onFold, children }: NameProps) {
  const Chevron = isExpanded ? IconChevronDown : IconChevronRight;
  const indent = (Math.min(deepest, Math.max(1, row.outlineLevel)) - 1) * INDENT;
  return (
    <span className={classes.nameCell} style={{ paddingInlineStart: canFold ? indent : indent + CHEVRON }}>
      {canFold ? (
        <button
          type="button"
          className={classes.fold}
          tabIndex={-1}
          aria-label={isExpanded ? strings.fold(row.name) : strings.unfold(row.name)}
          onClick={() => onFold(row)}
        >
          <Chevron size={14} stroke={1.6} aria-hidden="true" />
        </button>
      ) : null}
      <span className={classes.name} data-critical={(row.isCritical && row.kind !== 'summary') || undefined}>
        {children}
      </span>
    </span>
  );
}

/** `12`, `12SS +2 d`: the codes of what comes before, as planners write them; in full with the names. */
function predecessorText(store: PlanStore, row: PlanRow, isFull: boolean): string {
  return store
    .predecessorsOf(row.place)
    .map(({ place, type, lag }) => {
      const before = store.rowAt(place);
      const kind = type === 'FS' && lag === '' ? '' : type;
      const code = `${before?.code ?? '?'}${kind}${lag === '' ? '' : ` ${lag}`}`;
      return isFull ? `${code} ${before?.name ?? ''}` : code;
    })
    .join(', ');
}

function dateButton(row: PlanRow, minute: number | null, onWhy: Acts['onWhy']): ReactNode {
  if (minute === null) return FAINT_NONE;
  return (
    <button type="button" className={classes.date} tabIndex={-1} onClick={() => onWhy(row)}>
      {shortDate(dateOf(localMinute(minute)))}
    </button>
  );
}

function floatOf({ totalFloatDays: days }: PlanRow): ReactNode {
  if (days === null) return FAINT_NONE;
  const tone = days < 0 ? classes.breach : days === 0 ? classes.faint : undefined;
  return <span className={tone}>{plain(days)}</span>;
}

function delta(from: number | null, to: number | null): ReactNode {
  if (from === null || to === null) return FAINT_NONE;
  const days = Math.floor(to / MINUTES_PER_DAY) - Math.floor(from / MINUTES_PER_DAY);
  return <span className={days === 0 ? classes.faint : undefined}>{signed(days)}</span>;
}
