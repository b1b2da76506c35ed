import type { Batch, DemoOrganisation, Project } from '@sightline/demo';
import { addDays, assert, dayOfDate, type LocalDate } from '@sightline/kernel';
import type { Row } from '../../../modules/audit/index.ts';
import { columnsOf, tableOf } from '../../../modules/records/index.ts';
import { accessRow, writeAccounts } from './accounts.ts';
import type { DayWrites } from './day-writes.ts';
import { within } from './days.ts';
import { houseRecords } from './house-records.ts';
import { unassignedCosts } from './ledger-lines.ts';
import { closings, writeOrganisation } from './organisation-rows.ts';
import { type DatedRecord, projectRecords } from './project-records.ts';
import { ProjectStory } from './project-story.ts';
import { RecordRows } from './record-rows.ts';
import { type Tables, tablesOf } from './tables.ts';

export type Act = (writes: DayWrites) => void;
/** What happens on a day, oldest day first. */
export type Agenda = readonly { readonly on: LocalDate; readonly acts: readonly Act[] }[];

/** What comes first on one day: a project is there before anything is written about it. */
type Phase = 'house' | 'begin' | 'batch' | 'record' | 'later';
const PHASES: readonly Phase[] = ['house', 'begin', 'batch', 'record', 'later'];

/** The whole history of the demo, day by day, from the day before the first project was thought of. */
export function agendaOf(demo: DemoOrganisation): Agenda {
  const days = new Map<LocalDate, Map<Phase, Act[]>>();
  const plan = (on: LocalDate, phase: Phase, act: Act) => {
    const day = days.get(on) ?? new Map<Phase, Act[]>();
    days.set(on, day);
    const acts = day.get(phase) ?? [];
    day.set(phase, acts);
    acts.push(act);
  };
  const foundedOn = addDays(demo.timeline[0]?.on ?? demo.statusOn, -1);
  const records = new RecordRows();
  const tables = tablesOf(demo);
  plan(foundedOn, 'house', (writes) => writeHouse(demo, foundedOn, records, writes));
  for (const { on, id } of closings(demo, foundedOn))
    plan(on, 'later', (writes) => writes.change('organisation.period', { id, state: 'closed' }));
  for (const { on, told } of unassignedCosts(demo, tables.ledger))
    plan(within(on, foundedOn, demo.statusOn), 'record', (writes) => {
      const { table, row } = records.of(told);
      writes.insert(table, row);
    });
  // Last, because each account is told anew what it sees whenever a project moves.
  plan(demo.statusOn, 'later', (writes) => writeAccounts(demo, writes));
  const lives = livesOf(demo, tables, records);
  for (const { story, batches, project, beginsOn } of lives.values()) {
    plan(beginsOn, 'begin', (writes) => {
      story.begin(beginsOn, writes);
      if (project.isConfidential) writes.insert('identity.project_access', accessRow(demo, project));
    });
    for (const batch of batches) plan(batch.on, 'batch', (writes) => story.live(batch, writes));
    for (const slip of story.slips())
      plan(within(slip.on, beginsOn, demo.statusOn), 'later', (writes) => story.slip(slip, writes));
    const { onHoldSince, endedOn } = project;
    if (onHoldSince !== null)
      plan(within(onHoldSince, beginsOn, demo.statusOn), 'later', (w) => story.hold(onHoldSince, w));
    if (endedOn !== null)
      plan(within(endedOn, beginsOn, demo.statusOn), 'later', (writes) => story.end(endedOn, writes));
    plan(within(endedOn ?? demo.statusOn, beginsOn, demo.statusOn), 'later', (writes) => story.conclude(writes));
  }
  for (const dated of projectRecords(demo)) {
    const beginsOn = firstDayOf(dated, lives);
    const on = within(dated.on ?? beginsOn, beginsOn, demo.statusOn);
    plan(on, 'record', (writes) => {
      const { table, row } = records.of(dated.told);
      writes.insert(table, row);
    });
    const { later } = dated;
    if (later === null) continue;
    plan(within(later.on, on, demo.statusOn), 'later', (w) => w.change(tableOf(dated.told.kind).name, laterRow(dated)));
  }
  const daily = [...days.keys()].sort().map((on) => {
    const day = days.get(on);
    return { on, acts: PHASES.flatMap((phase) => day?.get(phase) ?? []) };
  });
  return withWeeks(daily, addDays(demo.statusOn, -DAYS_TOLD));
}

/** So many last days are told one by one; what lies before them, week by week. */
const DAYS_TOLD = 56;
/** 1970-01-01 was a Thursday: weeks are counted from the Monday before. */
const MONDAY_OF_EPOCH = 3;

/** Days before `since` that lie in one week become one, its last; the first day of all stays alone. */
function withWeeks(days: Agenda, since: LocalDate): Agenda {
  const weeks = new Map<string, { on: LocalDate; acts: Act[] }>();
  for (const [index, { on, acts }] of days.entries()) {
    const key = index === 0 || on >= since ? on : `week ${Math.floor((dayOfDate(on) + MONDAY_OF_EPOCH) / 7)}`;
    const week = weeks.get(key) ?? { on, acts: [] };
    weeks.set(key, week);
    week.on = on;
    week.acts.push(...acts);
  }
  return [...weeks.values()];
}

/** A record is written when its project is there, and the other one that it names. */
function firstDayOf({ told }: DatedRecord, lives: ReadonlyMap<string, Life>): LocalDate {
  const days = [told.projectId, told.values.otherId].flatMap((id) => lives.get(String(id))?.beginsOn ?? []);
  const last = days.sort().at(-1);
  assert(last !== undefined, `a ${told.kind} names the project ${told.projectId}, which is not there`);
  return last;
}

function laterRow({ told, later }: DatedRecord): Row {
  const values = Object.entries(later?.values ?? {}).map(([field, value]) => [field, value ?? null] as const);
  return { id: told.id, ...columnsOf(Object.fromEntries(values)) };
}

function writeHouse(demo: DemoOrganisation, foundedOn: LocalDate, records: RecordRows, writes: DayWrites): void {
  writeOrganisation(demo, foundedOn, writes);
  for (const { id, name } of demo.records.portfolios) writes.insert('portfolio.portfolio', { id, version: 1, name });
  for (const { id, name, portfolioId } of demo.records.programs)
    writes.insert('portfolio.program', { id, version: 1, name, portfolio_id: portfolioId });
  for (const told of houseRecords(demo)) {
    const { table, row } = records.of(told);
    writes.insert(table, row);
  }
}

type Life = {
  readonly project: Project;
  readonly story: ProjectStory;
  readonly batches: readonly Batch[];
  readonly beginsOn: LocalDate;
};

function livesOf(demo: DemoOrganisation, tables: Tables, records: RecordRows): ReadonlyMap<string, Life> {
  const batches = new Map<string, Batch[]>();
  for (const batch of demo.timeline) {
    const own = batches.get(batch.projectId);
    if (own === undefined) batches.set(batch.projectId, [batch]);
    else own.push(batch);
  }
  return new Map(
    demo.records.projects.map((project) => {
      const own = batches.get(project.id) ?? [];
      const story = new ProjectStory(demo, tables, records, project);
      return [project.id, { project, story, batches: own, beginsOn: own[0]?.on ?? project.startOn }];
    }),
  );
}
