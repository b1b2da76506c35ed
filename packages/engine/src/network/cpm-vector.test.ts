import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDER } from '../testing/data-folder.ts';
import { linkOf, planOf, START, scheduleOf, taskOf } from '../testing/plan-builder.ts';
import type { LinkType, Schedule, TaskDates } from './plan.ts';

type Vector = {
  readonly durations: Readonly<Record<string, number>>;
  readonly links: readonly (readonly [string, string, LinkType, number])[];
  readonly critical: readonly string[];
  readonly project_duration: number;
} & Readonly<Record<'ES' | 'EF' | 'LS' | 'LF' | 'total_float' | 'free_float', Readonly<Record<string, number>>>>;

describe('the golden network of formula_vectors.json (no-data: skipped without the data folder)', () => {
  it.skipIf(DATA_FOLDER === null)('has every date, float and critical task, one day taken as one minute', () => {
    const file = join(DATA_FOLDER ?? '', 'demo', 'formula_vectors.json');
    const vector: Vector = JSON.parse(readFileSync(file, 'utf8')).cpm;
    const schedule = scheduleOf(planOfVector(vector));
    const since = (minute: number) => minute - START;
    expect(column(schedule, ({ earlyStart }) => since(earlyStart))).toEqual(vector.ES);
    expect(column(schedule, ({ earlyFinish }) => since(earlyFinish))).toEqual(vector.EF);
    expect(column(schedule, ({ lateStart }) => since(lateStart))).toEqual(vector.LS);
    expect(column(schedule, ({ lateFinish }) => since(lateFinish))).toEqual(vector.LF);
    expect(column(schedule, ({ totalFloatMinutes }) => totalFloatMinutes)).toEqual(vector.total_float);
    expect(column(schedule, ({ freeFloatMinutes }) => freeFloatMinutes)).toEqual(vector.free_float);
    expect(schedule.tasks.filter(({ isCritical }) => isCritical).map(({ taskId }) => taskId)).toEqual(vector.critical);
    expect(schedule.finish - schedule.start).toBe(vector.project_duration);
  });
});

function planOfVector({ durations, links }: Vector): ReturnType<typeof planOf> {
  const always = Array.from({ length: 7 }, () => [{ start: 0, finish: 1440 }]);
  return planOf({
    calendars: [{ id: 'office', name: '', week: always, workWeeks: [], exceptions: [] }],
    tasks: Object.entries(durations).map(([id, days]) => taskOf(id, { durationMinutes: days })),
    links: links.map(([a, b, type, lag]) => linkOf(a, b, type, { amount: lag, unit: 'working' })),
  });
}

function column(schedule: Schedule, value: (dates: TaskDates) => number): Readonly<Record<string, number>> {
  return Object.fromEntries(schedule.tasks.map((dates) => [dates.taskId, value(dates)]));
}
