import { type Calendar, compileCalendar, type PlanLink, type PlanOptions, workingBetween } from '@sightline/engine';
import type { LocalMinute } from '@sightline/kernel';
import type { Place } from '../findings/findings.ts';
import { parseDecimal } from '../findings/values.ts';
import type { ImportedPlan } from '../plan-file.ts';
import { startOfPlan } from '../plan-start.ts';
import { standardCalendar } from '../shifts.ts';
import type { XerContents } from './xer-file.ts';
import { type LinkRow, linkRowsOf, linksOf } from './xer-links.ts';
import { outlineOfXer, type XerOutline } from './xer-outline.ts';
import type { XerRow } from './xer-tables.ts';
import { readXerTasks, taskPlace, type XerTask, type XerTaskContext } from './xer-tasks.ts';

export type ReadXerPlan = {
  /** Null when the refusal is among the findings. */
  readonly plan: ImportedPlan | null;
  readonly externalLinks: number;
  readonly emptySummaries: number;
  readonly summaryActivities: number;
};

/** One PROJECT row and everything that belongs to it. */
export function readXerPlan(project: XerRow, contents: XerContents): ReadXerPlan {
  const place = projectPlace(project);
  const all = contents.tasksOf(project);
  const activities = all.filter((task) => task.cell('task_type') !== 'TT_WBS');
  const outline = outlineOfXer(contents.wbsOf(project), activities);
  const calendars = calendarsOf(project, activities, place, contents);
  const dataDate = dateIn(project, ['last_recalc_date', 'data_date'], place, contents);
  const rows = linkRowsOf(project, activities, contents);
  const tasks = readXerTasks(outline.rows, taskContext(project, calendars, dataDate, rows.external, contents));
  const written = dateIn(project, ['plan_start_date', 'last_recalc_date', 'data_date'], place, contents);
  if (tasks.length === 0) contents.findings.add('interchange.plan-without-tasks', 'warning', place, 'tasks');
  const start = startOfPlan(written, tasks, place, contents.findings);
  const links = linksOf(rows.inner, activities, contents);
  const parts = { project, outline, calendars, dataDate, tasks, links };
  return {
    plan: start === null ? null : assembled({ ...parts, start }, contents),
    externalLinks: rows.external.length,
    emptySummaries: outline.emptyNodes,
    summaryActivities: all.length - activities.length,
  };
}

export function projectPlace(project: XerRow): Place {
  const label = `project '${project.cell('proj_short_name')}'`;
  return { entity: 'project', id: project.cell('proj_id'), label, line: project.line };
}

type PlanCalendars = { readonly all: readonly Calendar[]; readonly defaultId: string };

type Parts = {
  readonly project: XerRow;
  readonly outline: XerOutline;
  readonly calendars: PlanCalendars;
  readonly dataDate: LocalMinute | null;
  readonly start: LocalMinute;
  readonly tasks: readonly XerTask[];
  readonly links: readonly PlanLink[];
};

function assembled(parts: Parts, contents: XerContents): ImportedPlan {
  const { project, calendars, tasks } = parts;
  const place = projectPlace(project);
  const options = contents.optionsOf(project);
  const usesFinishBy = options === null || options.cell('sched_use_project_end_date_for_float') !== 'N';
  return {
    externalId: project.cell('guid') || project.cell('proj_id') || project.cell('proj_short_name'),
    name: parts.outline.root?.cell('wbs_name') || project.cell('proj_name') || project.cell('proj_short_name'),
    plan: {
      profile: 'p6',
      start: parts.start,
      statusAt: parts.dataDate,
      finishBy: usesFinishBy ? dateIn(project, ['plan_end_date'], place, contents) : null,
      defaultCalendarId: calendars.defaultId,
      calendars: calendars.all,
      tasks: tasks.map((task) => task.planned),
      links: parts.links,
      options: optionsOf(options, project),
    },
    tasks: tasks.map((task) => task.imported),
    calendars: calendars.all,
    currency: contents.currency,
    minutesPerDay: Math.round((parseDecimal(contents.hoursPerDay(calendars.defaultId)) || 8) * 60),
    storedFinish: dateIn(project, ['scd_end_date'], place, contents),
  };
}

