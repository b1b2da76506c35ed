import { MOST_NEEDS, type Need, type NeedKind, type NeedsOfKind } from '@sightline/contract';
import type { LocalDate, ProjectId } from '@sightline/kernel';
import { costNeed, reportNeed, unlikeNeed } from './project-needs.ts';
import { type ClockFrame, decisionNeed, gateNeed, isLate, issueNeed, requestNeed, riskNeed } from './record-needs.ts';
import { NEED_ORDER, type Waiting, type WaitingProject } from './waiting.ts';

/** What waits, by kind, those with most at risk first. A kind that the caller may not read is left out. O(n log n). */
export function needsOf(waiting: Waiting, frame: ClockFrame): NeedsOfKind[] {
  const all = allNeeds(waiting, frame);
  return NEED_ORDER.flatMap((kind) => {
    const items = all[kind];
    if (items === null) return [];
    const ranked = [...items].sort(byValueAtRisk);
    return [
      {
        kind,
        count: ranked.length,
        overdue: ranked.filter(isLate).length,
        valuation: VALUATIONS[kind],
        items: ranked.slice(0, MOST_NEEDS),
      },
    ];
  });
}

function allNeeds(waiting: Waiting, frame: ClockFrame): Readonly<Record<NeedKind, readonly Need[] | null>> {
  const projects = new Map(waiting.projects.map((project) => [project.id as ProjectId, project]));
  const given = monthsByProject(waiting.reports);
  const each = <T extends { readonly projectId: ProjectId }>(
    records: readonly T[],
    needOf: (of: { project: WaitingProject; open: T; frame: ClockFrame }) => Need | null,
  ) =>
    records.flatMap((open) => {
      const project = projects.get(open.projectId);
      return project === undefined ? [] : (needOf({ project, open, frame }) ?? []);
    });
  return {
    decision: each(waiting.decisions, decisionNeed),
    gate: each(waiting.gates, gateNeed),
    unlike: waiting.projects.flatMap((project) => unlikeNeed(project, frame) ?? []),
    report: waiting.projects.flatMap((project) => reportNeed(project, given.get(project.id) ?? new Set(), frame) ?? []),
    risk: each(waiting.risks, riskNeed),
    issue: each(waiting.issues, issueNeed),
    request: each(waiting.requests, requestNeed),
    cost: waiting.costs === null ? null : waiting.costs.map((cost) => costNeed(cost, frame)),
  };
}

function monthsByProject(reports: Waiting['reports']): ReadonlyMap<string, ReadonlySet<LocalDate>> {
  const months = new Map<string, Set<LocalDate>>();
  for (const { projectId, periodOn } of reports)
    months.set(projectId, (months.get(projectId) ?? new Set()).add(`${periodOn.slice(0, 8)}01` as LocalDate));
  return months;
}

/** The most money first, what is not known last; then the longest overdue; then by project and id. */
export function byValueAtRisk(a: Need, b: Need): number {
  return (
    descending(a.valueMinor, b.valueMinor) ||
    descending(a.lateDays, b.lateDays) ||
    ascending(a.project?.key ?? '', b.project?.key ?? '') ||
    ascending(a.id, b.id)
  );
}

/** Nulls last. */
function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const BUDGET = 'The budget of the project.';

const VALUATIONS: Readonly<Record<NeedKind, string>> = {
  decision: BUDGET,
  gate: BUDGET,
  unlike: BUDGET,
  report: BUDGET,
  risk: 'Probability 1 to 5 as 10, 30, 50, 70, 90%, times impact 1 to 5 as 2, 5, 10, 20, 40% of the budget.',
  issue: BUDGET,
  request: BUDGET,
  cost: 'The amount of the line.',
};
