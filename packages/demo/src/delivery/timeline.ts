import { addDays } from '@sightline/kernel';
import { firstOf } from '../dates.ts';
import type { Batch, DemoRecords, TaskProgress } from '../records.ts';
import type { World } from '../world.ts';
import { type Delivery, taskId } from './plan-records.ts';
import { stagesOf } from './stages.ts';

type Told = Pick<DemoRecords, 'baselines' | 'actualCosts' | 'forecasts' | 'statusReports'>;

/** The ledger of a month is there this many days after its end. */
const CLOSE_DAYS = 4;

/** What each past day brought to one project, oldest first. */
export function timelineOf(world: World, delivery: Delivery, told: Told): readonly Batch[] {
  const projectId = world.idOf('project', delivery.project.id);
  const batches: Batch[] = [
    ...stagesOf(world, delivery.project).map(({ stage, on }) => ({ on, projectId, kind: 'stage', stage }) as const),
    ...told.baselines.map(
      ({ id, approvedOn }) => ({ on: approvedOn, projectId, kind: 'baseline', baselineId: id }) as const,
    ),
    ...progressBatches(world, delivery),
    ...monthBatches(world, delivery, told),
    ...told.statusReports.map(
      ({ id, submittedOn }) => ({ on: submittedOn, projectId, kind: 'report', reportId: id }) as const,
    ),
  ];
  return inOrderOfDays(batches);
}

/** Oldest first; on one day as given. */
export function inOrderOfDays(batches: readonly Batch[]): readonly Batch[] {
  return batches
    .map((batch, index) => ({ batch, index }))
    .sort((a, b) => (a.batch.on < b.batch.on ? -1 : a.batch.on > b.batch.on ? 1 : a.index - b.index))
    .map(({ batch }) => batch);
}

function progressBatches(world: World, { project, plan, progress }: Delivery): readonly Batch[] {
  return progress.steps.map(({ on, moved }) => ({
    on,
    projectId: world.idOf('project', project.id),
    kind: 'progress',
    tasks: [...moved].flatMap(([index, { percent, actualStart, actualFinish }]): TaskProgress[] => {
      const task = plan.tasks[index];
      if (task === undefined || actualStart === null) return [];
      return [{ taskId: taskId(world, project, task.key), percentComplete: percent, actualStart, actualFinish }];
    }),
  }));
}

function monthBatches(world: World, { project }: Delivery, { actualCosts, forecasts }: Told): readonly Batch[] {
  const months = [...new Set(actualCosts.map(({ month }) => month))].sort();
  return months.map((month) => ({
    on: firstOf(addDays(month, CLOSE_DAYS), world.statusOn),
    projectId: world.idOf('project', project.id),
    kind: 'month',
    month,
    actualIds: actualCosts.filter((cost) => cost.month === month).map(({ id }) => id),
    forecastId: forecasts.find((forecast) => forecast.month === month)?.id ?? null,
  }));
}
