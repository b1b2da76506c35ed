import { Button, Popover } from '@mantine/core';
import { type RegisterImport, routes } from '@sightline/contract';
import { IconChevronDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { Failure } from '../../lib/api.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { uiStrings } from '../../ui/strings.ts';
import classes from './commit-bar.module.css';
import { commitReadiness, outcomeWords } from './outcome-words.ts';
import { strings } from './strings.ts';
import type { RegisterDraft } from './use-register-draft.ts';

type Props = { readonly draft: RegisterImport; readonly register: RegisterDraft };

/** What the commit would make, and the commit; while it may not go ahead, the reason stands beside it. */
export function CommitBar({ draft, register }: Props) {
  const reasonId = useId();
  const client = useQueryClient();
  const commit = useCommand(routes.commitRegisterImport);
  const readiness = commitReadiness(draft, register.pending.length);
  const bringIn = async () => {
    if (readiness.kind === 'blocked' || commit.isRunning) return;
    const answer = await commit.run({ params: { importId: draft.id }, version: draft.version });
    register.retry();
    if (answer === null) return;
    for (const word of ['line-of-sight', 'directory', 'project']) void client.invalidateQueries({ queryKey: [word] });
  };
  return (
    <section className={classes.bar} aria-label={readiness.label}>
      <Trouble failure={commit.failure} note={strings.commit.failed} />
      <Trouble failure={register.revisionFailure} note={strings.commit.notSaved} onRetry={register.sendAgain} />
      <div className={classes.line}>
        <p className={classes.outcome}>
          {outcomeWords(draft.outcome)}
          <NewNames outcome={draft.outcome} />
        </p>
        <span className={classes.reason} id={reasonId}>
          {readiness.kind === 'blocked' ? readiness.reason : ''}
        </span>
        <Button
          size="md"
          className={classes.commit ?? ''}
          aria-disabled={readiness.kind === 'blocked'}
          {...(readiness.kind === 'blocked' ? { 'data-disabled': true } : {})}
          aria-describedby={reasonId}
          onClick={bringIn}
        >
          {readiness.label}
        </Button>
      </div>
    </section>
  );
}

type TroubleProps = { readonly failure: Failure | null; readonly note: string; readonly onRetry?: () => void };

function Trouble({ failure, note, onRetry }: TroubleProps) {
  if (failure === null) return null;
  return (
    <div className={classes.trouble}>
      {failure.kind === 'refused' ? (
        <ProblemList problems={failure.problems} isLive />
      ) : (
        <p className={classes.text} role="alert">
          {uiStrings.serverAway}
        </p>
      )}
      <p className={classes.text}>{note}</p>
      {onRetry === undefined ? null : (
        <Button variant="default" size="xs" onClick={onRetry}>
          {uiStrings.retry}
        </Button>
      )}
    </div>
  );
}

/** The names behind `14 new people`: a misspelt one is seen before it is made. */
function NewNames({ outcome }: { readonly outcome: RegisterImport['outcome'] }) {
  const lists = [
    { title: strings.commit.people, names: outcome.newPeople },
    { title: strings.commit.programs, names: outcome.newPrograms },
    { title: strings.commit.portfolios, names: outcome.newPortfolios },
  ].filter((list) => list.names.length > 0);
  if (lists.length === 0) return null;
  return (
    <Popover position="top-start" width={320}>
      <Popover.Target>
        <Button
          variant="subtle"
          size="xs"
          className={classes.names ?? ''}
          rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden="true" />}
        >
          {strings.commit.names}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''}>
        {lists.map((list) => (
          <div key={list.title}>
            <h3 className={classes.listTitle}>{list.title}</h3>
            <p className={classes.text}>{list.names.join(', ')}</p>
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
