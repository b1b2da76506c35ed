import type { ReactNode } from 'react';
import { plain } from '../../lib/format.ts';
import type { GridColumn } from '../../ui/data-grid/grid-types.ts';
import classes from './review.module.css';
import { count, dateOr, differenceCell, FileCell, FormatCell } from './review-cells.tsx';
import { ReviewMark } from './review-mark.tsx';
import type { Candidate, ProjectRef, ReviewRow } from './review-model.ts';
import { strings } from './strings.ts';
import { TargetCell } from './target-cell.tsx';
import type { Match } from './use-plan-draft.ts';

type Context = {
  readonly projects: readonly ProjectRef[];
  readonly names: ReadonlyMap<string, ProjectRef>;
  readonly open: ReadonlySet<string>;
  readonly onToggle: (row: ReviewRow) => void;
  /** The row whose choice of a project is open. */
  readonly pickerFor: string | null;
  readonly onPicker: (id: string | null) => void;
  readonly onMatch: (matches: readonly Match[]) => void;
};

/** The reason of a refusal takes the place of what a refused file has none of: plan, dates and where it goes. */
const REFUSAL_SPAN = 8;

export function reviewColumns(context: Context): readonly GridColumn<ReviewRow>[] {
  return [...fileColumns(context), ...planColumns(), ...dateColumns(), ...goesColumns(context)];
}

function fileColumns({ open, onToggle }: Context): readonly GridColumn<ReviewRow>[] {
  return [
    {
      id: 'file',
      head: strings.columns.file,
      width: 330,
      isFlexible: true,
      isSticky: true,
      title: (row) => (row.kind === 'plan' ? row.plan?.name : row.file.path),
      cell: (row) => <FileCell row={row} isOpen={open.has(row.id)} onToggle={() => onToggle(row)} />,
    },
    { id: 'status', head: strings.columns.status, width: 92, cell: (row) => <ReviewMark status={row.status} /> },
    {
      id: 'format',
      head: strings.columns.format,
      width: 136,
      span: (row) => (row.status === 'refused' ? REFUSAL_SPAN : 1),
      title: (row) => (row.status === 'refused' ? row.file.problems[0]?.text : (row.file.producedBy ?? undefined)),
      cell: (row) => <FormatCell row={row} />,
    },
  ];
}

function planColumns(): readonly GridColumn<ReviewRow>[] {
  const group = strings.columns.groupPlan;
  return [
    {
      id: 'tasks',
      head: strings.columns.tasks,
      group,
      width: 52,
      align: 'end',
      cell: of((plan) => plain(plan.taskCount)),
    },
    {
      id: 'links',
      head: strings.columns.links,
      group,
      width: 52,
      align: 'end',
      cell: of((plan) => plain(plan.linkCount)),
    },
  ];
}

function dateColumns(): readonly GridColumn<ReviewRow>[] {
  const group = strings.columns.groupDates;
  const { start, finish, finishTip, stored, storedTip, difference, differenceTip } = strings.columns;
  return [
    { id: 'start', head: start, group, width: 78, align: 'end', cell: of((plan) => dateOr(plan.start)) },
    {
      id: 'finish',
      head: finish,
      headTitle: finishTip,
      group,
      width: 78,
      align: 'end',
      cell: of((plan) => dateOr(plan.finish)),
    },
    {
      id: 'stored',
      head: stored,
      headTitle: storedTip,
      group,
      width: 78,
      align: 'end',
      cell: of((plan) => <span className={classes.second}>{dateOr(plan.storedFinish)}</span>),
    },
    {
      id: 'difference',
      head: difference,
      headTitle: differenceTip,
      group,
      width: 52,
      align: 'end',
      cell: of(differenceCell),
    },
  ];
}

function goesColumns(context: Context): readonly GridColumn<ReviewRow>[] {
  const group = strings.columns.groupGoes;
  return [
    {
      id: 'target',
      head: strings.columns.target,
      group,
      width: 224,
      isFlexible: true,
      cell: (row) => (
        <TargetCell
          isInGrid
          row={row}
          projects={context.projects}
          names={context.names}
          isOpen={context.pickerFor === row.id}
          onOpen={(isOpen) => context.onPicker(isOpen ? row.id : null)}
          onMatch={context.onMatch}
        />
      ),
    },
    {
      id: 'behind',
      head: strings.columns.behind,
      headTitle: strings.columns.behindTip,
      width: 88,
      align: 'end',
      cell: (row) => (row.kind === 'plan' || row.status === 'refused' ? null : count(row.file.notCarried.length)),
    },
    {
      id: 'findings',
      head: strings.columns.findings,
      headTitle: strings.columns.findingsTip,
      width: 66,
      align: 'end',
      cell: of((plan) => count(plan.findings.length)),
    },
  ];
}

/** Cells of one plan stay empty on lines without one. */
function of(show: (plan: Candidate) => ReactNode): (row: ReviewRow) => ReactNode {
  return ({ plan }) => (plan === null ? null : show(plan));
}
