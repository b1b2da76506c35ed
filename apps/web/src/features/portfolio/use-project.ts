import { routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import { useOpenUnits } from '../../lib/open-units.ts';
import { isOffered } from '../../lib/session.ts';
import type { Directory, Project } from './fact-fields.ts';

export type ReadProject = {
  readonly project: Project | null;
  readonly failure: Failure | null;
  /** There is none at this address, or the reader may not know of it: the two look alike. */
  readonly isMissing: boolean;
  readonly retry: () => void;
};

/** 404: none, or not to be seen; 400 and 422: the address holds no id. */
const MISSING: readonly number[] = [400, 404, 422];

export function useProject(projectId: string): ReadProject {
  const asOf = useAsOf();
  const read = useQuery({
    queryKey: readKey(asOf, 'project', projectId),
    queryFn: ({ signal }) => call(routes.readProject, { params: { projectId }, query: asOfQuery(asOf) }, { signal }),
    select: (project) => ({ ...project, may: project.may.filter((each) => isOffered(asOf, each)) }),
  });
  const failure = read.error === null ? null : failureOf(read.error);
  return {
    project: read.data ?? null,
    failure,
    isMissing: failure?.kind === 'refused' && MISSING.includes(failure.status),
    retry: () => void read.refetch(),
  };
}

/** People, programs, portfolios and units to choose from; null before they are here. On a past day nothing is chosen. */
export function useDirectory(): Directory | null {
  const asOf = useAsOf();
  const read = useQuery({
    queryKey: readKey(asOf, 'directory'),
    queryFn: ({ signal }) => call(routes.readDirectory, { query: asOfQuery(asOf) }, { signal }),
  });
  const units = useOpenUnits({ isAsked: asOf === null });
  return read.data === undefined ? null : { ...read.data, units };
}
