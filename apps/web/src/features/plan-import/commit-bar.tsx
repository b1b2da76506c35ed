import { Button } from '@mantine/core';
import { type PlanImport, routes, type WireProblem } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { Failure } from '../../lib/api.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { uiStrings } from '../../ui/strings.ts';
import classes from './commit-bar.module.css';
import { commitReadiness, remainderWords } from './outcome-words.ts';
import type { Candidate, DraftFile, ProjectRef } from './review-model.ts';
import { strings } from './strings.ts';
import type { Match, PlanDraft } from './use-plan-draft.ts';

type Props = {
  readonly draft: PlanImport;
  readonly plans: PlanDraft;
  readonly projects: readonly ProjectRef[];
  readonly isUploading: boolean;
};

/** One commit for all plans, all or none. A conflict is shown with its way out; the draft stays as it is. */
export function CommitBar({ draft, plans, isUploading }: Props) {
  const reasonId = useId();
  const client = useQueryClient();
  const commit = useCommand(routes.commitPlanImport);
  const readiness = commitReadiness(draft, isUploading);
  const bringIn = async () => {
    if (readiness.kind === 'blocked' || commit.isRunning) return;
    const answer = await commit.run({ params: { importId: draft.id }, version: draft.version });
    plans.retry();
    if (answer === null) return;
    for (const word of ['line-of-sight', 'project', 'plan']) void client.invalidateQueries({ queryKey: [word] });
  };
  const choose = (matches: readonly Match[]) => {
    commit.reset();
    plans.match(matches);
  };
  const isNothing = draft.outcome.refused === draft.files.length;
  return (
    <section className={classes.bar} aria-label={readiness.label}>
      <Trouble failure={commit.failure ?? plans.matchFailure} draft={draft} onMatch={choose} />
      <div className={classes.line}>
        <span className={classes.rest}>{isNothing ? strings.commit.allRefused : remainderWords(draft.outcome)}</span>
        <span className={classes.reason} id={reasonId} role="status">
          {reasonWords(commit.isRunning, readiness, isNothing)}
        </span>
        <Button
          size="md"
          className={classes.commit ?? ''}
          aria-disabled={readiness.kind === 'blocked'}
          aria-describedby={reasonId}
          {...(readiness.kind === 'blocked' ? { 'data-disabled': true } : {})}
          onClick={bringIn}
        >
          {readiness.label}
        </Button>
      </div>
    </section>
  );
}

function reasonWords(isRunning: boolean, readiness: ReturnType<typeof commitReadiness>, isNothing: boolean): string {
  if (isRunning) return strings.commit.running;
  return readiness.kind === 'blocked' && !isNothing ? readiness.reason : '';
}

type TroubleProps = {
  readonly failure: Failure | null;
  readonly draft: PlanImport;
  readonly onMatch: (matches: readonly Match[]) => void;
};

function Trouble({ failure, draft, onMatch }: TroubleProps) {
  if (failure === null) return null;
  const isStale = failure.kind === 'refused' && failure.status === 412;
  return (
    <div className={classes.trouble} role="alert">
      {failure.kind === 'away' ? <p className={classes.text}>{uiStrings.serverAway}</p> : null}
      {isStale ? <p className={classes.text}>{strings.commit.stale}</p> : null}
      {failure.kind === 'refused' && !isStale
        ? failure.problems.map((problem) => (
            <Conflict
              key={`${problem.code} ${problem.subject?.id} ${problem.text}`}
              problem={problem}
              draft={draft}
              onMatch={onMatch}
            />
          ))
        : null}
      <p className={classes.note}>
        {strings.commit.failed} {strings.commit.kept}
      </p>
    </div>
  );
}

type ConflictProps = {
  readonly problem: WireProblem;
  readonly draft: PlanImport;
  readonly onMatch: (matches: readonly Match[]) => void;
};

/** A problem that names a plan of the draft offers its two ways out as buttons. */
function Conflict({ problem, draft, onMatch }: ConflictProps) {
  const about = planAbout(problem, draft);
  return (
    <div className={classes.conflict}>
      <ProblemList problems={[problem]} />
      {about === null ? null : (
        <div className={classes.ways}>
          {about.plan.target.kind === 'project' ? (
            <Button variant="default" size="xs" onClick={() => onMatch([{ ...about, target: about.plan.target }])}>
              {strings.commit.replace}
            </Button>
          ) : null}
          <Button variant="default" size="xs" onClick={() => onMatch([{ ...about, target: { kind: 'skip' } }])}>
            {strings.commit.leaveOut(about.plan.name)}
          </Button>
        </div>
      )}
    </div>
  );
}

function planAbout(
  problem: WireProblem,
  draft: PlanImport,
): { readonly file: DraftFile; readonly plan: Candidate } | null {
  const { subject } = problem;
  if (subject?.entity !== 'plan-file') return null;
  const file = draft.files.find((each) => each.id === subject.id);
  const plan = file?.plans.find((each) => String(each.index) === (subject.field ?? '0'));
  return file === undefined || plan === undefined ? null : { file, plan };
}
