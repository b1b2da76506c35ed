import { routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';

/** How many records of each kind a project has, by the kind's name; a kind that is not there may not be read. */
export type RecordCounts = ReadonlyMap<string, number>;

/** null before they are here. */
export function useRecordCounts(projectId: string): RecordCounts | null {
  const asOf = useAsOf();
  const read = useQuery({
    queryKey: readKey(asOf, 'register', 'counts', projectId),
    queryFn: ({ signal }) =>
      call(routes.countRecordsOfProject, { params: { projectId }, query: asOfQuery(asOf) }, { signal }),
  });
  return read.data === undefined ? null : new Map(read.data.kinds.map(({ kind, count }) => [kind, count]));
}
