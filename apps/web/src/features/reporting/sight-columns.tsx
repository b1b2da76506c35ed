import type { SightRow } from '@sightline/contract';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import {
  currencySymbol,
  hundredths,
  money,
  NONE,
  plain,
  STAGE_WORDS,
  shortDate,
  shortName,
  signed,
  thousands,
} from '../../lib/format.ts';
import type { GridColumn } from '../../ui/data-grid/grid-types.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './sight-grid.module.css';
import type { SightCell } from './sight-search.ts';
import { sightStrings as strings } from './strings.ts';

type Acts = {
  readonly currency: string;
  readonly onWhy: (row: SightRow, cell: SightCell) => void;
  readonly onPeek: (row: SightRow) => void;
  readonly onOpen: (row: SightRow) => void;
};

const { heads, headTitles, groups } = strings;

/** The columns of the line of sight, in reading order. */
export function sightColumns(acts: Acts): readonly GridColumn<SightRow>[] {
  return [...identityColumns(acts), ...statusColumns(acts), ...scheduleColumns(acts), ...costColumns(acts)];
}

function identityColumns(acts: Acts): readonly GridColumn<SightRow>[] {
  return [
    {
      id: 'key',
      head: heads.key,
      width: 92,
      isSticky: true,
      sort: 'key',
      cell: (row, { isExpanded }) => <KeyCell row={row} isOpened={isExpanded} onPeek={acts.onPeek} />,
    },
    {
      id: 'name',
      head: heads.name,
      width: 184,
      isFlexible: true,
      isSticky: true,
      sort: 'name',
      title: (row) => row.name,
      cell: (row) => <ProjectLink row={row} onOpen={acts.onOpen} />,
    },
    {
      id: 'program',
      head: heads.program,
      width: 108,
      yields: 2,
      title: (row) => row.program?.name,
      cell: (row) => named(row.program?.name),
    },
    {
      id: 'manager',
      head: heads.manager,
      headTitle: headTitles.manager,
      width: 100,
      yields: 4,
      sort: 'manager',
      title: (row) => row.manager?.name,
      cell: (row) => named(row.manager === null ? undefined : shortName(row.manager.name)),
    },
    { id: 'stage', head: heads.stage, width: 64, yields: 3, sort: 'stage', cell: (row) => STAGE_WORDS[row.stage] },
  ];
}

function statusColumns(acts: Acts): readonly GridColumn<SightRow>[] {
  return [
    {
      id: 'reported',
      head: heads.reported,
      headTitle: headTitles.reported,
      group: groups.status,
      width: 84,
      sort: 'reported',
      cell: (row) =>
        row.reported === null ? (
          <span className={classes.faint}>{strings.notReported}</span>
        ) : (
          <StatusMark colour={row.reported.colour} of="reported" />
        ),
    },
    {
      id: 'computed',
      head: heads.computed,
      headTitle: headTitles.computed,
      group: groups.status,
      width: 54,
      sort: 'computed',
      cell: (row) => (
        <Why row={row} cell="computed" acts={acts}>
          <StatusMark colour={row.computed.colour} of="computed" />
        </Why>
      ),
    },
    {
      id: 'basis',
      title: (row) => strings.basisLong[row.computed.basis],
      head: heads.basis,
      headTitle: headTitles.basis,
      group: groups.status,
      width: 54,
      yields: 1,
      cell: (row) => <span className={classes.faint}>{strings.basis[row.computed.basis]}</span>,
    },
  ];
}

