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
import { isHeldEverywhere, notAllowed, readHeldGrants } from '../../identity/index.ts';
import { readOrganisation } from '../../organisation/index.ts';
import { createProject } from '../../portfolio/index.ts';
import { type Coming, comingOf, problemsOf } from './coming-plans.ts';
import { asFinding, type InspectedFile } from './inspected-file.ts';
import { type Seeker, stemOf } from './match-plans.ts';
import { draftProblems } from './stage-files.ts';
import { listFiles, listSeats, touchImport } from './store.ts';
import { type Arrival, writePlans } from './write-plan.ts';

export type Committed = { readonly attached: number; readonly replaced: number; readonly standAlone: number };

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
  const coming = comingOf(await listFiles(context.db, draft.id), await listSeats(context.db, context));
  if (coming.length === 0) return refused([problem('plan.nothing-to-import')]);
  const problems = [...problemsOf(coming), ...(await beyondRoles(context, coming))];
  if (problems.length > 0) return refused(problems);
  const arrivals = await arrivalsOf(context, coming, inspected);
  if (!arrivals.ok) return arrivals;
  const planIds = await writePlans(context, arrivals.value);
  await touchImport(context.db, draft.id, 'committed');
  return ok(
    outcomeOf(
      draft.id,
      coming.map((each, index) => writtenOf(each, arrivals.value[index], planIds[index])),
    ),
  );
}

/**
 * Imports commit one after the other, and no project is made, changed or removed meanwhile: what was checked stays true.
 * Exclusive, not weaker: a writer that already holds a project's row is waited for before anything here holds one.
 */
async function lockTargets({ db }: CommandContext): Promise<void> {
  await sql`lock table plan.plan in share row exclusive mode`.execute(db);
  await sql`lock table portfolio.project in exclusive mode`.execute(db);
}

/** A plan that fits no project makes one, wherever; that takes more than a manager's right to bring a plan into his own. */
async function beyondRoles(
  { db, caller, now }: CommandContext,
  coming: readonly Coming[],
): Promise<readonly Problem[]> {
  if (caller.accountId === null || coming.every(({ match }) => match.target.kind !== 'new')) return [];
  const mayCreate = isHeldEverywhere(await readHeldGrants(db, caller.accountId, now), 'project.create');
  return mayCreate ? [] : [notAllowed('project.create')];
}

type Written = {
  readonly kind: keyof Committed;
  readonly projectId: ProjectId;
  readonly planId: string;
  readonly replacedPlanId: string | null;
  readonly digest: string;
  readonly taskCount: number;
};

async function arrivalsOf(
  context: CommandContext,
  coming: readonly Coming[],
  inspected: ReadonlyMap<string, InspectedFile>,
): Promise<Result<readonly Arrival[]>> {
  const arrivals: Arrival[] = [];
  for (const each of coming) {
    const home = await homeOf(context, each);
    if (!home.ok) return home;
    arrivals.push(arrivalOf(each, home.value, inspected.get(each.file.id)));
  }
  return ok(arrivals);
}

function arrivalOf({ file, index }: Coming, projectId: ProjectId, inspected: InspectedFile | undefined): Arrival {
  assert(inspected?.result.ok === true, `file ${file.id} of the draft was read before its commit`);
  const { file: read, schedules } = inspected.result.value;
  const [imported, schedule] = [read.plans[index], schedules[index]];
  assert(imported !== undefined && schedule !== undefined, `file ${file.id} holds plan ${index}`);
  return {
    projectId,
    file: { id: file.id, path: file.path, format: read.format },
    imported,
    schedule,
    notCarried: read.notCarried,
    findings: [...read.problems, ...(schedule.ok ? [] : schedule.problems.map(asFinding))],
  };
}

function writtenOf({ file, match, seat }: Coming, arrival: Arrival | undefined, planId: string | undefined): Written {
  assert(arrival !== undefined && planId !== undefined, 'every coming plan has arrived');
  const replacedPlanId = match.target.kind === 'project' ? (seat?.planId ?? null) : null;
  return {
    kind: match.target.kind === 'new' ? 'standAlone' : replacedPlanId === null ? 'attached' : 'replaced',
    projectId: arrival.projectId,
    planId,
    replacedPlanId,
    digest: file.digest,
    taskCount: arrival.imported.tasks.length,
  };
}

/** The project that the plan joins; one of its own is made under the plan's name. */
async function homeOf(context: CommandContext, { match, seeker }: Coming): Promise<Result<ProjectId>> {
  if (match.target.kind === 'project') return ok(match.target.projectId);
  const organisation = await readOrganisation(context);
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
