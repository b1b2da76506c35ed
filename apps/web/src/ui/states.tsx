import { Button } from '@mantine/core';
import { IconCircleDashed, IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Failure } from '../lib/api.ts';
import { NoPermission } from './no-permission.tsx';
import { ProblemList } from './problem-list.tsx';
import classes from './states.module.css';
import { uiStrings } from './strings.ts';

type StateProps = {
  readonly title: string;
  readonly text: string;
  readonly icon?: ReactNode;
  /** The way on: one button, two at most. */
  readonly children?: ReactNode;
};

/** Nothing here yet: one line why, one line what to do, and the way to do it. */
export function EmptyState({ title, text, icon, children }: StateProps) {
  return (
    <div className={classes.state}>
      <span className={classes.icon}>{icon ?? <IconCircleDashed size={19} stroke={1.6} aria-hidden="true" />}</span>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
      {children === undefined ? null : <div className={classes.actions}>{children}</div>}
    </div>
  );
}

type ErrorProps = {
  /** What failed: `The line of sight could not be read`. */
  readonly what: string;
  /** What is kept meanwhile: `Your filters are kept`. */
  readonly kept: string;
  readonly failure: Failure;
  readonly onRetry: () => void;
};

/** What failed, what is kept, and Retry. */
export function ErrorState({ what, kept, failure, onRetry }: ErrorProps) {
  if (failure.kind === 'refused' && failure.status === 403) return <NoPermission problems={failure.problems} />;
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-tone="red">
        <IconCloudOff size={19} stroke={1.6} aria-hidden="true" />
      </span>
      <h2 className={classes.title}>{what}</h2>
      {failure.kind === 'refused' ? (
        <ProblemList problems={failure.problems} />
      ) : (
        <p className={classes.text}>{uiStrings.serverAway}</p>
      )}
      <p className={classes.text}>{kept}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={onRetry}>
          {uiStrings.retry}
        </Button>
      </div>
    </div>
  );
}

/** The same in one line, above what is kept. */
export function ErrorBar({ what, kept, failure, onRetry }: ErrorProps) {
  return (
    <div className={classes.bar} role="alert">
      <IconCloudOff size={16} stroke={1.6} aria-hidden="true" className={classes.barIcon} />
      <p className={classes.barText}>
        <strong>{what}.</strong>{' '}
        {failure.kind === 'away'
          ? uiStrings.serverAway
          : failure.problems.map((each) => `${each.text} ${each.advice}`).join(' ')}{' '}
        {kept}
      </p>
      <Button variant="default" size="xs" onClick={onRetry}>
        {uiStrings.retry}
      </Button>
    </div>
  );
}

/** First load: said in words, no shimmer. The bar under the top bar shows that something is on its way. */
export function LoadingState({ what }: { readonly what: string }) {
  return (
    <p className={classes.loading} role="status">
      {what}
    </p>
  );
}