function scheduleColumns(acts: Acts): readonly GridColumn<SightRow>[] {
  const group = groups.schedule;
  return [
    {
      id: 'nextMilestone',
      head: heads.nextMilestone,
      group,
      width: 222,
      sort: 'nextMilestone',
      title: (row) => row.nextMilestone?.name,
      cell: (row) => <NextMilestone row={row} acts={acts} />,
    },
    {
      id: 'finishOn',
      head: heads.finishOn,
      headTitle: headTitles.finishOn,
      group,
      width: 70,
      align: 'end',
      sort: 'finishOn',
      cell: (row) => computed(row, 'finishOn', acts, row.finishOn === null ? null : shortDate(row.finishOn)),
    },
    {
      id: 'slipDays',
      head: heads.slipDays,
      headTitle: headTitles.slipDays,
      group,
      width: 50,
      align: 'end',
      sort: 'slipDays',
      cell: (row) =>
        computed(row, 'slipDays', acts, row.slipDays === null ? null : deltaOf(row.slipDays, isSlipBreached(row))),
    },
    {
      id: 'floatDays',
      head: heads.floatDays,
      headTitle: headTitles.floatDays,
      group,
      width: 50,
      align: 'end',
      sort: 'floatDays',
      cell: (row) =>
        computed(row, 'floatDays', acts, row.floatDays === null ? null : numberOf(row.floatDays, row.floatDays < 0)),
    },
    {
      id: 'scheduleIndex',
      head: heads.scheduleIndex,
      headTitle: headTitles.scheduleIndex,
      group,
      width: 50,
      align: 'end',
      sort: 'scheduleIndex',
      cell: (row) => indexCell(row, 'scheduleIndex', acts, isRed(row, 'schedule')),
    },
    {
      id: 'progressPercent',
      head: heads.progressPercent,
      headTitle: headTitles.progressPercent,
      group,
      width: 52,
      align: 'end',
      sort: 'progressPercent',
      cell: (row) =>
        computed(
          row,
          'progressPercent',
          acts,
          row.progressPercent === null ? null : numberOf(Math.round(row.progressPercent), false),
        ),
    },
  ];
}

/** Red where the server found that dimension red. */
function isRed({ computed: status }: SightRow, wanted: 'schedule' | 'cost'): boolean {
  return status.dimensions.some(({ dimension, colour }) => dimension === wanted && colour === 'red');
}

function indexCell(row: SightRow, cell: 'costIndex' | 'scheduleIndex', acts: Acts, isBreached: boolean): ReactNode {
  const index = row[cell];
  const isBad = isBreached && index !== null && index < 1;
  return computed(
    row,
    cell,
    acts,
    index === null ? null : <span className={isBad ? classes.breach : undefined}>{hundredths(index)}</span>,
  );
}

function moneyNote({ hasNoRate, convertedFrom, currency }: SightRow, minor: number): string | undefined {
  if (hasNoRate) return strings.noRate(money(minor, currency));
  return convertedFrom === null ? undefined : strings.convertedFrom(convertedFrom);
}

function costColumns(acts: Acts): readonly GridColumn<SightRow>[] {
  const { currency } = acts;
  const symbol = currencySymbol(currency).trim();
  const amount = (row: SightRow, minor: number | null, isBreached: boolean): ReactNode =>
    minor === null ? (
      NONE_MARK
    ) : (
      <span className={toneOf(minor, isBreached)} title={moneyNote(row, minor)}>
        {row.hasNoRate ? money(minor, row.currency) : thousands(minor, currency)}
      </span>
    );
  return [
    {
      id: 'budget',
      head: heads.budget(symbol),
      group: groups.cost,
      width: 68,
      align: 'end',
      sort: 'budgetMinor',
      cell: (row) => amount(row, row.budgetMinor, false),
    },
    {
      id: 'spent',
      head: heads.spent(symbol),
      group: groups.cost,
      width: 70,
      align: 'end',
      sort: 'spentMinor',
      cell: (row) =>
        computed(
          row,
          'spentMinor',
          acts,
          row.spentMinor === null
            ? null
            : amount(row, row.spentMinor, row.budgetMinor !== null && row.spentMinor > row.budgetMinor),
        ),
    },
    {
      id: 'costIndex',
      head: heads.costIndex,
      headTitle: headTitles.costIndex,
      group: groups.cost,
      width: 46,
      align: 'end',
      sort: 'costIndex',
      cell: (row) => indexCell(row, 'costIndex', acts, isRed(row, 'cost')),
    },
    {
      id: 'estimate',
      head: heads.estimate(symbol),
      headTitle: headTitles.estimate,
      group: groups.cost,
      width: 104,
      align: 'end',
      sort: 'estimateMinor',
      cell: (row) => computed(row, 'estimateMinor', acts, estimateOf(row, currency)),
    },
  ];
}

