import type { Schedule } from '@sightline/engine';
import type { FileFormat, ImportedPlan } from '@sightline/interchange';
import { type Problem, type ProjectId, parseCurrency, type Result } from '@sightline/kernel';
import { sql } from 'kysely';
import { type CommandContext, type Db, insertRows, type Row } from '../../audit/index.ts';
import { dateRows, type FormerTask, idMapOf, linkRows, storable, summaryRow, taskRows } from '../plan-rows.ts';
import { summarise } from '../summarise.ts';
import type { NotCarriedCount } from './inspected-file.ts';

/** One plan of a file on its way into a project. */
export type Arrival = {
  readonly projectId: ProjectId;
  readonly file: { readonly id: string; readonly path: string; readonly format: FileFormat };
  readonly imported: ImportedPlan;
  readonly schedule: Result<Schedule>;
  readonly notCarried: readonly NotCarriedCount[];
  readonly findings: readonly Problem[];
};

/** Puts the plan into its project in place of the one that stood there, whose rows live on in the history. */
export async function writePlan(context: CommandContext, arrival: Arrival): Promise<{ readonly planId: string }> {
  const { projectId, imported } = arrival;
  const former = await takeOut(context.db, projectId, imported.externalId);
  const ids = idMapOf(imported, () => context.mint<'task'>(), former);
  const schedule = arrival.schedule.ok ? arrival.schedule.value : null;
  const planId = context.mint<'plan'>();
  await insertRows(context.db, 'plan.plan', [planRow(context, arrival, planId)]);
  await insertRows(context.db, 'plan.task', taskRows(projectId, imported, ids));
  await insertRows(context.db, 'plan.link', linkRows(projectId, imported, ids));
  if (schedule !== null) await insertRows(context.db, 'plan.task_date', dateRows(projectId, schedule, ids));
  const summary = summarise(imported, schedule, ids.task);
  await insertRows(context.db, 'plan.schedule_summary', [summaryRow(projectId, summary)]);
  return { planId };
}

/**
 * Removes the plan of a project.
 * @returns its tasks if the new plan is a version of it; tasks of another plan are others even where their numbers coincide
 */
async function takeOut(db: Db, projectId: ProjectId, externalId: string): Promise<readonly FormerTask[]> {
  const { rows } = await sql<FormerTask>`
    select t.external_id as "externalId", t.id, t.version from plan.task t join plan.plan p on p.project_id = t.project_id
    where t.project_id = ${projectId} and p.external_id = ${storable(externalId)} order by t.position, t.id`.execute(
    db,
  );
  for (const table of ['plan.link', 'plan.task', 'plan.plan']) {
    await sql`delete from ${sql.table(table)} where project_id = ${projectId}`.execute(db);
  }
  return rows;
}

function planRow(context: CommandContext, arrival: Arrival, planId: string): Row {
  const { imported, file } = arrival;
  const { plan } = imported;
  return {
    project_id: arrival.projectId,
    id: planId,
    version: 1,
    file_id: file.id,
    external_id: storable(imported.externalId),
    name: storable(imported.name),
    file_name: file.path.split('/').at(-1) ?? file.path,
    format: file.format,
    imported_at: context.now,
    profile: plan.profile,
    start_minute: plan.start,
    status_minute: plan.statusAt,
    finish_by_minute: plan.finishBy,
    stored_finish_minute: imported.storedFinish,
    minutes_per_day: imported.minutesPerDay,
    currency: parseCurrency(imported.currency ?? ''),
    default_calendar_id: plan.defaultCalendarId,
    calendars: plan.calendars,
    options: plan.options,
    not_carried: arrival.notCarried,
    findings: arrival.findings,
  };
}
