import type { Calendar, PlanLink } from '@sightline/engine';
import { type Currency, type LocalMinute, ok, parseCurrency, type Result, refused } from '@sightline/kernel';
import { decodeXml } from '../bytes/decode.ts';
import { checkDuplicates } from '../duplicates.ts';
import { collectFindings, type Findings, type Place } from '../findings/findings.ts';
import { valueReader } from '../findings/values.ts';
import { settledLinks, usableLag, type WrittenLink } from '../links.ts';
import type { ImportedPlan, PlanFile } from '../plan-file.ts';
import { startOfPlan } from '../plan-start.ts';
import { standardCalendar } from '../shifts.ts';
import { readXmlRecords, type XmlRecord } from '../xml/records.ts';
import { readCalendars } from './mspdi-calendars.ts';
import { notCarriedOf } from './mspdi-not-carried.ts';
import { PROJECT } from './mspdi-shape.ts';
import { type MspdiTask, readTasks, taskPlace, taskRecords } from './mspdi-tasks.ts';
import { field, isSet, LINK_TYPES, lagOf } from './mspdi-values.ts';
import type { Tools } from './mspdi-working-time.ts';

/** Microsoft Project's XML: one file, one plan. `fallbackName` names a plan whose file does not. */
export function readMspdi(bytes: Uint8Array, fallbackName: string): Result<PlanFile> {
  const text = decodeXml(bytes);
  if (!text.ok) return text;
  const project = readXmlRecords(text.value, 'Project', PROJECT);
  return project.ok ? planFileOf(project.value, fallbackName) : project;
}

function planFileOf(project: XmlRecord, fallbackName: string): Result<PlanFile> {
  const findings = collectFindings();
  const tools: Tools = { findings, values: valueReader(findings) };
  const records = taskRecords(project);
  checkDuplicates(
    records.map((task) => ({ id: field(task, 'UID'), place: taskPlace(task) })),
    findings,
  );
  const { plan, skippedExceptions } = planOf(project, records, fallbackName, tools);
  if (findings.errors().length > 0 || plan === null) return refused(findings.errors());
  return ok({
    format: 'mspdi',
    producedBy: producerOf(project),
    plans: [plan],
    notCarried: notCarriedOf(project, records, skippedExceptions),
    problems: findings.others(),
  });
}

type ReadPlan = { readonly plan: ImportedPlan | null; readonly skippedExceptions: number };

function planOf(project: XmlRecord, records: readonly XmlRecord[], fallbackName: string, tools: Tools): ReadPlan {
  const place = projectPlace(project);
  const used = new Set([field(project, 'CalendarUID'), ...records.map((task) => field(task, 'CalendarUID'))]);
  const { calendars, skippedExceptions } = readCalendars(project, used, tools);
  const { all, defaultId } = withDefault(calendars, field(project, 'CalendarUID'), place, tools.findings);
  const statusAt = tools.values.minute(field(project, 'StatusDate'), () => place, 'StatusDate');
  const currency = parseCurrency(field(project, 'CurrencyCode'));
  const calendarIds = new Set(all.map((calendar) => calendar.id));
  const tasks = readTasks(records, { ...tools, calendarIds, currency, statusAt });
  const start = startOfPlan(
    tools.values.minute(field(project, 'StartDate'), () => place, 'StartDate'),
    tasks,
    place,
    tools.findings,
  );
  if (start === null) return { plan: null, skippedExceptions };
  noteDirection(project, place, tools.findings);
  if (tasks.length === 0) tools.findings.add('interchange.plan-without-tasks', 'warning', place, 'tasks');
  const links = linksOf(records, tools);
  const parts = { project, fallbackName, start, statusAt, currency, calendars: all, defaultId, tasks, links };
  return { plan: assembled(parts, tools), skippedExceptions };
}

type Parts = {
  readonly project: XmlRecord;
  readonly fallbackName: string;
  readonly start: LocalMinute;
  readonly statusAt: LocalMinute | null;
  readonly currency: Currency | null;
  readonly calendars: readonly Calendar[];
  readonly defaultId: string;
  readonly tasks: readonly MspdiTask[];
  readonly links: readonly PlanLink[];
};

