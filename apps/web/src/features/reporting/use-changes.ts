import { type ResponseOf, routes, type SightChange } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import type { Since } from './sight-search.ts';

export type Changes = ResponseOf<typeof routes.readChangesSince>;
/** By project. */
export type Moved = ReadonlyMap<string, SightChange>;

export type ReadChanges = {
  readonly changes: Changes | null;
  readonly moved: Moved;
  readonly failure: Failure | null;
  readonly retry: () => void;
};

const NONE: Moved = new Map();

/** What has moved since a day; asks nothing while no day is named. */
export function useChanges(since: Since | undefined): ReadChanges {
  const asOf = useAsOf();
  const read = useQuery({
    queryKey: readKey(asOf, 'line-of-sight', 'changes', since),
    queryFn: ({ signal }) =>
      call(routes.readChangesSince, { query: { since: since ?? 'week', ...asOfQuery(asOf) } }, { signal }),
    enabled: since !== undefined,
  });
  const { data } = read;
  const moved = useMemo(
    () => (data === undefined ? NONE : new Map(data.changes.map((each) => [each.id, each]))),
    [data],
  );
  return {
    changes: data ?? null,
    moved,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}
