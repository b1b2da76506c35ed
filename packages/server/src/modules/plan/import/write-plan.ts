import type { Schedule } from '@sightline/engine';
import type { FileFormat, ImportedPlan } from '@sightline/interchange';
import { MINUTES_PER_DAY, type Problem, type ProjectId, parseCurrency, type Result } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type CommandContext, type Db, insertRows, type Row } from '../../audit/index.ts';
import {
  dateRows,
  type FormerTask,
  type IdMap,
  idMapOf,
  linkRows,
  storable,
  storableJson,
  summaryRow,
  taskRows,
} from '../plan-rows.ts';
import { storableRows } from '../storable-rows.ts';
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

/**
 * Puts each plan into its project in place of the one that stood there, whose rows live on in the history.
 * All tasks first: see `countAgain`.
 * @returns the ids of the plans, in the order of the arrivals
 */
export async function writePlans(context: CommandContext, arrivals: readonly Arrival[]): Promise<readonly string[]> {
  const begun: Begun[] = [];
  for (const arrival of arrivals) begun.push(await writeTasks(context, arrival));
  await countAgain(context.db, sql`plan.task (project_id, id)`);
  for (const each of begun) await writeNetwork(context.db, each);
  await countAgain(context.db, sql`plan.link (project_id), plan.task_date (project_id)`);
  return begun.map((each) => each.planId);
}

type Begun = {
  readonly arrival: Arrival;
  readonly planId: string;
  readonly ids: IdMap;
  readonly links: readonly Row[];
};

async function writeTasks(context: CommandContext, arrival: Arrival): Promise<Begun> {
  const { projectId, imported } = arrival;
  const former = await takeOut(context.db, projectId, imported.externalId);
  const ids = idMapOf(imported, () => context.mint<'task'>(), former);
  const planId = context.mint<'plan'>();
  const tasks = storableRows(taskRows(projectId, imported, ids));
  const links = storableRows(linkRows(projectId, imported, ids));
  const findings = [...arrival.findings, ...tasks.findings, ...links.findings];
  await insertRows(context.db, 'plan.plan', [planRow(context, { ...arrival, findings }, planId)]);
  await insertRows(context.db, 'plan.task', tasks.rows);
  return { arrival, planId, ids, links: links.rows };
}

async function writeNetwork(db: Db, { arrival, ids, links }: Begun): Promise<void> {
  const { projectId, imported } = arrival;
  const schedule = arrival.schedule.ok ? arrival.schedule.value : null;
  await insertRows(db, 'plan.link', links);
  if (schedule !== null) await insertRows(db, 'plan.task_date', dateRows(projectId, schedule, ids));
  const summary = summarise(imported, schedule, ids.task);
  await insertRows(db, 'plan.schedule_summary', [summaryRow(projectId, summary)]);
}

/**
 * PostgreSQL keeps the plan of a foreign key's check for the connection's life. One that was made while the table was small reads
 * the whole table for each row; new statistics make it choose again (101 files, 20,000 links: 40 s before, 1 s after).
 */
async function countAgain(db: Db, tables: RawBuilder<unknown>): Promise<void> {
  await sql`analyze ${tables}`.execute(db);
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
  for (const table of ['plan.task_date', 'plan.schedule_summary', 'plan.link', 'plan.task', 'plan.plan']) {
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
    minutes_per_day: isDayLength(imported.minutesPerDay) ? imported.minutesPerDay : USUAL_DAY,
    currency: parseCurrency(imported.currency ?? ''),
    default_calendar_id: storable(plan.defaultCalendarId),
    calendars: storableJson(plan.calendars),
    options: plan.options,
    not_carried: arrival.notCarried,
    findings: storableJson(arrival.findings),
  };
}

const USUAL_DAY = 480;

/** Files hold 0 and other numbers that no day has; durations are then shown in days of eight hours. */
function isDayLength(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes > 0 && minutes <= MINUTES_PER_DAY;
}
