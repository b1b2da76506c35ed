import type { PlanImport } from '@sightline/contract';
import { formatLocalMinute, type Id, type LocalMinute } from '@sightline/kernel';
import type { Db } from '../../audit/index.ts';
import type { Viewer } from '../../identity/index.ts';
import { told, toldNotCarried } from '../told.ts';
import { type PlanMatch, statusOf } from './inspected-file.ts';
import { matchPlans, type Proposal } from './match-plans.ts';
import { isByHand, seekersOf } from './stage-files.ts';
import { type FileRow, type HeldSeat, type ImportRow, listFiles, listSeats } from './store.ts';

type WireFile = PlanImport['files'][number];
type WirePlan = WireFile['plans'][number];

/** The dry run as the page shows it. Two queries, however many files. */
export async function viewOfImport(db: Db, draft: ImportRow, viewer: Viewer): Promise<PlanImport> {
  const [files, seats] = [await listFiles(db, draft.id), await listSeats(db, viewer)];
  const proposals = matchPlans(files.flatMap(seekersOf), seats);
  const shown: WireFile[] = [];
  let next = 0;
  for (const file of files) {
    const plans = file.report.plans.length;
    shown.push(fileView(file, proposals.slice(next, next + plans), seats));
    next += plans;
  }
  return {
    id: draft.id as string as Id<'plan-import'>,
    version: draft.version,
    state: draft.state,
    files: shown,
    outcome: outcomeOf(files),
  };
}

function fileView(file: FileRow, proposals: readonly Proposal[], seats: readonly HeldSeat[]): WireFile {
  const { report } = file;
  return {
    id: file.id as Id<'plan-file'>,
    path: file.path,
    bytes: file.size,
    format: report.format,
    producedBy: report.producedBy,
    status: statusOf(report),
    problems: report.problems.map(told),
    notCarried: report.notCarried.map(toldNotCarried),
    plans: report.plans.flatMap((plan, index): WirePlan[] => {
      const [match, proposal] = [file.targets[index], proposals[index]];
      if (match === undefined || proposal === undefined) return [];
      const { externalId, ...facts } = plan;
      return [
        {
          ...facts,
          index,
          start: shownMinute(plan.start),
          finish: shownMinute(plan.finish),
          storedFinish: shownMinute(plan.storedFinish),
          target: match.target,
          isChosen: isByHand(match),
          projectId: seats.find((seat) => seat.fileId === file.id && seat.externalId === externalId)?.projectId ?? null,
          targetReason: match.reason,
          alternatives: alternativesOf(match, proposal),
          findings: plan.findings.map(told),
        },
      ];
    }),
  };
}

/** Every register row that fits but the chosen one; a proposal that was not taken stands first. */
function alternativesOf(match: PlanMatch, proposal: Proposal): WirePlan['alternatives'] {
  const chosen = match.target.kind === 'project' ? match.target.projectId : null;
  return proposal.fits
    .filter(({ seat }) => seat.projectId !== chosen)
    .map(({ seat, reason }) => ({ projectId: seat.projectId, key: seat.key, name: seat.name, reason }));
}

/** Told by the plan that was seen at the review, so that it reads the same after the commit. */
function outcomeOf(files: readonly FileRow[]): PlanImport['outcome'] {
  const fates = files.flatMap((file) =>
    file.targets.map(({ target, seenPlanId }) => {
      if (target.kind !== 'project') return target.kind;
      return seenPlanId === null ? 'attached' : 'replaced';
    }),
  );
  const count = (fate: (typeof fates)[number]) => fates.filter((each) => each === fate).length;
  return {
    attached: count('attached'),
    replaced: count('replaced'),
    standAlone: count('new'),
    skipped: count('skip'),
    refused: files.filter((file) => statusOf(file.report) === 'refused').length,
  };
}

function shownMinute(at: LocalMinute | null): string | null {
  return at === null ? null : formatLocalMinute(at);
}
