import { Button } from '@mantine/core';
import { RefusedError } from '@sightline/contract';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link, useRouter } from '@tanstack/react-router';
import { failureOf } from '../lib/api.ts';
import { useTitle } from '../lib/use-title.ts';
import { EmptyState, ErrorState, LoadingState } from '../ui/states.tsx';
import { appStrings } from './strings.ts';

export function MissingPage() {
  useTitle(appStrings.pageMissing);
  return (
    <EmptyState title={appStrings.pageMissing} text={appStrings.pageMissingText}>
      <Button component={Link} to="/">
        {appStrings.toLineOfSight}
      </Button>
    </EmptyState>
  );
}

/** The end of every error that no page expects: a call that failed before the page was there, or a fault of ours. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  // fetch throws a TypeError when nobody answers; any other kind is a fault in the page itself.
  if (error instanceof RefusedError || error instanceof TypeError)
    return (
      <ErrorState
        what={appStrings.sessionFailed}
        kept={appStrings.sessionKept}
        failure={failureOf(error)}
        onRetry={retry}
      />
    );
  return (
    <EmptyState title={appStrings.broken} text={appStrings.brokenKept}>
      <Button onClick={() => window.location.reload()}>{appStrings.reload}</Button>
    </EmptyState>
  );
}

export function OpeningPage() {
  return <LoadingState what={appStrings.opening} />;
}
