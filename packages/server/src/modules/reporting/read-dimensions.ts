import type { LocalDate, ProjectId } from '@sightline/kernel';
import type { ReadContext } from '../audit/index.ts';
import { listLastReports, listToGo } from '../governance/index.ts';
import { listOpenRequests } from '../resources/index.ts';
import { listPendingChanges, listRedRisks } from '../risk/index.ts';
import { listOpenBenefits } from '../strategy/index.ts';
import type { ProjectFacts } from './project-facts.ts';

/** What the registers say of a project beside its schedule and its money. */
export type Dimensions = Pick<ProjectFacts, 'risks' | 'requests' | 'changes' | 'benefits'> & {
  /** The first day of the last month that was reported; null = the project never reported. */
  readonly reportedOn: LocalDate | null;
  /** Somebody reports by the month. */
  readonly areReportsKept: boolean;
  readonly toGo: { readonly madeOn: LocalDate; readonly toGoMinor: number } | null;
};

/** Of all projects, or of one, in a number of queries that does not depend on how many there are. */
export async function readDimensions(
  context: ReadContext,
  projectId: ProjectId | null,
  closedOn: LocalDate,
): Promise<(id: ProjectId) => Dimensions> {
  const [reports, toGo, risks, requests, changes, benefits] = await Promise.all([
    listLastReports(context, projectId).then(byProject),
    listToGo(context, projectId, closedOn).then(byProject),
    listRedRisks(context, projectId).then(byProject),
    listOpenRequests(context, projectId).then(byProject),
    listPendingChanges(context, projectId).then(byProject),
    listOpenBenefits(context, projectId).then(byProject),
  ]);
  return (id) => ({
    reportedOn: reports.get(id)?.periodOn ?? null,
    areReportsKept: reports.size > 0,
    toGo: toGo.get(id) ?? null,
    risks: risks.get(id) ?? NONE.risks,
    requests: requests.get(id) ?? NONE.requests,
    changes: changes.get(id) ?? NONE.changes,
    benefits: benefits.get(id) ?? NONE.benefits,
  });
}

const NONE = {
  risks: { red: 0, unanswered: 0, worst: null },
  requests: { late: 0, critical: 0, worst: null },
  changes: { pending: 0, worst: null },
  benefits: { open: 0, withoutOwner: 0, worst: null },
} as const;

function byProject<T extends { readonly projectId: ProjectId }>(rows: readonly T[]): ReadonlyMap<ProjectId, T> {
  return new Map(rows.map((row) => [row.projectId, row]));
}
