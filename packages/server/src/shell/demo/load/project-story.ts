import type { Batch, Deliverable, DemoOrganisation, Milestone, Project } from '@sightline/demo';
import { addDays, allocateMinor, type LocalDate } from '@sightline/kernel';
import type { DayWrites } from './day-writes.ts';
import { firstOfMonth, midway } from './days.ts';
import { PlanStory } from './plan-story.ts';
import { partId, type RecordRows } from './record-rows.ts';
import type { Tables } from './tables.ts';

/** How long before its end (or before the status date) a project admitted half of its slip, and all of it. */
const HALF_SLIP_DAYS = 90;
const WHOLE_SLIP_DAYS = 28;

/** One project through its history, from the day on which somebody first wrote it down. */
export class ProjectStory {
  readonly #demo: DemoOrganisation;
  readonly #tables: Tables;
  readonly #project: Project;
  readonly #records: RecordRows;
  readonly #plan: PlanStory | null;
  readonly #milestones: readonly Milestone[];
  #spentMinor = 0;

  constructor(demo: DemoOrganisation, tables: Tables, records: RecordRows, project: Project) {
    this.#demo = demo;
    this.#tables = tables;
    this.#records = records;
    this.#project = project;
    this.#milestones = tables.milestones.get(project.id) ?? [];
    this.#plan = this.#planStory();
  }

  begin(on: LocalDate, writes: DayWrites): void {
    writes.insert('portfolio.project', projectRow(this.#project, this.#demo, this.#tables));
    this.#plan?.begin(on, writes);
    for (const milestone of this.#milestones) writes.insert('plan.milestone', milestoneRow(milestone));
    for (const row of this.#tables.deliverables.get(this.#project.id) ?? []) this.#insertDeliverable(row, writes);
  }

  /** Days on which the project said that it will be late, with the go-live that it then named. */
  slips(): readonly { readonly on: LocalDate; readonly goLiveOn: LocalDate; readonly isWhole: boolean }[] {
    const { baselineGoLiveOn, forecastGoLiveOn, endedOn } = this.#project;
    if (forecastGoLiveOn === null || forecastGoLiveOn === baselineGoLiveOn) return [];
    const end = endedOn ?? this.#demo.statusOn;
    return [
      { on: addDays(end, -HALF_SLIP_DAYS), goLiveOn: midway(baselineGoLiveOn, forecastGoLiveOn), isWhole: false },
      { on: addDays(end, -WHOLE_SLIP_DAYS), goLiveOn: forecastGoLiveOn, isWhole: true },
    ];
  }

  slip({ goLiveOn, isWhole }: { goLiveOn: LocalDate; isWhole: boolean }, writes: DayWrites): void {
    this.#plan?.expectGoLive(goLiveOn, writes);
    for (const { id, projectId, baselineOn, forecastOn, actualOn } of this.#milestones) {
      if (actualOn !== null || baselineOn === null || forecastOn === null) continue;
      const on = isWhole ? forecastOn : midway(baselineOn, forecastOn);
      writes.change('plan.milestone', { project_id: projectId, id, forecast_on: on });
    }
  }

  hold(on: LocalDate, writes: DayWrites): void {
    writes.change('portfolio.project', { id: this.#project.id, on_hold_since: on });
  }

  end(on: LocalDate, writes: DayWrites): void {
    writes.change('portfolio.project', { id: this.#project.id, ended_on: on, outcome: this.#project.outcome });
  }

  /** What is not yet finished, as it stands at the status date. */
  conclude(writes: DayWrites): void {
    for (const row of this.#tables.deliverables.get(this.#project.id) ?? [])
      if (row.state !== 'planned') this.#changeDeliverable(row, row.state, writes);
  }

  live(batch: Batch, writes: DayWrites): void {
    switch (batch.kind) {
      case 'stage':
        writes.change('portfolio.project', { id: this.#project.id, stage: batch.stage.replace('_', '-') });
        return;
      case 'baseline':
        this.#approveBaseline(batch.baselineId, writes);
        return;
      case 'progress':
        this.#progress(batch, writes);
        return;
      case 'month':
        this.#closeMonth(batch, writes);
        return;
      case 'report':
        this.#report(batch.reportId, writes);
        return;
    }
  }

  #planStory(): PlanStory | null {
    const { id } = this.#project;
    const tasks = this.#tables.tasks.get(id) ?? [];
    const calendar = this.#tables.calendars.get(tasks[0]?.calendarId ?? '');
    if (calendar === undefined) return null;
    const held = tasks.filter(({ constraint }) => constraint?.kind === 'finish-no-earlier-than');
    return new PlanStory({
      planId: partId('plan', id),
      project: this.#project,
      calendar,
      tasks,
      links: this.#tables.links.get(id) ?? [],
      baseline: this.#tables.baselines.get(id)?.[0] ?? null,
      goLiveTaskId: held.at(-1)?.id ?? null,
    });
  }

  #approveBaseline(baselineId: string, writes: DayWrites): void {
    const baseline = this.#tables.baselines.get(this.#project.id)?.find(({ id }) => id === baselineId);
    if (baseline === undefined) return;
    this.#plan?.approveBaseline(writes);
    const { number, approvedOn, goLiveOn, budget } = baseline;
    this.#insert(writes, 'baseline', baselineId, { number, approvedOn, goLiveOn, budgetMinor: budget.minor });
  }

  #progress({ on, tasks }: Extract<Batch, { kind: 'progress' }>, writes: DayWrites): void {
    const finished = new Set(this.#plan?.progress(on, tasks, writes));
    for (const { taskId, projectId, id, actualOn } of this.#milestones) {
      if (actualOn === null || !finished.has(taskId)) continue;
      writes.change('plan.milestone', { project_id: projectId, id, actual_on: actualOn, forecast_on: actualOn });
    }
    for (const row of this.#tables.deliverables.get(this.#project.id) ?? [])
      if (finished.has(row.taskId)) this.#changeDeliverable(row, 'accepted', writes);
  }

  #closeMonth({ on, actualIds, forecastId }: Extract<Batch, { kind: 'month' }>, writes: DayWrites): void {
    for (const id of actualIds) {
      const actual = this.#tables.actualCosts.get(id);
      if (actual === undefined) continue;
      this.#spentMinor += actual.amount.minor;
      this.#insert(writes, 'actual', id, this.#tables.ledger(actual));
    }
    const forecast = forecastId === null ? undefined : this.#tables.forecasts.get(forecastId);
    if (forecast === undefined) return;
    this.#forecast(forecast.id, { madeOn: on, toGo: forecast.estimateAtCompletion.minor - this.#spentMinor }, writes);
  }

  /** What is still to be spent, evenly over the months to the go-live, at most half a year. */
  #forecast(id: string, { madeOn, toGo }: { madeOn: LocalDate; toGo: number }, writes: DayWrites): void {
    const goLiveOn = this.#project.forecastGoLiveOn ?? this.#project.baselineGoLiveOn;
    const months = monthsAfter(madeOn, goLiveOn);
    const shares = allocateMinor(
      toGo,
      months.map(() => 1),
    );
    for (const [index, periodOn] of months.entries())
      this.#insert(writes, 'forecast', partId('forecast', id, periodOn), {
        ...{ madeOn, periodOn, amountMinor: shares[index] ?? 0 },
      });
  }

  #report(reportId: string, writes: DayWrites): void {
    const report = this.#tables.statusReports.get(reportId);
    if (report === undefined) return;
    const { projectId, month, submittedOn, authorId, overall, schedule, cost, scope, quality } = report;
    writes.insert('portfolio.status_report', {
      ...{ project_id: projectId, id: partId('reported', reportId), version: 1 },
      ...{ reported_on: submittedOn, colour: overall, source: 'report' },
    });
    this.#insert(writes, 'period-report', reportId, {
      ...{ periodOn: firstOfMonth(month), reportedOn: submittedOn, overall, scope, schedule, cost, quality },
      ...{ resources: report.resource, risk: report.risk, benefits: report.benefit },
      ...{ achieved: report.achieved, next: report.next, helpWanted: report.help, authorId, state: 'submitted' },
    });
  }

  #insertDeliverable({ id, name }: Deliverable, writes: DayWrites): void {
    this.#insert(writes, 'deliverable', id, { name, state: 'planned', ownerId: this.#project.managerId });
  }

  #changeDeliverable({ id }: Deliverable, state: Deliverable['state'], writes: DayWrites): void {
    writes.change('delivery.deliverable', { id, state: state.replace('_', '-') });
  }

  #insert(writes: DayWrites, kind: string, id: string, values: Parameters<RecordRows['of']>[0]['values']): void {
    const { table, row } = this.#records.of({ kind, id, projectId: this.#project.id, values });
    writes.insert(table, row);
  }
}

