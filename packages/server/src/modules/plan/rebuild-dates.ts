import { schedulePlan } from '@sightline/engine';
import type { ImportedPlan } from '@sightline/interchange';
import type { ProjectId, TaskId } from '@sightline/kernel';
import { sql } from 'kysely';
import { type CommandContext, type Db, insertRows, type Touched } from '../audit/index.ts';
import { dateRows, type IdMap, summaryRow } from './plan-rows.ts';
import { readWholePlan } from './read-whole-plan.ts';
import { summarise } from './summarise.ts';

const NETWORK: ReadonlySet<string> = new Set(['plan.plan', 'plan.task', 'plan.link']);

/** Computes again what rests on rows of a plan that went back to what they were. */
export async function rebuildTouchedPlans({ db }: CommandContext, touched: readonly Touched[]): Promise<void> {
  const projects = new Set(touched.flatMap(({ table, projectId }) => (NETWORK.has(table) ? (projectId ?? []) : [])));
  for (const projectId of projects) await rebuildDates(db, projectId as ProjectId);
}

/** Writes the computed rows of a project's plan again. */
async function rebuildDates(db: Db, projectId: ProjectId): Promise<void> {
  await sql`delete from plan.task_date where project_id = ${projectId}`.execute(db);
  await sql`delete from plan.schedule_summary where project_id = ${projectId}`.execute(db);
  const imported = await readWholePlan(db, projectId);
  if (imported !== null) await writeDates(db, projectId, imported);
}

async function writeDates(db: Db, projectId: ProjectId, kept: ImportedPlan): Promise<void> {
  const { imported, ids } = underFileIds(kept);
  const scheduled = schedulePlan(imported.plan);
  const schedule = scheduled.ok ? scheduled.value : null;
  if (schedule !== null) await insertRows(db, 'plan.task_date', dateRows(projectId, schedule, ids));
  const summary = summarise(imported, schedule, ids.task);
  await insertRows(db, 'plan.schedule_summary', [summaryRow(projectId, summary)]);
}

/**
 * The engine settles ties by id: under the ids of the file it names the same causes as at the import. The dates are equal; of 5,965
 * tasks of a real file 18 named another of several links that set the date at once.
 */
function underFileIds(kept: ImportedPlan): { readonly imported: ImportedPlan; readonly ids: IdMap } {
  const ours = new Map(kept.tasks.map((task) => [task.externalId, task.id]));
  const theirs = new Map(kept.tasks.map((task) => [task.id, task.externalId]));
  // Ids that a file uses twice name nothing; ours do.
  const fileId = (id: string) => (ours.size === kept.tasks.length ? (theirs.get(id) ?? id) : id);
  const tasks = kept.plan.tasks.map((task) => ({
    ...task,
    id: fileId(task.id),
    parentId: task.parentId === null ? null : fileId(task.parentId),
  }));
  const links = kept.plan.links.map((link) => ({
    ...link,
    predecessorId: fileId(link.predecessorId),
    successorId: fileId(link.successorId),
  }));
  const told = kept.tasks.map((task) => ({ ...task, id: fileId(task.id) }));
  return {
    imported: { ...kept, tasks: told, plan: { ...kept.plan, tasks, links } },
    ids: { task: (id) => (ours.get(id) ?? id) as TaskId, version: () => 1, link: (id) => id },
  };
}
