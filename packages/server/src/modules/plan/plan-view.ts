import type { planRoutes, ResponseOf } from '@sightline/contract';
import { dateOf, formatLocalMinute, type LocalMinute, type ProjectId, type TaskId } from '@sightline/kernel';
import type { Reading } from '../audit/index.ts';
import { causeText } from './cause-text.ts';
import { durationDays, inDays } from './days.ts';
import { listSummaries } from './list-summaries.ts';
import { listTasks, readPlanHead, type StoredCause, type StoredTask, toldOf } from './read-plan.ts';
import { told, toldNotCarried } from './told.ts';

type PlanView = ResponseOf<typeof planRoutes.readPlan>;
type TaskRow = PlanView['tasks'][number];

/** A project's plan and one page of its tasks. Three queries, however long the page. */
export async function viewOfPlan(
  reading: Reading,
  projectId: ProjectId,
  page: { readonly offset: number; readonly limit: number },
): Promise<PlanView> {
  const head = await readPlanHead(reading, projectId);
  const summary = (await listSummaries(reading, projectId))[0];
  if (head === null || summary === undefined) return { plan: null, total: 0, tasks: [] };
  const { minutesPerDay, statusAt, ...shown } = head;
  const tasks = await listTasks(reading, projectId, page);
  return {
    plan: {
      ...shown,
      start: shownMinute(summary.start),
      finish: shownMinute(summary.finish),
      statusOn: statusAt === null ? null : dateOf(statusAt),
      taskCount: summary.taskCount,
      notCarried: head.notCarried.map(toldNotCarried),
      findings: head.findings.map(told),
      agreement: summary.agreement,
    },
    total: summary.taskCount,
    tasks: tasks.map((task) => taskRow(task, minutesPerDay)),
  };
}

function taskRow(task: StoredTask, minutesPerDay: number): TaskRow {
  const { durationMinutes: _, isElapsed: __, totalFloatMinutes, ...facts } = task;
  return {
    ...facts,
    durationDays: durationDays(task, minutesPerDay),
    start: shownMinute(task.start),
    finish: shownMinute(task.finish),
    lateFinish: shownMinute(task.lateFinish),
    baselineStart: shownMinute(task.baselineStart),
    baselineFinish: shownMinute(task.baselineFinish),
    storedStart: shownMinute(task.storedStart),
    storedFinish: shownMinute(task.storedFinish),
    totalFloatDays: totalFloatMinutes === null ? null : inDays(totalFloatMinutes, minutesPerDay),
    startCause: shownCause(task.startCause, minutesPerDay),
    finishCause: shownCause(task.finishCause, minutesPerDay),
  };
}

function shownCause(stored: StoredCause | null, minutesPerDay: number): TaskRow['startCause'] {
  if (stored === null) return null;
  const { cause } = stored;
  const taskId = cause.kind === 'link' || cause.kind === 'children' ? (cause.taskId as TaskId) : null;
  return { kind: cause.kind, text: causeText(toldOf(stored), { minutesPerDay }), taskId };
}

function shownMinute(at: LocalMinute | null): string | null {
  return at === null ? null : formatLocalMinute(at);
}
