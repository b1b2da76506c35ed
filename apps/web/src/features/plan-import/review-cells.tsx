import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NONE, plain, shortDate, signed } from '../../lib/format.ts';
import classes from './review.module.css';
import { type Candidate, finishDifference, type ReviewRow, splitPath } from './review-model.ts';
import { formatWords, shortProducer, strings } from './strings.ts';

/** What wrote the file; of a refused one, why. */
export function FormatCell({ row }: { readonly row: ReviewRow }) {
  const { file, kind, status } = row;
  if (kind === 'plan') return null;
  return status === 'refused' ? (
    <span className={classes.why}>{file.problems[0]?.text ?? ''}</span>
  ) : (
    <span className={classes.format}>
      {file.producedBy === null ? formatWords(file.format) : shortProducer(file.producedBy)}
    </span>
  );
}

export function FileCell({
  row,
  isOpen,
  onToggle,
}: {
  readonly row: ReviewRow;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const { folder, name } = splitPath(row.file.path);
  return (
    <>
      <button
        type="button"
        className={classes.chevron}
        data-level={row.kind}
        tabIndex={-1}
        aria-expanded={isOpen}
        aria-label={strings.table.open(row.kind === 'plan' ? (row.plan?.name ?? name) : name)}
        onClick={onToggle}
      >
        <Chevron size={14} stroke={1.6} aria-hidden="true" />
      </button>
      {row.kind === 'plan' ? (
        <span className={classes.planName}>{row.plan?.name}</span>
      ) : (
        <>
          <span className={classes.fileName}>{name}</span>
          <span className={classes.folder}>
            {row.plan === null && row.file.plans.length > 1 ? strings.table.plans(row.file.plans.length) : folder}
          </span>
        </>
      )}
    </>
  );
}

export function dateOr(minute: string | null): string {
  return minute === null ? NONE : shortDate(minute);
}

export function differenceCell(plan: Candidate): ReactNode {
  const days = finishDifference(plan);
  if (days === null) return <span className={classes.third}>{NONE}</span>;
  return days === 0 ? <span className={classes.third}>0</span> : signed(days);
}

export function count(number: number): ReactNode {
  return number === 0 ? <span className={classes.third}>0</span> : plain(number);
}