const LAG_CALENDARS: ReadonlyMap<string, PlanOptions['lagCalendar']> = new Map([
  ['rcal_Predecessor', 'predecessor'],
  ['rcal_Successor', 'successor'],
  ['rcal_24Hour', 'continuous'],
  ['rcal_ProjDefault', 'project'],
]);

/** P6's own defaults where the file carries no SCHEDOPTIONS. Its constraints are soft; only mandatory ones break logic. */
function optionsOf(options: XerRow | null, project: XerRow): PlanOptions {
  const isRetained = options === null || options.cell('sched_retained_logic') !== 'N';
  const isOverride = options?.cell('sched_progress_override') === 'Y';
  return {
    honourConstraints: false,
    lagCalendar: LAG_CALENDARS.get(options?.cell('sched_calendar_on_relationship_lag') ?? '') ?? 'predecessor',
    outOfSequence: isOverride ? 'progress-override' : isRetained ? 'retained-logic' : 'actual-dates',
    criticalFloatMinutes: Math.round((parseDecimal(project.cell('critical_drtn_hr_cnt')) ?? 0) * 60) + 0,
  };
}

function calendarsOf(project: XerRow, tasks: readonly XerRow[], place: Place, contents: XerContents): PlanCalendars {
  const used = new Set(tasks.map((task) => calendarIdOf(task, contents)));
  const own = project.cell('clndr_id');
  const defaultId = contents.calendars.has(own) ? own : contents.defaultCalendarId;
  const all = [...contents.calendars.values()].filter((calendar) => calendar.id === defaultId || used.has(calendar.id));
  if (defaultId !== null) return { all, defaultId };
  const standard = standardCalendar(all.map((calendar) => calendar.id));
  contents.findings.add('interchange.plan-without-calendar', 'warning', place, 'clndr_id', { value: own || 'none' });
  return { all: [...all, standard], defaultId: standard.id };
}

/** A resource dependent activity works when its main resource works. */
function calendarIdOf(task: XerRow, contents: XerContents): string {
  const isByResource = task.cell('task_type') === 'TT_Rsrc';
  const ofResource = isByResource ? contents.resourceCalendarOf(task.cell('rsrc_id')) : null;
  return ofResource !== null && contents.calendars.has(ofResource) ? ofResource : task.cell('clndr_id');
}

function taskContext(
  project: XerRow,
  calendars: PlanCalendars,
  dataDate: LocalMinute | null,
  external: readonly LinkRow[],
  contents: XerContents,
): XerTaskContext {
  const waiting = new Set(external.map(({ task }) => task));
  const byId = new Map(calendars.all.map((calendar) => [calendar.id, calendar]));
  const calendarOf = (task: XerRow): string | null => {
    const id = calendarIdOf(task, contents);
    if (byId.has(id)) return id;
    if (id !== '')
      contents.findings.add('interchange.calendar-unknown', 'warning', taskPlace(task), 'clndr_id', { value: id });
    return null;
  };
  return {
    values: contents.values,
    findings: contents.findings,
    dataDate,
    calendarOf,
    waitsOutside: (task) => waiting.has(task),
    costsOf: contents.costsOf,
    baselineOf: contents.baselineOf(project),
    workBetween: (task, start, finish) => {
      const calendar = byId.get(calendarOf(task) ?? calendars.defaultId);
      const time = calendar === undefined ? null : compileCalendar(calendar);
      return time?.ok === true ? workingBetween(time.value, start, finish) : 0;
    },
  };
}

function dateIn(project: XerRow, columns: readonly string[], place: Place, contents: XerContents): LocalMinute | null {
  for (const column of columns) {
    const at = contents.values.minute(project.cell(column), () => place, column);
    if (at !== null) return at;
  }
  return null;
}
