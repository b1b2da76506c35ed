import { type Problem, type ProjectId, problem } from '@sightline/kernel';
import type { PlanMatch } from './inspected-file.ts';
import type { Seeker } from './match-plans.ts';
import { seatTaken, seekersOf } from './stage-files.ts';
import type { FileRow, HeldSeat } from './store.ts';

/** A plan of the draft that is to come in, and what stands today where it is to go. */
export type Coming = {
  readonly file: FileRow;
  readonly index: number;
  readonly seeker: Seeker;
  readonly match: PlanMatch;
  readonly seat: HeldSeat | null;
};

/** What stands in the way of the plans of a draft, all of it at once. */
export function problemsOf(coming: readonly Coming[]): readonly Problem[] {
  return [...takenTwice(coming), ...coming.flatMap(movedSinceReview)];
}

export function comingOf(files: readonly FileRow[], seats: readonly HeldSeat[]): readonly Coming[] {
  return files.flatMap((file) =>
    seekersOf(file).flatMap((seeker, index) => {
      const match = file.targets[index];
      if (match === undefined || match.target.kind === 'skip') return [];
      return [{ file, index, seeker, match, seat: seatTaken(match.target, seeker, seats) }];
    }),
  );
}

/** One problem for each plan whose project an earlier plan of the draft takes already. */
function takenTwice(coming: readonly Coming[]): readonly Problem[] {
  const firsts = new Map<ProjectId, Coming>();
  return coming.flatMap((each) => {
    if (each.match.target.kind !== 'project') return [];
    const first = firsts.get(each.match.target.projectId);
    if (first === undefined) firsts.set(each.match.target.projectId, each);
    if (first === undefined) return [];
    const params = { first: first.file.path, second: each.file.path, key: each.seat?.key ?? '' };
    return [problem('plan.two-plans-one-project', params, { subject: subjectOf(each) })];
  });
}

/** What was reviewed must still be so; somebody else may have brought in the same file, or another plan for the project. */
function movedSinceReview(each: Coming): readonly Problem[] {
  const { match, seat, file } = each;
  const about = { subject: subjectOf(each) };
  if (match.target.kind === 'project' && seat === null)
    return [problem('plan.project-gone', { path: file.path }, about)];
  if (seat === null || seat.planId === match.seenPlanId) return [];
  const isSameFile = seat.digest === each.seeker.digest && seat.externalId === each.seeker.externalId;
  return [
    problem(isSameFile ? 'plan.same-file-arrived' : 'plan.plan-moved', { path: file.path, key: seat.key }, about),
  ];
}

function subjectOf(each: Coming) {
  return { entity: 'plan-file', id: each.file.id, field: String(each.index) };
}
