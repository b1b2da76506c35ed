import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { longMinute } from '../../lib/format.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './review.module.css';
import { type ReviewRow, splitPath } from './review-model.ts';
import { formatWords, strings } from './strings.ts';
import { sizeWords } from './upload-queue.ts';
import type { Match } from './use-plan-draft.ts';

/** The best ones; the choice in the line itself offers all. */
const SHOWN_FITS = 3;

type Props = { readonly row: ReviewRow; readonly onMatch: (matches: readonly Match[]) => void };

/** What a line opens to: what stays behind and why, what the plan breaks, and why it goes where it goes. */
export function ReviewDetail({ row, onMatch }: Props) {
  const { file, plan, status } = row;
  if (status === 'refused') {
    return (
      <div className={classes.detail}>
        <Part title={strings.table.refusedWhy}>
          <ProblemList problems={file.problems} />
        </Part>
        <Part title={strings.table.reads}>
          <Facts row={row} />
        </Part>
      </div>
    );
  }
  return (
    <div className={classes.detail}>
      {row.kind === 'file' ? <NotCarried row={row} /> : null}
      {plan === null ? null : (
        <Part title={strings.table.findings} note={plan.findings.length > 0 ? strings.table.findingsKept : null}>
          {plan.findings.length === 0 ? (
            <p className={classes.text}>{strings.table.noFindings}</p>
          ) : (
            <ProblemList problems={plan.findings} />
          )}
        </Part>
      )}
      {plan === null ? null : <Goes row={row} onMatch={onMatch} />}
      <Part title={strings.table.reads}>
        <Facts row={row} />
      </Part>
    </div>
  );
}

function Part({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string | null;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{title}</h3>
      {children}
      {note === undefined || note === null ? null : <p className={classes.partNote}>{note}</p>}
    </section>
  );
}

function NotCarried({ row }: { readonly row: ReviewRow }) {
  const { notCarried, problems } = row.file;
  return (
    <Part title={strings.table.notCarried}>
      {notCarried.length === 0 ? <p className={classes.text}>{strings.table.nothingBehind}</p> : null}
      <ul className={classes.behind}>
        {notCarried.map((each) => (
          <li key={each.what}>{each.text}</li>
        ))}
      </ul>
      <ProblemList problems={problems} />
    </Part>
  );
}

function Goes({ row, onMatch }: Props) {
  const { file, plan } = row;
  if (plan === null) return null;
  const choose = (target: Match['target']) => onMatch([{ file, plan, target }]);
  return (
    <Part title={strings.table.where}>
      <p className={classes.text}>
        {plan.targetReason === '' ? '' : `${capital(plan.targetReason)}.`}
        {row.twin === null ? '' : ` ${capital(strings.target.twice(row.twin))}.`}
      </p>
      {plan.alternatives.length === 0 ? null : <p className={classes.partNote}>{strings.table.alternatives}</p>}
      <ul className={classes.fits}>
        {plan.alternatives.slice(0, SHOWN_FITS).map((fit) => (
          <li key={fit.projectId}>
            <Button variant="default" size="xs" onClick={() => choose({ kind: 'project', projectId: fit.projectId })}>
              {fit.key} {fit.name}
            </Button>
            <span className={classes.partNote}>{fit.reason}</span>
          </li>
        ))}
      </ul>
      {row.status === 'review' && plan.target.kind === 'new' ? (
        <Button variant="default" size="xs" onClick={() => choose({ kind: 'new' })}>
          {strings.target.confirmNew}
        </Button>
      ) : null}
    </Part>
  );
}

function Facts({ row }: { readonly row: ReviewRow }) {
  const { file, plan } = row;
  const read = [file.producedBy ?? formatWords(file.format), sizeWords(file.bytes)];
  if (plan !== null) read.push(strings.table.calendars(plan.calendarCount));
  const facts = [
    plan?.name ?? '',
    read.join(', '),
    splitPath(file.path).folder,
    plan?.finish ? strings.table.finishes(longMinute(plan.finish)) : '',
    plan?.storedFinish && plan.storedFinish !== plan.finish ? strings.table.stored(longMinute(plan.storedFinish)) : '',
  ].filter((fact) => fact !== '');
  return (
    <ul className={classes.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
