import type { PlanImport } from '@sightline/contract';
import { formatLocalMinute, type Id, type LocalMinute } from '@sightline/kernel';
import type { Db } from '../../audit/index.ts';
import { told, toldNotCarried } from '../told.ts';
import type { PlanMatch } from './inspected-file.ts';
import { matchPlans, type Proposal } from './match-plans.ts';
import { seatTaken, seekersOf } from './stage-files.ts';
import { type FileRow, type HeldSeat, type ImportRow, listFiles, listSeats } from './store.ts';

type WireFile = PlanImport['files'][number];
type WirePlan = WireFile['plans'][number];

/** The dry run as the page shows it. Two queries, however many files. */
export async function viewOfImport(db: Db, draft: ImportRow): Promise<PlanImport> {
  const [files, seats] = [await listFiles(db, draft.id), await listSeats(db)];
  const proposals = matchPlans(files.flatMap(seekersOf), seats);
  const shown: WireFile[] = [];
  let next = 0;
  for (const file of files) {
    const plans = file.report.plans.length;
    shown.push(fileView(file, proposals.slice(next, next + plans)));
    next += plans;
  }
  return {
    id: draft.id as string as Id<'plan-import'>,
    version: draft.version,
    state: draft.state,
    files: shown,
    outcome: outcomeOf(files, seats),
  };
}

function fileView(file: FileRow, proposals: readonly Proposal[]): WireFile {
  const { report } = file;
  return {
    id: file.id as Id<'plan-file'>,
    path: file.path,
    bytes: file.size,
    format: report.format,
    producedBy: report.producedBy,
    status: isRefused(file) ? 'refused' : 'ready',
    problems: report.problems.map(told),
    notCarried: report.notCarried.map(toldNotCarried),
    plans: report.plans.flatMap((plan, index): WirePlan[] => {
      const [match, proposal] = [file.targets[index], proposals[index]];
      if (match === undefined || proposal === undefined) return [];
      const { externalId: _, ...facts } = plan;
      return [
        {
          ...facts,
          index,
          start: shownMinute(plan.start),
          finish: shownMinute(plan.finish),
          storedFinish: shownMinute(plan.storedFinish),
          target: match.target,
          targetReason: match.reason,
          alternatives: alternativesOf(match, proposal),
          findings: plan.findings.map(told),
        },
      ];
    }),
  };
}

function isRefused(file: FileRow): boolean {
  return file.report.problems.some((each) => each.severity === 'error');
}

/** Every register row that fits but the chosen one; a proposal that was not taken stands first. */
function alternativesOf(match: PlanMatch, proposal: Proposal): WirePlan['alternatives'] {
  const chosen = match.target.kind === 'project' ? match.target.projectId : null;
  return proposal.fits
    .filter(({ seat }) => seat.projectId !== chosen)
    .map(({ seat, reason }) => ({ projectId: seat.projectId, key: seat.key, name: seat.name, reason }));
}

function outcomeOf(files: readonly FileRow[], seats: readonly HeldSeat[]): PlanImport['outcome'] {
  const fates = files.flatMap((file) =>
    seekersOf(file).map((seeker, index) => {
      const target = file.targets[index]?.target ?? ({ kind: 'skip' } as const);
      if (target.kind !== 'project') return target.kind;
      return (seatTaken(target, seeker, seats)?.planId ?? null) === null ? 'attached' : 'replaced';
    }),
  );
  const count = (fate: (typeof fates)[number]) => fates.filter((each) => each === fate).length;
  return {
    attached: count('attached'),
    replaced: count('replaced'),
    standAlone: count('new'),
    skipped: count('skip'),
    refused: files.filter(isRefused).length,
  };
}

function shownMinute(at: LocalMinute | null): string | null {
  return at === null ? null : formatLocalMinute(at);
}
