import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { counted, NONE, shortDate } from '../../lib/format.ts';
import { ReviewDetail } from './review-detail.tsx';
import classes from './review-list.module.css';
import { ReviewMark } from './review-mark.tsx';
import { type ProjectRef, type ReviewRow, splitPath } from './review-model.ts';
import { strings } from './strings.ts';
import { TargetCell } from './target-cell.tsx';
import { targetWords } from './target-options.ts';
import type { Match } from './use-plan-draft.ts';

const SHOWN = 60;

type Props = {
  readonly rows: readonly ReviewRow[];
  readonly projects: readonly ProjectRef[];
  readonly onMatch: (matches: readonly Match[]) => void;
};

/** The review on a phone: two lines a plan, opened by a tap. */
export function ReviewList({ rows, projects, onMatch }: Props) {
  const [shown, setShown] = useState(SHOWN);
  const [openId, setOpenId] = useState<string | null>(null);
  const names = new Map<string, ProjectRef>(projects.map((each) => [each.id, each]));
  return (
    <>
      <ul className={classes.rows}>
        {rows.slice(0, shown).map((row) => (
          <Row
            key={row.id}
            row={row}
            isOpen={openId === row.id}
            onToggle={() => setOpenId(openId === row.id ? null : row.id)}
            {...{ projects, names, onMatch }}
          />
        ))}
      </ul>
      {rows.length > shown ? (
        <Button variant="subtle" onClick={() => setShown(shown + 2 * SHOWN)}>
          {strings.table.more(counted(rows.length - shown, 'line'))}
        </Button>
      ) : null}
    </>
  );
}

type RowProps = Pick<Props, 'projects' | 'onMatch'> & {
  readonly row: ReviewRow;
  readonly names: ReadonlyMap<string, ProjectRef>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

function Row({ row, projects, names, isOpen, onToggle, onMatch }: RowProps) {
  const [isPicking, setIsPicking] = useState(false);
  const { plan, file } = row;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const name = row.kind === 'plan' ? plan?.name : splitPath(file.path).name;
  return (
    <li className={classes.row} data-kind={row.kind}>
      <button type="button" className={classes.head} aria-expanded={isOpen} onClick={onToggle}>
        <span className={classes.name}>{name}</span>
        <ReviewMark status={row.status} />
        <span className={classes.facts}>{factsOf(row, names)}</span>
        <Chevron size={16} stroke={1.6} className={classes.chevron} aria-hidden="true" />
      </button>
      {plan === null || !isOpen ? null : (
        <div className={classes.goes}>
          <span className={classes.label}>{strings.columns.target}</span>
          <TargetCell row={row} isOpen={isPicking} onOpen={setIsPicking} {...{ projects, names, onMatch }} />
        </div>
      )}
      {isOpen ? <ReviewDetail row={row} onMatch={onMatch} /> : null}
    </li>
  );
}

/** The second line: where the plan goes and when it ends; for a refused file, why. */
function factsOf({ file, plan, status }: ReviewRow, names: ReadonlyMap<string, ProjectRef>): string {
  if (status === 'refused') return file.problems[0]?.text ?? '';
  if (plan === null) return counted(file.plans.length, 'plan');
  const { key, name } = targetWords(plan.target, names);
  const finish = plan.finish === null ? NONE : shortDate(plan.finish);
  return `${key === null ? name : `${key} ${name}`}, ${strings.table.finishShort(finish)}`;
}
