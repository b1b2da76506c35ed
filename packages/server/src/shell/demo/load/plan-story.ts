import type { Baseline, Project, Task, TaskLink, TaskProgress, WorkCalendar } from '@sightline/demo';
import { type Calendar, type PlanTask, type Schedule, schedulePlan } from '@sightline/engine';
import type { ImportedPlan, ImportedTask } from '@sightline/interchange';
import { assert, dayOfDate, type LocalDate, type LocalMinute, minuteAt, type TaskId } from '@sightline/kernel';
import type { Row, TableName } from '../../../modules/audit/index.ts';
import { dateRows, type IdMap, linkRows, summarise, summaryRow, taskRows } from '../../../modules/plan/index.ts';
import type { DayWrites } from './day-writes.ts';

/** What the generator knows of one project's plan. */
export type PlanTold = {
  readonly planId: string;
  readonly project: Project;
  readonly calendar: WorkCalendar;
  readonly tasks: readonly Task[];
  readonly links: readonly TaskLink[];
  readonly baseline: Baseline | null;
  /** The milestone that is held at the day of the go-live. */
  readonly goLiveTaskId: Task['id'] | null;
};

/** A generated plan keeps its ids. */
const OWN_IDS: IdMap = { task: (id) => id as TaskId, version: () => 1, link: (id) => id };
const NOTHING_STORED = {
  start: null,
  finish: null,
  earlyStart: null,
  earlyFinish: null,
  lateStart: null,
  lateFinish: null,
  totalFloatMinutes: null,
};
/** Columns of a task that a day may move. */
const MOVING = [
  'percent_complete',
  'actual_start_minute',
  'actual_finish_minute',
  'constraints',
  'baseline_start_minute',
  'baseline_finish_minute',
  'baseline_cost_minor',
] as const;

type Progress = Pick<Task, 'percentComplete' | 'actualStart' | 'actualFinish'>;
const UNTOUCHED: Progress = { percentComplete: 0, actualStart: null, actualFinish: null };

/** One plan through its history. After each day it holds what the engine makes of it, and only what moved is written. */
export class PlanStory {
  readonly #told: PlanTold;
  readonly #links: readonly TaskLink[];
  readonly #calendar: Calendar;
  readonly #progress = new Map<string, Progress>();
  readonly #written = new Map<string, string>();
  #statusAt: LocalMinute | null = null;
  #isBaselined = false;
  #goLiveOn: LocalDate;

