import type { DemoOrganisation, DemoRecords } from '@sightline/demo';
import { type Ledger, ledgerOf } from './ledger-lines.ts';
import { unitIds } from './organisation-rows.ts';

type Row<Name extends keyof DemoRecords> = DemoRecords[Name][number];
type ByProject<Name extends keyof DemoRecords> = ReadonlyMap<string, readonly Row<Name>[]>;
type ById<Name extends keyof DemoRecords> = ReadonlyMap<string, Row<Name>>;

/** The generated tables as the stories look things up. */
export type Tables = {
  readonly tasks: ByProject<'tasks'>;
  readonly links: ByProject<'links'>;
  readonly baselines: ByProject<'baselines'>;
  readonly milestones: ByProject<'milestones'>;
  readonly deliverables: ByProject<'deliverables'>;
  readonly budgetLines: ByProject<'budgetLines'>;
  readonly calendars: ById<'calendars'>;
  readonly actualCosts: ById<'actualCosts'>;
  readonly forecasts: ById<'forecasts'>;
  readonly statusReports: ById<'statusReports'>;
  readonly ledger: Ledger;
  readonly unitIds: ReadonlyMap<string, string>;
};

export function tablesOf(demo: DemoOrganisation): Tables {
  const { records } = demo;
  return {
    tasks: byProject(records.tasks),
    links: byProject(records.links),
    baselines: byProject(records.baselines),
    milestones: byProject(records.milestones),
    deliverables: byProject(records.deliverables),
    budgetLines: byProject(records.budgetLines),
    calendars: byId(records.calendars),
    actualCosts: byId(records.actualCosts),
    forecasts: byId(records.forecasts),
    statusReports: byId(records.statusReports),
    ledger: ledgerOf(demo),
    unitIds: unitIds(demo),
  };
}

function byProject<T extends { readonly projectId: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.projectId);
    if (group === undefined) groups.set(row.projectId, [row]);
    else group.push(row);
  }
  return groups;
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