function estimateOf(row: SightRow, currency: string): ReactNode {
  const { estimateMinor, estimateGrowth } = row;
  if (estimateMinor === null) return null;
  const growth = estimateGrowth === null ? null : Math.round(estimateGrowth * 100);
  return (
    <>
      {thousands(estimateMinor, currency)}
      {growth === null ? null : (
        <span className={isRed(row, 'cost') && growth > 0 ? classes.growthBreach : classes.growth}>
          {signed(growth)}%
        </span>
      )}
    </>
  );
}

const NONE_MARK = <span className={classes.faint}>{NONE}</span>;

function named(name: string | undefined): ReactNode {
  return name === undefined ? NONE_MARK : <span className={classes.cut}>{name}</span>;
}

/** The server judges; the grid has no rule of its own. */
export function isSlipBreached(row: SightRow): boolean {
  return row.slipColour === 'red' && (row.slipDays ?? 0) > 0;
}

function deltaOf(value: number, isBreached: boolean): ReactNode {
  return <span className={toneOf(value, isBreached)}>{signed(value)}</span>;
}

function numberOf(value: number, isBreached: boolean): ReactNode {
  return <span className={toneOf(value, isBreached)}>{plain(value)}</span>;
}

function toneOf(value: number, isBreached: boolean): string | undefined {
  if (isBreached) return classes.breach;
  return value === 0 ? classes.faint : undefined;
}

function computed(row: SightRow, cell: SightCell, acts: Acts, shown: ReactNode): ReactNode {
  return (
    <Why row={row} cell={cell} acts={acts}>
      {shown}
    </Why>
  );
}

type WhyProps = { readonly row: SightRow; readonly cell: SightCell; readonly acts: Acts; readonly children: ReactNode };

/** A computed value: a button that tells why it is so, also where there is none. */
function Why({ row, cell, acts, children }: WhyProps) {
  const isNone = children === null;
  return (
    <button
      type="button"
      className={classes.why}
      tabIndex={-1}
      data-cell-action
      aria-label={isNone ? strings.noneOf(strings.sorts[cell]) : undefined}
      onClick={() => acts.onWhy(row, cell)}
    >
      {isNone ? NONE_MARK : children}
    </button>
  );
}

function NextMilestone({ row, acts }: { readonly row: SightRow; readonly acts: Acts }) {
  const next = row.nextMilestone;
  return (
    <Why row={row} cell="nextMilestone" acts={acts}>
      {next === null ? null : (
        <>
          <span className={classes.cut}>{next.name}</span>
          <span className={next.colour === 'red' ? classes.lateOn : classes.on}>{shortDate(next.on)}</span>
        </>
      )}
    </Why>
  );
}

function KeyCell({
  row,
  isOpened,
  onPeek,
}: {
  readonly row: SightRow;
  readonly isOpened: boolean;
  readonly onPeek: (row: SightRow) => void;
}) {
  const Chevron = isOpened ? IconChevronDown : IconChevronRight;
  const label = isOpened ? strings.fold : strings.expand;
  return (
    <>
      <button
        type="button"
        className={classes.expander}
        tabIndex={-1}
        aria-label={label}
        title={label}
        onClick={() => onPeek(row)}
      >
        <Chevron size={14} stroke={1.6} aria-hidden="true" />
      </button>
      <span className={classes.key}>{row.key}</span>
    </>
  );
}

/** A plain link: the router's own costs more than all other cells of a row together, which scrolling pays. */
function ProjectLink({ row, onOpen }: { readonly row: SightRow; readonly onOpen: (row: SightRow) => void }) {
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(row);
  };
  return (
    <a href={`/projects/${row.id}`} className={classes.name} tabIndex={-1} data-cell-action onClick={open}>
      {row.name}
    </a>
  );
}
