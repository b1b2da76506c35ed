import type { Calendar } from '@sightline/engine';
import { type Currency, parseCurrency } from '@sightline/kernel';
import type { Findings, Place } from '../findings/findings.ts';
import { type ValueReader, valueReader } from '../findings/values.ts';
import { readXerCalendars } from './xer-calendars.ts';
import { costsOf, type TaskCosts } from './xer-costs.ts';
import { grouped, type XerFile, type XerRow } from './xer-tables.ts';
import type { XerBaseline } from './xer-tasks.ts';

/** The tables that plans are made of. */
export const WANTED_TABLES: ReadonlySet<string> = new Set([
  'PROJECT',
  'CALENDAR',
  'SCHEDOPTIONS',
  'PROJWBS',
  'RSRC',
  'TASK',
  'TASKPRED',
  'TASKRSRC',
  'PROJCOST',
]);

/** The file as every project of it sees it: ids resolved, rows by project. */
export type XerContents = {
  readonly findings: Findings;
  readonly values: ValueReader;
  readonly currency: Currency | null;
  readonly projects: readonly XerRow[];
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly defaultCalendarId: string | null;
  readonly hoursPerDay: (calendarId: string) => string;
  readonly tasksOf: (project: XerRow) => readonly XerRow[];
  readonly wbsOf: (project: XerRow) => readonly XerRow[];
  readonly optionsOf: (project: XerRow) => XerRow | null;
  /** By successor. */
  readonly linksOf: (taskId: string) => readonly XerRow[];
  readonly resourceCalendarOf: (resourceId: string) => string | null;
  readonly costsOf: (taskId: string) => TaskCosts;
  readonly baselineOf: (project: XerRow) => (task: XerRow) => XerBaseline | null;
};

export function contentsOf(file: XerFile, findings: Findings): XerContents {
  const rows = (table: string): readonly XerRow[] => file.tables.get(table) ?? [];
  const values = valueReader(findings);
  const currency = parseCurrency(file.header.at(-1) ?? '');
  const calendarRows = new Map(rows('CALENDAR').map((row) => [row.cell('clndr_id'), row]));
  const resources = new Map(rows('RSRC').map((row) => [row.cell('rsrc_id'), row.cell('clndr_id')]));
  const links = grouped(rows('TASKPRED'), 'task_id');
  const options = new Map(rows('SCHEDOPTIONS').map((row) => [row.cell('proj_id'), row]));
  const projects = rows('PROJECT');
  const tasksOf = byProject(rows('TASK'), projects.length);
  const costs = costsOf(rows('TASKRSRC'), rows('PROJCOST'), currency);
  return {
    findings,
    values,
    currency,
    projects,
    calendars: readXerCalendars(rows('CALENDAR'), findings),
    defaultCalendarId:
      rows('CALENDAR')
        .find((row) => row.cell('default_flag') === 'Y')
        ?.cell('clndr_id') ?? null,
    hoursPerDay: (id) => calendarRows.get(id)?.cell('day_hr_cnt') ?? '',
    tasksOf,
    wbsOf: byProject(rows('PROJWBS'), projects.length),
    optionsOf: (project) => options.get(project.cell('proj_id')) ?? null,
    linksOf: (taskId) => links.get(taskId) ?? [],
    resourceCalendarOf: (id) => resources.get(id) || null,
    costsOf: costs,
    baselineOf: (project) => baselineReader(project, { projects, tasksOf, costs, values }),
  };
}

/** Small exporters leave `proj_id` out of files with one project. */
function byProject(rows: readonly XerRow[], projectCount: number): (project: XerRow) => readonly XerRow[] {
  const groups = grouped(rows, 'proj_id');
  const unnamed = projectCount === 1 ? (groups.get('') ?? []) : [];
  return (project) => [
    ...(groups.get(project.cell('proj_id')) ?? []),
    ...(project.cell('proj_id') === '' ? [] : unnamed),
  ];
}

/** A baseline is exported as a project of its own that names the project it was copied from. */
export function isBaseline(project: XerRow, projects: readonly XerRow[]): boolean {
  const original = project.cell('orig_proj_id');
  return original !== '' && projects.some((each) => each !== project && each.cell('proj_id') === original);
}

/** The baseline that the project names (`sum_base_proj_id`), else the first of its baselines in the file. Activities match by code. */
function baselineReader(
  project: XerRow,
  file: Pick<XerContents, 'projects' | 'tasksOf' | 'values'> & { readonly costs: (taskId: string) => TaskCosts },
): (task: XerRow) => XerBaseline | null {
  const copies = file.projects.filter(
    (each) => each.cell('orig_proj_id') === project.cell('proj_id') && each !== project,
  );
  const baseline = copies.find((each) => each.cell('proj_id') === project.cell('sum_base_proj_id')) ?? copies[0];
  if (baseline === undefined) return () => null;
  const rows = new Map(file.tasksOf(baseline).map((row) => [row.cell('task_code'), row]));
  return (task) => {
    const row = rows.get(task.cell('task_code'));
    if (row === undefined) return null;
    const place = (): Place => ({
      entity: 'task',
      id: row.cell('task_id'),
      label: `baseline activity ${row.cell('task_code')}`,
      line: row.line,
    });
    return {
      baselineStart: file.values.minute(row.cell('target_start_date'), place, 'target_start_date'),
      baselineFinish: file.values.minute(row.cell('target_end_date'), place, 'target_end_date'),
      baselineCostMinor: file.costs(row.cell('task_id')).budgetMinor,
    };
  };
}
