import {
  type LocalDate,
  type MilestoneId,
  ok,
  type Problem,
  type ProjectId,
  problem,
  type Result,
  refused,
} from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import {
  asItStands,
  type CommandContext,
  type Db,
  type FieldChanges,
  factsOf,
  insertRows,
  isOfProject,
  movedBases,
  type Outcome,
  type Reading,
  recordsOf,
  reverseOf,
  staleVersion,
  updateVersioned,
  wantedOf,
} from '../audit/index.ts';

export type MilestoneFields = {
  readonly name: string;
  readonly tier: number;
  readonly baselineOn: LocalDate | null;
  readonly forecastOn: LocalDate | null;
  readonly actualOn: LocalDate | null;
};
export type Milestone = MilestoneFields & {
  readonly id: MilestoneId;
  readonly projectId: ProjectId;
  readonly version: number;
};

type Target = { readonly projectId: ProjectId; readonly id: MilestoneId; readonly version: number };

const COLUMNS: Readonly<Record<keyof MilestoneFields, string>> = {
  name: 'name',
  tier: 'tier',
  baselineOn: 'baseline_on',
  forecastOn: 'forecast_on',
  actualOn: 'actual_on',
};

/** All milestones, or those of one project, in the order of their dates. */
export async function listMilestones(reading: Reading, projectId: ProjectId | null): Promise<readonly Milestone[]> {
  const { rows } = await sql<Milestone>`
    select id, project_id as "projectId", version, name, tier, baseline_on as "baselineOn", forecast_on as "forecastOn",
      actual_on as "actualOn"
    from ${recordsOf(reading, 'plan.milestone')} m where ${isOfProject('m.project_id', projectId)}
    order by project_id, coalesce(actual_on, forecast_on, baseline_on) nulls last, id`.execute(reading.db);
  return rows;
}

/** SQL: those of the project with the id in this column, in the same order, as JSON. */
export function milestonesOf(reading: Pick<Reading, 'asOf'>, column: string): RawBuilder<unknown> {
  return sql`(
    select coalesce(json_agg(json_build_object('id', m.id, 'version', m.version, 'name', m.name, 'tier', m.tier,
      'baselineOn', m.baseline_on, 'forecastOn', m.forecast_on, 'actualOn', m.actual_on)
      order by coalesce(m.actual_on, m.forecast_on, m.baseline_on) nulls last, m.id), '[]')
    from ${recordsOf(reading, 'plan.milestone')} m where m.project_id = ${sql.ref(column)})`;
}

export async function addMilestone(
  context: CommandContext,
  projectId: ProjectId,
  wish: { readonly [K in keyof MilestoneFields]?: MilestoneFields[K] | undefined } & { readonly name: string },
): Promise<Result<Outcome<{ id: MilestoneId; version: number }>>> {
  const fields: MilestoneFields = {
    name: wish.name,
    tier: wish.tier ?? 2,
    baselineOn: wish.baselineOn ?? null,
    forecastOn: wish.forecastOn ?? wish.baselineOn ?? null,
    actualOn: wish.actualOn ?? null,
  };
  const problems = brokenRules(fields, context.today);
  if (problems.length > 0) return refused(problems);
  const id = context.mint<'milestone'>();
  await insertRows(context.db, 'plan.milestone', [{ project_id: projectId, id, version: 1, ...columnsOf(fields) }]);
  return ok({
    value: { id, version: 1 },
    moved: [
      { entity: 'milestone', id, version: 1 },
      { entity: 'project', id: projectId, version: null },
    ],
    payload: { projectId, milestoneId: id, ...factsOf(fields) },
    inverse: { name: 'plan.removeMilestone', input: { params: { projectId, milestoneId: id }, version: 1 } },
  });
}

export async function updateMilestone(
  context: CommandContext,
  target: Target,
  changes: FieldChanges<MilestoneFields>,
): Promise<Result<Outcome<{ version: number }>>> {
  const before = await findMilestone(context.db, target);
  if (before === null) return refused([problem('plan.no-such-milestone')]);
  if (before.version !== target.version) return refused([staleVersion(target.version)]);
  const wanted = wantedOf<MilestoneFields>(changes);
  const problems = [
    ...movedBases<MilestoneFields>(changes, before, {
      code: 'portfolio.field-moved',
      entity: 'milestone',
      id: target.id,
    }),
    ...brokenRules({ ...before, ...wanted }, context.today),
  ];
  if (problems.length > 0) return refused(problems);
  const stale = await updateVersioned(context.db, 'plan.milestone', target, columnsOf(wanted));
  if (stale !== null) return refused([stale]);
  const version = target.version + 1;
  return ok({
    value: { version },
    moved: movedBy(target, version),
    payload: { ...pathOf(target), fields: factsOf(wanted) },
    inverse: {
      name: 'plan.updateMilestone',
      input: { params: pathOf(target), version, body: reverseOf<MilestoneFields>(changes, before) },
    },
  });
}

export async function removeMilestone(
  context: CommandContext,
  target: Target,
): Promise<Result<Outcome<Record<never, never>>>> {
  const before = await findMilestone(context.db, target);
  if (before === null) return refused([problem('plan.no-such-milestone')]);
  if (before.version !== target.version) return refused([staleVersion(target.version)]);
  await sql`delete from plan.milestone where project_id = ${target.projectId} and id = ${target.id}`.execute(
    context.db,
  );
  const { id: _id, projectId: _project, version: _version, ...fields } = before;
  return ok({
    value: {},
    moved: movedBy(target, null),
    payload: pathOf(target),
    inverse: { name: 'plan.addMilestone', input: { params: { projectId: target.projectId }, body: fields } },
  });
}

async function findMilestone(db: Db, target: Target): Promise<Milestone | null> {
  await sql`select 1 from plan.milestone where project_id = ${target.projectId} and id = ${target.id} for update`.execute(
    db,
  );
  return (await listMilestones(asItStands(db), target.projectId)).find((each) => each.id === target.id) ?? null;
}

/** What has happened lies in the past. */
function brokenRules(fields: MilestoneFields, today: LocalDate): readonly Problem[] {
  if (fields.actualOn === null || fields.actualOn <= today) return [];
  return [problem('plan.actual-in-future', { name: fields.name, on: fields.actualOn, today })];
}

function columnsOf(fields: Partial<MilestoneFields>): Record<string, unknown> {
  const given = (Object.keys(COLUMNS) as (keyof MilestoneFields)[]).filter((field) => fields[field] !== undefined);
  return Object.fromEntries(given.map((field) => [COLUMNS[field], fields[field]]));
}

function pathOf(target: Target) {
  return { projectId: target.projectId, milestoneId: target.id };
}

function movedBy(target: Target, version: number | null) {
  return [
    { entity: 'milestone', id: target.id, version },
    { entity: 'project', id: target.projectId, version: null },
  ];
}