function assembled(parts: Parts, tools: Tools): ImportedPlan {
  const { project, calendars, tasks } = parts;
  const place = projectPlace(project);
  const minutesPerDay = wholeAbove(
    tools.values.number(field(project, 'MinutesPerDay'), () => place, 'MinutesPerDay'),
    480,
  );
  const slackDays = tools.values.number(field(project, 'CriticalSlackLimit'), () => place, 'CriticalSlackLimit') ?? 0;
  return {
    externalId: field(project, 'GUID') || field(project, 'UID') || field(project, 'Name') || parts.fallbackName,
    name: nameOf(project, parts.fallbackName),
    plan: {
      profile: 'msproject',
      start: parts.start,
      statusAt: parts.statusAt,
      finishBy: null,
      defaultCalendarId: parts.defaultId,
      calendars,
      tasks: tasks.map((task) => task.planned),
      links: parts.links,
      options: {
        honourConstraints: field(project, 'HonorConstraints') === '' || isSet(project, 'HonorConstraints'),
        lagCalendar: 'successor',
        outOfSequence: 'retained-logic',
        criticalFloatMinutes: Math.round(slackDays * minutesPerDay),
      },
    },
    tasks: tasks.map((task) => task.imported),
    calendars,
    currency: parts.currency,
    minutesPerDay,
    storedFinish: tools.values.minute(field(project, 'FinishDate'), () => place, 'FinishDate'),
  };
}

export function projectPlace(project: XmlRecord): Place {
  const name = field(project, 'Name') || field(project, 'Title');
  return { entity: 'project', id: field(project, 'UID'), label: `project '${name}'`, line: project.line };
}

/** The title is what people write on the plan; the name is often only the file's. */
function nameOf(project: XmlRecord, fallbackName: string): string {
  const name = field(project, 'Name').replace(/\.(?:xml|mpp|mpt)$/i, '');
  return field(project, 'Title') || name || fallbackName;
}

function withDefault(
  calendars: readonly Calendar[],
  id: string,
  place: Place,
  findings: Findings,
): { readonly all: readonly Calendar[]; readonly defaultId: string } {
  if (calendars.some((calendar) => calendar.id === id)) return { all: calendars, defaultId: id };
  const standard = standardCalendar(calendars.map((calendar) => calendar.id));
  findings.add('interchange.plan-without-calendar', 'warning', place, 'CalendarUID', { value: id || 'none' });
  return { all: [...calendars, standard], defaultId: standard.id };
}

function noteDirection(project: XmlRecord, place: Place, findings: Findings): void {
  if (field(project, 'ScheduleFromStart') !== '0') return;
  findings.add('interchange.scheduled-from-finish', 'warning', place, 'ScheduleFromStart');
}

function linksOf(records: readonly XmlRecord[], tools: Tools): readonly PlanLink[] {
  const written = records.flatMap((task) =>
    (task.records.PredecessorLink ?? []).flatMap((link) => linkOf(link, task, tools)),
  );
  return settledLinks(written, new Set(records.map((task) => field(task, 'UID'))), tools.findings);
}

/** Links to other files are counted as not carried over. */
function linkOf(link: XmlRecord, task: XmlRecord, tools: Tools): readonly WrittenLink[] {
  if (isSet(link, 'CrossProject')) return [];
  const place = { ...taskPlace(task), line: link.line };
  const predecessorId = field(link, 'PredecessorUID');
  const lag = tools.values.number(field(link, 'LinkLag'), () => place, 'LinkLag') ?? 0;
  return [
    {
      predecessorId,
      successorId: field(task, 'UID'),
      predecessorLabel: `UID ${predecessorId}`,
      type: LINK_TYPES[Number(field(link, 'Type') || 1)] ?? 'FS',
      lag: usableLag(lagOf(lag, Number(field(link, 'LagFormat') || 7)), field(link, 'LinkLag'), place, tools.findings),
      place,
    },
  ];
}

/** SaveVersion: 9 is Project 2000 to 2003, 12 is 2007, 14 is 2010 and everything since, told apart only by BuildNumber. */
function producerOf(project: XmlRecord): string | null {
  const version = field(project, 'SaveVersion');
  const isModern = /^1[6-9]\./.test(field(project, 'BuildNumber'));
  if (version === '14') return isModern ? 'Microsoft Project 2016 or later' : 'Microsoft Project 2010 or later';
  if (version === '12') return 'Microsoft Project 2007';
  return version === '9' ? 'Microsoft Project 2000 to 2003' : null;
}

function wholeAbove(value: number | null, otherwise: number): number {
  return value !== null && value >= 1 ? Math.round(value) : otherwise;
}
