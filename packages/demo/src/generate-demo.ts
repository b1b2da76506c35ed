import {
  FIRST_YEAR,
  isPlausibleDay,
  LAST_YEAR,
  type LocalDate,
  ok,
  type Problem,
  problem,
  type Result,
  refused,
} from '@sightline/kernel';
import { datedPlan } from './delivery/dated-plan.ts';
import { deploymentOf } from './delivery/deployment.ts';
import { governanceRecords } from './delivery/governance.ts';
import { moneyRecords, unassignedCosts } from './delivery/money.ts';
import { type Delivery, planRecords } from './delivery/plan-records.ts';
import { progressOf } from './delivery/progress.ts';
import { registerRecords } from './delivery/registers.ts';
import { reportRecords } from './delivery/reports.ts';
import { inOrderOfDays, timelineOf } from './delivery/timeline.ts';
import { weighPlan } from './delivery/value.ts';
import { type DemoSize, divisionsOf, executivesOf } from './divisions.ts';
import { landscapeOf } from './organisation/landscape.ts';
import { organisationOf } from './organisation/organisation.ts';
import { peopleOf } from './organisation/people.ts';
import { portfolioOf } from './organisation/portfolio.ts';
import { plantedIn } from './planted.ts';
import type { Batch, DemoOrganisation, DemoRecords } from './records.ts';
import { emptyRecords, type Tables } from './records-of.ts';
import { checkSpec, type DemoSpec, demoSpec, type SpecProject, settleSpec } from './spec/index.ts';
import { type World, worldOf } from './world.ts';

export const LAST_VARIANT = 9999;

export type DemoWish = {
  /** The content of the spec file, as read from JSON. */
  readonly spec: unknown;
  /** The day on which the demo stands; its status date is the Friday on or before. */
  readonly anchor: LocalDate;
  readonly size: DemoSize;
  /** 0 = the spec as written, up to 9999 = the same kind of organisation under other names, dates and words, some links gone. */
  readonly variant: number;
};

/**
 * A whole organisation with its history, the same for the same wish on every machine; or all that is wrong with the wish.
 * O(tasks × weeks of history).
 * @example generateDemo({ spec, anchor, size: 'S', variant: 0 }) // { ok: true, value: { records, timeline, planted, … } }
 */
export function generateDemo({ spec, anchor, size, variant }: DemoWish): Result<DemoOrganisation> {
  const problems: Problem[] = [...wishProblems(anchor, variant)];
  const read = demoSpec(spec, '', problems);
  const isReadable = !problems.some(({ code }) => code === 'demo.spec-does-not-fit');
  if (isReadable) problems.push(...checkSpec(read));
  if (problems.length > 0) return refused(problems);
  return ok(organisation(read, { anchor, size, variant }));
}

function wishProblems(anchor: LocalDate, variant: number): readonly Problem[] {
  const isVariant = Number.isInteger(variant) && variant >= 0 && variant <= LAST_VARIANT;
  return [
    ...(isVariant ? [] : [problem('demo.variant-out-of-range', { variant })]),
    ...(isPlausibleDay(anchor)
      ? []
      : [problem('demo.anchor-out-of-range', { anchor, first: FIRST_YEAR, last: LAST_YEAR })]),
  ];
}

function organisation(spec: DemoSpec, { anchor, size, variant }: Omit<DemoWish, 'spec'>): DemoOrganisation {
  const settled = settleSpec(spec, anchor, variant);
  const shared = executivesOf(settled.spec);
  const worlds = divisionsOf(settled, size).map(({ code, settled: own }) => worldOf(own, { code, variant, shared }));
  const tables = emptyRecords();
  const batches: Batch[] = [];
  for (const world of worlds) for (const batch of fillTables(tables, world)) batches.push(batch);
  const first = worldOf(settled, { code: '', variant, shared });
  return {
    name: settled.spec.organisation.name,
    employees: settled.spec.organisation.employees,
    currency: first.currency,
    statusOn: first.statusOn,
    closedOn: first.closedOn,
    boardOn: settled.spec.organisation.boardDate,
    records: tables,
    timeline: inOrderOfDays(batches),
    planted: plantedIn(first),
  };
}

/** One division after the other; what all share comes with the first. */
function fillTables(tables: Tables, world: World): readonly Batch[] {
  const isFirst = world.code === '';
  const { roles, ...people } = peopleOf(world);
  const { dataEntities, vendors, vendorContracts, ...landscape } = landscapeOf(world);
  if (isFirst) {
    addTo(tables, { ...organisationOf(world), roles, dataEntities, vendors, vendorContracts });
    addTo(tables, { actualCosts: unassignedCosts(world) });
  }
  addTo(tables, { ...people, ...landscape, ...portfolioOf(world), ...deploymentOf(world) });
  const batches: Batch[] = [];
  for (const project of world.spec.projects)
    for (const batch of addProject(tables, world, project)) batches.push(batch);
  return batches;
}

function addProject(tables: Tables, world: World, project: SpecProject): readonly Batch[] {
  const plan = datedPlan(world, project);
  const value = weighPlan(world, project, plan);
  const delivery: Delivery = { project, plan, value, progress: progressOf(world, project, plan, value) };
  const planned = planRecords(world, delivery);
  const money = moneyRecords(world, delivery);
  const statusReports = reportRecords(world, delivery);
  addTo(tables, {
    ...planned,
    ...money,
    statusReports,
    ...registerRecords(world, project),
    ...governanceRecords(world, project),
  });
  return timelineOf(world, delivery, { ...planned, ...money, statusReports });
}

function addTo(tables: Tables, records: Partial<DemoRecords>): void {
  for (const [name, rows] of Object.entries(records)) {
    const table: unknown[] = tables[name as keyof Tables];
    for (const row of rows) table.push(row);
  }
}
