import type { PlanTask, TaskConstraint, TaskKind } from '@sightline/engine';
import type { Currency, LocalMinute, Problem } from '@sightline/kernel';
import type { Place } from '../findings/findings.ts';
import { decimalOfHundredths, minorOf } from '../findings/values.ts';
import { MAX_NOTES_CHARS, MOST_MINUTES } from '../limits.ts';
import { heldStart } from '../links.ts';
import { type Outline, outlineOf } from '../outline.ts';
import type { ImportedTask } from '../plan-file.ts';
import { settledActuals } from '../progress.ts';
import type { XmlRecord } from '../xml/records.ts';
import {
  CONSTRAINTS,
  field,
  isElapsedFormat,
  isSet,
  minutesOfDuration,
  recordsOf,
  wholeMinutes,
} from './mspdi-values.ts';
import type { Tools } from './mspdi-working-time.ts';

export type MspdiTask = { readonly planned: PlanTask; readonly imported: ImportedTask };

export type TaskContext = Tools & {
  readonly calendarIds: ReadonlySet<string>;
  readonly currency: Currency | null;
  readonly statusAt: LocalMinute | null;
};

/** Rows of the plan: without blank rows and without the project's own summary (outline level 0), which is the plan itself. */
export function taskRecords(project: XmlRecord): readonly XmlRecord[] {
  return recordsOf(project, 'Tasks', 'Task').filter((task) => !isSet(task, 'IsNull') && levelOf(task) > 0);
}

export function readTasks(records: readonly XmlRecord[], context: TaskContext): readonly MspdiTask[] {
  const outline = outlineOf(records.map((task) => ({ id: field(task, 'UID'), level: levelOf(task) })));
  return records.map((task) => ({
    planned: plannedTask(task, outline, context),
    imported: importedTask(task, context),
  }));
}

export function taskPlace(task: XmlRecord): Place {
  const uid = field(task, 'UID');
  return { entity: 'task', id: uid, label: `task '${field(task, 'Name')}' (UID ${uid})`, line: task.line };
}

/** The project summary is UID 0 on level 0; a task that gives no level stands at the top. */
function levelOf(task: XmlRecord): number {
  const text = field(task, 'OutlineLevel');
  if (/^\d{1,4}$/.test(text)) return Number(text);
  return field(task, 'UID') === '0' ? 0 : 1;
}

function plannedTask(task: XmlRecord, outline: Outline, context: TaskContext): PlanTask {
  const id = field(task, 'UID');
  const isElapsed = isElapsedFormat(Number(field(task, 'DurationFormat')));
  const isParent = outline.parents.has(id);
  const duration = durationOf(task, isParent, context);
  return {
    id,
    kind: kindOf(task, isParent, duration),
    parentId: outline.parentOf.get(id) ?? null,
    durationMinutes: duration,
    isElapsed,
    remainingMinutes: minutesOfDuration(field(task, 'RemainingDuration')),
    calendarId: calendarOf(task, context),
    constraints: [...constraintsOf(task, context), ...heldByOtherProject(task, context)],
    deadline: dateOf(task, 'Deadline', context),
    ...actualsOf(task, context),
    percentComplete: percentOf(task, context),
    manual: manualOf(task, context),
    isActive: field(task, 'Active') === '' || isSet(task, 'Active'),
    levellingDelayMinutes: levellingDelayOf(task, context),
  };
}

/** Only a task without duration is a milestone to the engine; the flag alone changes how a bar is drawn, not when work ends. */
function kindOf(task: XmlRecord, isParent: boolean, duration: number): TaskKind {
  if (isParent) return 'summary';
  return isSet(task, 'Milestone') && duration === 0 ? 'finish-milestone' : 'task';
}

function durationOf(task: XmlRecord, isParent: boolean, context: TaskContext): number {
  const text = field(task, 'Duration') || field(task, 'ManualDuration');
  const minutes = minutesOfDuration(text);
  if (minutes !== null || isParent) return minutes ?? 0;
  const isFixed = isSet(task, 'Manual') || isSet(task, 'ExternalTask');
  if (text !== '')
    tell(task, context, 'interchange.duration-unreadable', 'Duration', { field: 'duration', value: text });
  else if (!isFixed) tell(task, context, 'interchange.duration-missing', 'Duration');
  return 0;
}

function calendarOf(task: XmlRecord, context: TaskContext): string | null {
  const id = field(task, 'CalendarUID');
  if (id === '' || id === '-1') return null;
  if (context.calendarIds.has(id)) return id;
  tell(task, context, 'interchange.calendar-unknown', 'CalendarUID', { value: id });
  return null;
}