const MONTHS_AHEAD = 6;

/** First days of the months after that of `date` up to that of `end`; one at least. */
function monthsAfter(date: LocalDate, end: LocalDate): readonly LocalDate[] {
  const months: LocalDate[] = [];
  for (let month = nextMonth(date); months.length < MONTHS_AHEAD; month = nextMonth(month)) {
    if (months.length > 0 && month > end) break;
    months.push(month);
  }
  return months;
}

function nextMonth(date: LocalDate): LocalDate {
  return firstOfMonth(addDays(firstOfMonth(date), 31));
}

function projectRow(project: Project, { currency }: DemoOrganisation, tables: Tables) {
  const budget = tables.budgetLines.get(project.id)?.reduce((sum, { amount }) => sum + amount.minor, 0) ?? null;
  return {
    id: project.id,
    version: 1,
    key: project.key,
    name: project.name,
    sponsor_id: project.sponsorId,
    manager_id: project.managerId,
    assurer_id: project.programId === null ? project.assurerId : null,
    program_id: project.programId,
    portfolio_id: project.portfolioId,
    tier: project.tier,
    stage: 'idea',
    go_live_on: project.baselineGoLiveOn,
    budget_minor: budget,
    method: project.method,
    unit_id: tables.unitIds.get(project.unitId) ?? project.unitId,
    starts_on: project.startOn,
    scope: linesOf(project.scope),
    out_of_scope: linesOf(project.outOfScope),
    currency,
  };
}

function linesOf(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.join('\n');
}

/** As it was planned; what came of it comes with its day. */
function milestoneRow({ id, projectId, name, tier, baselineOn }: Milestone) {
  return { project_id: projectId, id, version: 1, name, tier, baseline_on: baselineOn, forecast_on: baselineOn };
}
