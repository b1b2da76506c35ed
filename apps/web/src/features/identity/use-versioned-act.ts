import type { WireProblem } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { failureOf, isStale } from '../../lib/api.ts';

/** Why nothing was written. `moved`: somebody else wrote first, and what is shown is read again. */
export type NotWritten =
  | { readonly kind: 'moved' }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly problems: readonly WireProblem[] };

export type VersionedAct = {
  /** Resolves to whether it was written; `failure` says why not. */
  readonly run: (write: () => Promise<unknown>) => Promise<boolean>;
  readonly isRunning: boolean;
  readonly failure: NotWritten | null;
  readonly reset: () => void;
};

/** A write on the version that the page shows. Whatever comes of it, the reads of `queryKey` are made fresh. */
export function useVersionedAct(queryKey: readonly string[]): VersionedAct {
  const client = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<NotWritten | null>(null);
  const run = async (write: () => Promise<unknown>) => {
    setRunning(true);
    setFailure(null);
    try {
      await write();
      return true;
    } catch (error) {
      setFailure(notWrittenOf(error));
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: [...queryKey] });
      setRunning(false);
    }
  };
  return { run, isRunning, failure, reset: () => setFailure(null) };
}

function notWrittenOf(error: unknown): NotWritten {
  if (isStale(error)) return { kind: 'moved' };
  const failure = failureOf(error);
  return failure.kind === 'away' ? failure : { kind: 'refused', problems: failure.problems };
}