function constraintsOf(task: XmlRecord, context: TaskContext): readonly TaskConstraint[] {
  const kind = CONSTRAINTS[Number(field(task, 'ConstraintType') || 0)] ?? null;
  if (kind === null) return [];
  if (kind === 'as-late-as-possible') return [{ kind, at: null, isMandatory: false }];
  const at = dateOf(task, 'ConstraintDate', context);
  if (at !== null) return [{ kind, at, isMandatory: false }];
  tell(task, context, 'interchange.constraint-without-date', 'ConstraintDate', {
    constraint: kind.replaceAll('-', ' '),
  });
  return [];
}

/** A link to another file cannot be carried, so the start that it led to when the file was saved is held instead. */
function heldByOtherProject(task: XmlRecord, context: TaskContext): readonly TaskConstraint[] {
  const waitsOutside = (task.records.PredecessorLink ?? []).some((link) => isSet(link, 'CrossProject'));
  if (!waitsOutside || field(task, 'ActualStart') !== '') return [];
  return heldStart(dateOf(task, 'Start', context), () => taskPlace(task), context.findings);
}

function actualsOf(task: XmlRecord, context: TaskContext): Pick<PlanTask, 'actualStart' | 'actualFinish'> {
  const written = {
    start: dateOf(task, 'ActualStart', context),
    finish: dateOf(task, 'ActualFinish', context),
    storedStart: dateOf(task, 'Start', context),
  };
  return settledActuals(written, context.statusAt, () => taskPlace(task), context.findings);
}

/** LevelingDelay counts tenths of a minute, by the wall clock. */
function levellingDelayOf(task: XmlRecord, context: TaskContext): number {
  const minutes = wholeMinutes((numberOf(task, 'LevelingDelay', context) ?? 0) / 10);
  if (minutes >= 0 && minutes <= MOST_MINUTES) return minutes;
  const params = { field: 'leveling delay', value: field(task, 'LevelingDelay') };
  tell(task, context, 'interchange.duration-unreadable', 'LevelingDelay', params);
  return 0;
}

function percentOf(task: XmlRecord, context: TaskContext): number {
  const percent = numberOf(task, 'PercentComplete', context) ?? 0;
  return Math.min(100, Math.max(0, percent));
}

/** An external task is another project's, shown here: its dates stand. */
function manualOf(task: XmlRecord, context: TaskContext): PlanTask['manual'] {
  if (!isSet(task, 'Manual') && !isSet(task, 'ExternalTask')) return null;
  return {
    start: dateOf(task, 'ManualStart', context) ?? dateOf(task, 'Start', context),
    finish: dateOf(task, 'ManualFinish', context) ?? dateOf(task, 'Finish', context),
  };
}

function importedTask(task: XmlRecord, context: TaskContext): ImportedTask {
  const baseline = task.records.Baseline?.find((each) => field(each, 'Number') === '0');
  const notes = field(task, 'Notes');
  return {
    id: field(task, 'UID'),
    externalId: field(task, 'UID'),
    guid: field(task, 'GUID') || null,
    code: field(task, 'ID'),
    wbs: field(task, 'WBS'),
    name: field(task, 'Name'),
    outlineLevel: levelOf(task),
    baselineStart: baseline === undefined ? null : dateOf(baseline, 'Start', context, task),
    baselineFinish: baseline === undefined ? null : dateOf(baseline, 'Finish', context, task),
    baselineCostMinor: baseline === undefined ? null : costOf(baseline, 'Cost', context, task),
    actualCostMinor: costOf(task, 'ActualCost', context),
    stored: storedDates(task, context),
    notes: notes === '' || notes.length > MAX_NOTES_CHARS ? null : notes,
  };
}

function storedDates(task: XmlRecord, context: TaskContext): ImportedTask['stored'] {
  const slack = numberOf(task, 'TotalSlack', context);
  return {
    start: dateOf(task, 'Start', context),
    finish: dateOf(task, 'Finish', context),
    earlyStart: dateOf(task, 'EarlyStart', context),
    earlyFinish: dateOf(task, 'EarlyFinish', context),
    lateStart: dateOf(task, 'LateStart', context),
    lateFinish: dateOf(task, 'LateFinish', context),
    totalFloatMinutes: slack === null ? null : wholeMinutes(slack / 10),
  };
}

function tell(task: XmlRecord, context: TaskContext, code: string, name: string, params: Problem['params'] = {}): void {
  context.findings.add(code, 'warning', taskPlace(task), name, params);
}

function dateOf(record: XmlRecord, name: string, context: TaskContext, task = record): LocalMinute | null {
  return context.values.minute(field(record, name), () => taskPlace(task), name);
}

function numberOf(record: XmlRecord, name: string, context: TaskContext): number | null {
  return context.values.number(field(record, name), () => taskPlace(record), name);
}

function costOf(record: XmlRecord, name: string, context: TaskContext, task = record): number | null {
  const text = field(record, name);
  if (text === '') return null;
  const minor = minorOf(decimalOfHundredths(text), context.currency);
  if (minor === null) {
    tell(task, context, 'interchange.number-unreadable', name, {
      field: 'cost',
      value: text,
    });
  }
  return minor;
}