  constructor(told: PlanTold) {
    this.#told = told;
    this.#calendar = calendarOf(told.calendar);
    this.#goLiveOn = told.project.baselineGoLiveOn;
    // The order in which a plan is read back: where two links set a date at once, the same one is named.
    this.#links = [...told.links].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  begin(on: LocalDate, writes: DayWrites): void {
    const imported = this.#imported();
    writes.insert('plan.plan', this.#planRow(imported, on));
    const projectId = this.#told.project.id;
    for (const row of taskRows(projectId, imported, OWN_IDS)) {
      writes.insert('plan.task', row);
      this.#note('plan.task', row.id, moving(row));
    }
    for (const row of linkRows(projectId, imported, OWN_IDS)) writes.insert('plan.link', row);
    const schedule = scheduled(imported);
    for (const row of dateRows(projectId, schedule, OWN_IDS)) {
      writes.insert('plan.task_date', row);
      this.#note('plan.task_date', row.task_id, row);
    }
    writes.insert('plan.schedule_summary', summaryRow(projectId, summarise(imported, schedule, OWN_IDS.task)));
  }

  /** @returns the tasks that were finished by it */
  progress(on: LocalDate, tasks: readonly TaskProgress[], writes: DayWrites): readonly string[] {
    const finished = tasks.filter(
      ({ taskId, actualFinish }) => actualFinish !== null && this.#progress.get(taskId)?.actualFinish == null,
    );
    for (const { taskId, percentComplete, actualStart, actualFinish } of tasks) {
      this.#progress.set(taskId, { percentComplete, actualStart, actualFinish });
    }
    this.#statusAt = minuteAt(on, this.#closes());
    writes.change('plan.plan', { project_id: this.#told.project.id, status_minute: this.#statusAt });
    this.#writeMoved(writes);
    return finished.map(({ taskId }) => taskId);
  }

  approveBaseline(writes: DayWrites): void {
    this.#isBaselined = true;
    this.#writeMoved(writes);
  }

  expectGoLive(on: LocalDate, writes: DayWrites): void {
    if (on === this.#goLiveOn) return;
    this.#goLiveOn = on;
    this.#writeMoved(writes);
  }

  #writeMoved(writes: DayWrites): void {
    const imported = this.#imported();
    const projectId = this.#told.project.id;
    for (const row of taskRows(projectId, imported, OWN_IDS)) {
      const columns = moving(row);
      if (this.#note('plan.task', row.id, columns))
        writes.change('plan.task', { project_id: projectId, id: row.id, ...columns });
    }
    const schedule = scheduled(imported);
    for (const row of dateRows(projectId, schedule, OWN_IDS)) {
      if (this.#note('plan.task_date', row.task_id, row)) writes.change('plan.task_date', row);
    }
    writes.change('plan.schedule_summary', summaryRow(projectId, summarise(imported, schedule, OWN_IDS.task)));
  }

  /** Is it another row than the one that was last written? */
  #note(table: TableName, id: unknown, row: Row): boolean {
    const text = JSON.stringify(row);
    const key = `${table} ${id}`;
    if (this.#written.get(key) === text) return false;
    this.#written.set(key, text);
    return true;
  }

  #imported(): ImportedPlan {
    const { project, tasks } = this.#told;
    const dates = new Map(this.#isBaselined ? this.#told.baseline?.tasks.map((task) => [task.taskId, task]) : []);
    return {
      externalId: project.id,
      name: project.name,
      plan: {
        profile: 'native',
        start: minuteAt(project.startOn, this.#told.calendar.shifts[0]?.start ?? 0),
        statusAt: this.#statusAt,
        finishBy: null,
        defaultCalendarId: this.#calendar.id,
        calendars: [this.#calendar],
        tasks: tasks.map((task) => this.#planTask(task)),
        links: this.#links.map(({ id, predecessorId, successorId, type, lagMinutes }) => ({
          ...{ id, predecessorId, successorId, type },
          lag: { amount: lagMinutes, unit: 'working' },
        })),
        options: {
          honourConstraints: true,
          lagCalendar: 'predecessor',
          outOfSequence: 'retained-logic',
          criticalFloatMinutes: 0,
        },
      },
      tasks: tasks.map((task) => this.#importedTask(task, dates.get(task.id))),
      calendars: [this.#calendar],
      currency: this.#told.baseline?.budget.currency ?? null,
      minutesPerDay: this.#told.calendar.shifts.reduce((sum, { start, finish }) => sum + finish - start, 0),
      storedFinish: null,
    };
  }

  #planTask(task: Task): PlanTask {
    const { percentComplete, actualStart, actualFinish } = this.#progress.get(task.id) ?? UNTOUCHED;
    return {
      id: task.id,
      kind: task.kind,
      parentId: task.parentId,
      durationMinutes: task.durationMinutes,
      isElapsed: false,
      remainingMinutes: null,
      calendarId: null,
      constraints: this.#constraintsOf(task),
      deadline: null,
      actualStart,
      actualFinish,
      percentComplete,
      manual: null,
      isActive: true,
      levellingDelayMinutes: 0,
    };
  }

  #constraintsOf(task: Task): PlanTask['constraints'] {
    if (task.constraint === null) return [];
    const isGoLive = task.id === this.#told.goLiveTaskId && task.constraint.kind === 'finish-no-earlier-than';
    const at = isGoLive ? minuteAt(this.#goLiveOn, this.#closes()) : task.constraint.at;
    return [{ kind: task.constraint.kind, at, isMandatory: false }];
  }

  #importedTask(task: Task, dates: Baseline['tasks'][number] | undefined): ImportedTask {
    return {
      id: task.id,
      externalId: task.id,
      guid: null,
      code: task.wbs,
      wbs: task.wbs,
      name: task.name,
      outlineLevel: task.parentId === null ? 1 : 2,
      baselineStart: dates?.start ?? null,
      baselineFinish: dates?.finish ?? null,
      baselineCostMinor: dates === undefined ? null : (task.budget?.minor ?? null),
      actualCostMinor: null,
      stored: NOTHING_STORED,
      notes: null,
    };
  }

  #closes(): number {
    return this.#told.calendar.shifts.at(-1)?.finish ?? 0;
  }

  #planRow({ externalId, name, plan, minutesPerDay, currency }: ImportedPlan, on: LocalDate): Row {
    return {
      project_id: this.#told.project.id,
      id: this.#told.planId,
      version: 1,
      file_id: null,
      external_id: externalId,
      name,
      file_name: null,
      format: 'demo',
      imported_at: `${on}T12:00:00Z`,
      profile: plan.profile,
      start_minute: plan.start,
      status_minute: null,
      finish_by_minute: null,
      stored_finish_minute: null,
      minutes_per_day: minutesPerDay,
      currency,
      default_calendar_id: plan.defaultCalendarId,
      calendars: plan.calendars,
      options: plan.options,
      not_carried: [],
      findings: [],
    };
  }
}

function scheduled({ plan, name }: ImportedPlan): Schedule {
  const schedule = schedulePlan(plan);
  assert(schedule.ok, `the plan of ${name} cannot be scheduled`);
  return schedule.value;
}

function moving(row: Row): Row {
  return Object.fromEntries(MOVING.map((column) => [column, row[column]]));
}

function calendarOf({ id, name, shifts, holidays }: WorkCalendar): Calendar {
  return {
    id,
    name,
    week: [shifts, shifts, shifts, shifts, shifts, [], []],
    workWeeks: [],
    exceptions: holidays.map((holiday) => ({
      from: dayOfDate(holiday.on),
      to: dayOfDate(holiday.on),
      name: holiday.name,
      shifts: [],
    })),
  };
}
