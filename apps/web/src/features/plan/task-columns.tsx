import { daysBetween, type LocalDate } from '@sightline/kernel';
import type { ReactNode } from 'react';
import { NONE, plain, shortDate, signed } from '../../lib/format.ts';
import type { GridColumn } from '../../ui/data-grid/grid-types.ts';
import { planStrings as strings } from './strings.ts';
import { TaskBar, TimeAxis } from './task-bar.tsx';
import classes from './task-grid.module.css';
import type { TimeScale } from './timeline.ts';
import type { Task } from './use-plan.ts';

const { heads, headTitles } = strings;
const INDENT = 14;
const MOST_WBS = 9;

type Acts = {
  readonly scale: TimeScale | null;
  readonly statusOn: string | null;
  /** false: the plan has no codes of the work breakdown, so no column for them. */
  readonly hasWbs: boolean;
  readonly onWhy: (task: Task) => void;
};

/** The columns of a plan: the grid first, then the light timeline on the same rows. */
export function taskColumns({ scale, statusOn, hasWbs, onWhy }: Acts): readonly GridColumn<Task>[] {
  return [
    ...(hasWbs ? [WBS_COLUMN] : []),
    {
      id: 'name',
      head: heads.name,
      width: 250,
      isSticky: true,
      title: (task) => task.name,
      cell: (task) => (
        <span
          className={classes.name}
          data-critical={isShownCritical(task) || undefined}
          style={{ paddingInlineStart: Math.max(0, task.outlineLevel - 1) * INDENT }}
        >
          {task.name}
        </span>
      ),
    },
    {
      id: 'days',
      head: heads.days,
      headTitle: headTitles.days,
      yields: 3,
      width: 52,
      align: 'end',
      cell: (task) => (task.durationDays === null ? FAINT_NONE : plain(task.durationDays)),
    },
    {
      id: 'start',
      head: heads.start,
      headTitle: headTitles.start,
      width: 70,
      align: 'end',
      cell: (task) => dateButton(task, task.start, onWhy),
    },
    {
      id: 'finish',
      head: heads.finish,
      headTitle: headTitles.finish,
      width: 70,
      align: 'end',
      cell: (task) => dateButton(task, task.finish, onWhy),
    },
    {
      id: 'float',
      head: heads.float,
      headTitle: headTitles.float,
      width: 48,
      align: 'end',
      cell: (task) => floatOf(task),
    },
    {
      id: 'done',
      head: heads.done,
      headTitle: headTitles.done,
      width: 48,
      align: 'end',
      cell: (task) => (
        <span
          className={task.percentComplete === 0 ? classes.faint : undefined}
        >{`${Math.round(task.percentComplete)}%`}</span>
      ),
    },
    {
      id: 'baseline',
      head: heads.baseline,
      headTitle: headTitles.baseline,
      yields: 2,
      width: 58,
      align: 'end',
      cell: (task) => delta(task.baselineFinish, task.finish),
    },
    {
      id: 'stored',
      head: heads.stored,
      headTitle: headTitles.stored,
      yields: 1,
      width: 52,
      align: 'end',
      cell: (task) => delta(task.storedFinish, task.finish),
    },
    ...(scale === null
      ? []
      : [
          {
            id: 'timeline',
            head: strings.timeline,
            headContent: <TimeAxis scale={scale} statusOn={statusOn} />,
            group: strings.timeline,
            width: 300,
            isFlexible: true,
            cell: (task: Task) => <TaskBar task={task} scale={scale} />,
          } satisfies GridColumn<Task>,
        ]),
  ];
}

const WBS_COLUMN: GridColumn<Task> = {
  id: 'wbs',
  head: heads.wbs,
  width: 76,
  isSticky: true,
  title: (task) => task.wbs,
  cell: (task) => <span className={classes.wbs}>{tailOf(task.wbs)}</span>,
};

const FAINT_NONE = <span className={classes.faint}>{NONE}</span>;

/** A path of Primavera is as long as a sentence; its end tells the branches apart. */
function tailOf(wbs: string): string {
  return wbs.length <= MOST_WBS ? wbs : `…${wbs.slice(1 - MOST_WBS)}`;
}

function isShownCritical(task: Task): boolean {
  return task.isCritical && task.kind !== 'summary';
}

function dateButton(task: Task, date: string | null, onWhy: Acts['onWhy']): ReactNode {
  if (date === null) return FAINT_NONE;
  return (
    <button type="button" className={classes.date} tabIndex={-1} data-cell-action onClick={() => onWhy(task)}>
      {shortDate(date)}
    </button>
  );
}

function floatOf(task: Task): ReactNode {
  if (task.totalFloatDays === null) return FAINT_NONE;
  const tone = task.totalFloatDays < 0 ? classes.breach : task.totalFloatDays === 0 ? classes.faint : undefined;
  return <span className={tone}>{plain(task.totalFloatDays)}</span>;
}

function delta(from: string | null, to: string | null): ReactNode {
  if (from === null || to === null) return FAINT_NONE;
  const days = daysBetween(from.slice(0, 10) as LocalDate, to.slice(0, 10) as LocalDate);
  return <span className={days === 0 ? classes.faint : undefined}>{signed(days)}</span>;
}
