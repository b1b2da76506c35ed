import { routes, type WireProblem } from '@sightline/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, failureOf, isStale } from '../../lib/api.ts';

/** The tree as of a day; undefined = today. The day before stays on the page while another is read. */
export function useUnits(on: string | undefined) {
  const read = useQuery({
    queryKey: ['units', on ?? 'today'],
    queryFn: ({ signal }) => call(routes.readUnits, { query: on === undefined ? {} : { on } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return {
    day: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}

export type UnitAct = {
  /** Resolves to whether it was written. */
  readonly run: (write: () => Promise<unknown>) => Promise<boolean>;
  readonly isRunning: boolean;
  readonly problems: readonly WireProblem[];
  /** Why nothing was written, where no problem says it. */
  readonly failed: 'moved' | 'away' | null;
};

/** One write on the units; whatever comes of it, they are read again. */
export function useUnitAct(): UnitAct {
  const client = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [problems, setProblems] = useState<readonly WireProblem[]>([]);
  const [failed, setFailed] = useState<UnitAct['failed']>(null);
  const run = async (write: () => Promise<unknown>) => {
    setRunning(true);
    setProblems([]);
    setFailed(null);
    try {
      await write();
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (isStale(error)) setFailed('moved');
      else if (failure.kind === 'away') setFailed('away');
      else setProblems(failure.problems);
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: ['units'] });
      setRunning(false);
    }
  };
  return { run, isRunning, problems, failed };
}
