import type { DemoOrganisation } from '../records.ts';
import type { Hit } from './detect-linkage.ts';
import { idsOf } from './facts.ts';

/** One measure of one unit, claimed for more than it can change by. */
export function detectDoubleClaims({ records }: DemoOrganisation): readonly Hit[] {
  const groups = grouped(records.benefits, ({ kpi, unit, unitId }) => `${kpi}|${unit}|${unitId}`);
  return groups
    .filter((claims) => {
      const possible = Math.max(...claims.map(({ baseline, target }) => Math.abs(target - baseline)));
      return claims.length > 1 && claims.reduce((sum, { claim }) => sum + claim, 0) > possible;
    })
    .map(idsOf);
}

export function detectUnaligned({ records }: DemoOrganisation): readonly Hit[] {
  const aligned = new Set(records.contributions.map(({ projectId }) => projectId));
  const cased = new Set(
    records.documents.filter(({ kind }) => kind === 'business-case').map(({ projectId }) => projectId),
  );
  return records.projects
    .filter(({ id, stage }) => stage === 'deliver' && !aligned.has(id) && !cased.has(id))
    .map(({ id }) => [id]);
}

/** Each rule of the standard names those that break it; the finding is all of them together. */
export function detectBreaches({ records, closedOn }: DemoOrganisation): readonly Hit[] {
  const open = records.projects.filter(({ endedOn, onHoldSince }) => endedOn === null && onHoldSince === null);
  const has = (kind: string, id: string) =>
    records.documents.some((paper) => paper.kind === kind && paper.projectId === id);
  const isRunning = (stage: string) => stage === 'deliver' || stage === 'deploy';
  const breaches = open.filter(({ id, stage, managerId }) => {
    const second = records.gates.find(({ projectId, number }) => projectId === id && number === 2);
    const lacksPapers = isRunning(stage) && !(has('business-case', id) && has('privacy-assessment', id));
    const lacksGate = isRunning(stage) && second?.decision.state !== 'passed';
    const lacksBaseline = stage === 'initiate' && !records.baselines.some(({ projectId }) => projectId === id);
    const reports = records.statusReports.filter(({ projectId }) => projectId === id);
    const isSilent = managerId !== null && isRunning(stage) && reports.at(-1)?.month !== closedOn;
    return lacksPapers || lacksGate || lacksBaseline || isSilent || !has('charter', id);
  });
  return [breaches.map(({ id }) => id)];
}

const REGISTERS = 3;

export function detectSharedRisks({ records }: DemoOrganisation): readonly Hit[] {
  const groups = grouped(
    records.risks.filter(({ vendorId }) => vendorId !== null),
    ({ vendorId }) => vendorId,
  );
  return groups
    .filter(
      (risks) =>
        idsOf(risks).length >= REGISTERS &&
        new Set(risks.map(({ probability, impact }) => probability * impact)).size > 1,
    )
    .map(idsOf);
}

export function detectOverspending({ records }: DemoOrganisation): readonly Hit[] {
  const asked = records.fundingRequests.reduce((sum, { amount }) => sum + amount.minor, 0);
  const given = records.portfolios
    .flatMap(({ envelopes }) => envelopes)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
  return asked > given ? [[]] : [];
}

export function detectContradictions({ records }: DemoOrganisation): readonly Hit[] {
  return records.assumptions.flatMap(({ projectId, about, validateByOn }) =>
    records.exclusions
      .filter(
        ({ systemId, what, untilOn }) =>
          systemId === about?.systemId && what === about.expects && untilOn > validateByOn,
      )
      .map((exclusion) => [projectId, exclusion.projectId]),
  );
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => unknown): readonly (readonly T[])[] {
  const keys = [...new Set(rows.map(keyOf))];
  return keys.map((key) => rows.filter((row) => keyOf(row) === key));
}
