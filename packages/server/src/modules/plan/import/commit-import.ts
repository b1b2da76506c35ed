import {
  assert,
  type ImportId,
  ok,
  type Problem,
  type ProjectId,
  problem,
  type Result,
  refused,
} from '@sightline/kernel';
import { sql } from 'kysely';
import type { CommandContext, Moved, Outcome } from '../../audit/index.ts';
import { readOrganisation } from '../../organisation/index.ts';
import { createProject } from '../../portfolio/index.ts';
import { asFinding, type InspectedFile, type PlanMatch } from './inspected-file.ts';
import { type Seeker, stemOf } from './match-plans.ts';
import { draftProblems, seatTaken, seekersOf } from './stage-files.ts';
import { type FileRow, type HeldSeat, listFiles, listSeats, touchImport } from './store.ts';
import { writePlan } from './write-plan.ts';

export type Committed = { readonly attached: number; readonly replaced: number; readonly standAlone: number };

/** A plan of the draft that is to come in, and what stands today where it is to go. */
type Coming = {
  readonly file: FileRow;
  readonly index: number;
  readonly seeker: Seeker;
  readonly match: PlanMatch;
  readonly seat: HeldSeat | null;
};

/**
 * Brings in every plan that is not left out, all or none.
 * @param inspected the files of the draft that bring a plan, read again from their kept bytes
 */
export async function commitImport(
  context: CommandContext,
  draft: { readonly id: ImportId; readonly version: number },
  inspected: ReadonlyMap<string, InspectedFile>,
): Promise<Result<Outcome<Committed>>> {
  const refusal = await draftProblems(context, draft.id, draft.version);
  if (refusal !== null) return refusal;
  await lockTargets(context);
  const coming = comingOf(await listFiles(context.db, draft.id), await listSeats(context.db));
  if (coming.length === 0) return refused([problem('plan.nothing-to-import')]);
  const problems = [...takenTwice(coming), ...coming.flatMap(movedSinceReview)];
  if (problems.length > 0) return refused(problems);
  const written: Written[] = [];
  for (const each of coming) {
    const result = await bringIn(context, each, inspected);
    if (!result.ok) return result;
    written.push(result.value);
  }
  await touchImport(context.db, draft.id, 'committed');
  return ok(outcomeOf(draft.id, written));
}

/**
 * Imports commit one after the other, and no project is made, changed or removed meanwhile: what was checked stays true.
 * Exclusive, not weaker: a writer that already holds a project's row is waited for before anything here holds one.
 */
async function lockTargets({ db }: CommandContext): Promise<void> {
  await sql`lock table plan.plan in share row exclusive mode`.execute(db);
  await sql`lock table portfolio.project in exclusive mode`.execute(db);
}

function comingOf(files: readonly FileRow[], seats: readonly HeldSeat[]): readonly Coming[] {
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

type Written = {
  readonly kind: keyof Committed;
  readonly projectId: ProjectId;
  readonly planId: string;
  readonly replacedPlanId: string | null;
  readonly digest: string;
  readonly taskCount: number;
};

async function bringIn(
  context: CommandContext,
  each: Coming,
  inspected: ReadonlyMap<string, InspectedFile>,
): Promise<Result<Written>> {
  const result = inspected.get(each.file.id)?.result;
  assert(result?.ok === true, `file ${each.file.id} of the draft was read before its commit`);
  const { file, schedules } = result.value;
  const [imported, schedule] = [file.plans[each.index], schedules[each.index]];
  assert(imported !== undefined && schedule !== undefined, `file ${each.file.id} holds plan ${each.index}`);
  const home = await homeOf(context, each);
  if (!home.ok) return home;
  const findings = [...file.problems, ...(schedule.ok ? [] : schedule.problems.map(asFinding))];
  const { planId } = await writePlan(context, {
    projectId: home.value,
    file: { id: each.file.id, path: each.file.path, format: file.format },
    imported,
    schedule,
    notCarried: file.notCarried,
    findings,
  });
  const replacedPlanId = each.match.target.kind === 'project' ? (each.seat?.planId ?? null) : null;
  const kind = each.match.target.kind === 'new' ? 'standAlone' : replacedPlanId === null ? 'attached' : 'replaced';
  const { digest, report } = each.file;
  return ok({
    kind,
    projectId: home.value,
    planId,
    replacedPlanId,
    digest,
    taskCount: report.plans[each.index]?.taskCount ?? 0,
  });
}

/** The project that the plan joins; one of its own is made under the plan's name. */
async function homeOf(context: CommandContext, { match, seeker }: Coming): Promise<Result<ProjectId>> {
  if (match.target.kind === 'project') return ok(match.target.projectId);
  const organisation = await readOrganisation(context.db);
  assert(organisation !== null, 'an account exists only in an organisation');
  const created = await createProject(context, { name: projectNameOf(seeker) }, organisation.currency);
  return created.ok ? ok(created.value.value.id) : created;
}

const LONGEST_NAME = 200;

/** A project's name is one clean line; a file may hold anything. */
export function projectNameOf(seeker: Pick<Seeker, 'name' | 'path'>): string {
  const clean = (text: string) =>
    text
      .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, ' ')
      .trim()
      .slice(0, LONGEST_NAME)
      .trim();
  return clean(seeker.name) || clean(stemOf(seeker.path)) || 'Unnamed plan';
}

function outcomeOf(importId: ImportId, written: readonly Written[]): Outcome<Committed> {
  const count = (kind: keyof Committed) => written.filter((each) => each.kind === kind).length;
  const moved = written.flatMap((each): Moved[] => [
    { entity: 'project', id: each.projectId, version: each.kind === 'standAlone' ? 1 : null },
    { entity: 'plan', id: each.planId, version: 1 },
  ]);
  return {
    value: { attached: count('attached'), replaced: count('replaced'), standAlone: count('standAlone') },
    moved,
    payload: { importId, plans: written },
    inverse: {
      name: 'plan.withdrawPlanImport',
      input: {
        params: { importId },
        plans: written.map(({ kind, projectId, planId, replacedPlanId }) => ({
          kind,
          projectId,
          planId,
          replacedPlanId,
        })),
      },
    },
  };
}
