import type { ConstraintKind, PlanTask, TaskConstraint, TaskKind } from '@sightline/engine';
import type { LocalMinute } from '@sightline/kernel';
import type { Place } from '../findings/findings.ts';
import { heldStart } from '../links.ts';
import type { ImportedTask } from '../plan-file.ts';
import { settledActuals } from '../progress.ts';
import { cellsOf, type Tools, type XerCells } from './xer-cells.ts';
import type { TaskCosts } from './xer-costs.ts';
import type { OutlineRow } from './xer-outline.ts';
import type { XerRow } from './xer-tables.ts';

export type XerTask = { readonly planned: PlanTask; readonly imported: ImportedTask };

export type XerTaskContext = Tools & {
  readonly dataDate: LocalMinute | null;
  /** The calendar on which a task's work is counted; null = the plan's own. */
  readonly calendarOf: (task: XerRow) => string | null;
  /** Whether a predecessor is another project's, so that the link stays behind. */
  readonly waitsOutside: (task: XerRow) => boolean;
  readonly costsOf: (taskId: string) => TaskCosts;
  readonly baselineOf: (task: XerRow) => XerBaseline | null;
  /** Working minutes between two dates on the task's calendar, for files without durations. */
  readonly workBetween: (task: XerRow, start: LocalMinute, finish: LocalMinute) => number;
};

export type XerBaseline = Pick<ImportedTask, 'baselineStart' | 'baselineFinish' | 'baselineCostMinor'>;

export function readXerTasks(rows: readonly OutlineRow[], context: XerTaskContext): readonly XerTask[] {
  return rows.map((row) => (row.isWbs ? wbsTask(row) : activity(row, context)));
}

export function taskPlace(task: XerRow): Place {
  const label = `activity ${task.cell('task_code')} '${task.cell('task_name')}'`;
  return { entity: 'task', id: task.cell('task_id'), label, line: task.line };
}

function wbsTask(row: OutlineRow): XerTask {
  const planned: PlanTask = { ...UNPLANNED, id: row.id, parentId: row.parentId, kind: 'summary' };
  const imported: ImportedTask = {
    ...namesOf(row),
    guid: row.row.cell('guid') || null,
    code: row.row.cell('wbs_short_name'),
    name: row.row.cell('wbs_name'),
    baselineStart: null,
    baselineFinish: null,
    baselineCostMinor: null,
    actualCostMinor: null,
    stored: NOTHING_STORED,
  };
  return { planned, imported };
}

function activity(row: OutlineRow, context: XerTaskContext): XerTask {
  const task = row.row;
  const cells = cellsOf(task, taskPlace, context);
  const costs = context.costsOf(row.id);
  const baseline = context.baselineOf(task);
  const imported: ImportedTask = {
    ...namesOf(row),
    guid: task.cell('guid') || null,
    code: task.cell('task_code'),
    name: task.cell('task_name'),
    baselineStart: baseline?.baselineStart ?? null,
    baselineFinish: baseline?.baselineFinish ?? null,
    baselineCostMinor: baseline?.baselineCostMinor ?? costs.budgetMinor,
    actualCostMinor: costs.actualMinor,
    stored: storedDates(cells),
  };
  return { planned: plannedTask(row, cells, imported.stored, context), imported };
}

function namesOf(row: OutlineRow): Pick<ImportedTask, 'id' | 'externalId' | 'wbs' | 'outlineLevel' | 'notes'> {
  return { id: row.id, externalId: row.id, wbs: row.path, outlineLevel: row.level, notes: null };
}

const UNPLANNED: Omit<PlanTask, 'id' | 'parentId' | 'kind'> = {
  durationMinutes: 0,
  isElapsed: false,
  remainingMinutes: null,
  calendarId: null,
  constraints: [],
  deadline: null,
  actualStart: null,
  actualFinish: null,
  percentComplete: 0,
  manual: null,
  isActive: true,
  levellingDelayMinutes: 0,
};

const NOTHING_STORED: ImportedTask['stored'] = {
  start: null,
  finish: null,
  earlyStart: null,
  earlyFinish: null,
  lateStart: null,
  lateFinish: null,
  totalFloatMinutes: null,
};

const KINDS: ReadonlyMap<string, TaskKind> = new Map([
  ['TT_Mile', 'start-milestone'],
  ['TT_FinMile', 'finish-milestone'],
  ['TT_LOE', 'level-of-effort'],
]);

function plannedTask(
  row: OutlineRow,
  cells: XerCells,
  stored: ImportedTask['stored'],
  context: XerTaskContext,
): PlanTask {
  const kind = KINDS.get(cells.text('task_type')) ?? 'task';
  const isMilestone = kind === 'start-milestone' || kind === 'finish-milestone';
  const written = {
    start: cells.date('act_start_date'),
    finish: cells.date('act_end_date'),
    storedStart: stored.start,
  };
  const actuals = settledActuals(written, context.dataDate, () => taskPlace(row.row), context.findings);
  const remaining = cells.minutes('remain_drtn_hr_cnt');
  const original = isMilestone ? 0 : originalDuration(row.row, cells, stored, context);
  // P6 schedules what remains, also of an activity that has not started, where it may differ from the original duration.
  const duration = actuals.actualStart === null ? (remaining ?? original) : original;
  return {
    ...UNPLANNED,
    id: row.id,
    parentId: row.parentId,
    kind,
    durationMinutes: isMilestone ? 0 : duration,
    remainingMinutes: isMilestone ? null : remaining,
    calendarId: context.calendarOf(row.row),
    constraints: [...constraintsOf(cells), ...heldByOtherProject(row.row, cells, context)],
    ...actuals,
    percentComplete: actuals.actualFinish === null ? percentOf(cells, original, remaining) : 100,
  };
}

function originalDuration(
  task: XerRow,
  cells: XerCells,
  stored: ImportedTask['stored'],
  context: XerTaskContext,
): number {
  const written = cells.minutes('target_drtn_hr_cnt') ?? cells.minutes('remain_drtn_hr_cnt');
  if (written !== null) return written;
  const isDerivable = stored.start !== null && stored.finish !== null && stored.start <= stored.finish;
  const derived = isDerivable ? context.workBetween(task, stored.start, stored.finish) : 0;
  const code = isDerivable ? 'interchange.duration-from-dates' : 'interchange.duration-missing';
  cells.tell(code, 'duration', { hours: Math.round(derived / 6) / 10 });
  return derived;
}

/** The percentage that the activity's own type names; the engine goes by the remaining duration. */
function percentOf(cells: XerCells, original: number, remaining: number | null): number {
  const type = cells.text('complete_pct_type');
  if (type === 'CP_Phys') return bounded(cells.number('phys_complete_pct') ?? 0);
  if (type === 'CP_Units') return unitsPercent(cells);
  if (cells.text('act_start_date') === '' || original === 0 || remaining === null) return 0;
  return bounded((100 * (original - remaining)) / original);
}

function unitsPercent(cells: XerCells): number {
  const sumOf = (columns: readonly string[]) => columns.reduce((sum, column) => sum + (cells.number(column) ?? 0), 0);
  const done = sumOf(['act_work_qty', 'act_equip_qty']);
  const all = done + sumOf(['remain_work_qty', 'remain_equip_qty']);
  return all <= 0 ? 0 : bounded((100 * done) / all);
}

function bounded(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

const CONSTRAINTS: ReadonlyMap<string, Omit<TaskConstraint, 'at'>> = new Map([
  ['CS_MSO', { kind: 'must-start-on', isMandatory: false }],
  ['CS_MSOA', { kind: 'start-no-earlier-than', isMandatory: false }],
  ['CS_MSOB', { kind: 'start-no-later-than', isMandatory: false }],
  ['CS_MEO', { kind: 'must-finish-on', isMandatory: false }],
  ['CS_MEOA', { kind: 'finish-no-earlier-than', isMandatory: false }],
  ['CS_MEOB', { kind: 'finish-no-later-than', isMandatory: false }],
  ['CS_ALAP', { kind: 'as-late-as-possible', isMandatory: false }],
  ['CS_MANDSTART', { kind: 'must-start-on', isMandatory: true }],
  ['CS_MANDFIN', { kind: 'must-finish-on', isMandatory: true }],
]);

/** First and second constraint, and the dates that stand for links to projects outside the export. */
function constraintsOf(cells: XerCells): readonly TaskConstraint[] {
  return [
    ...constraintIn(cells, 'cstr_type', 'cstr_date'),
    ...constraintIn(cells, 'cstr_type2', 'cstr_date2'),
    ...externalBound(cells, 'external_early_start_date', 'start-no-earlier-than'),
    ...externalBound(cells, 'external_late_end_date', 'finish-no-later-than'),
  ];
}

function constraintIn(cells: XerCells, type: string, date: string): readonly TaskConstraint[] {
  const code = cells.text(type);
  if (code === '' || code === '0') return [];
  const constraint = CONSTRAINTS.get(code);
  if (constraint === undefined) {
    cells.tell('interchange.constraint-unknown', type, { value: code });
    return [];
  }
  if (constraint.kind === 'as-late-as-possible') return [{ ...constraint, at: null }];
  const at = cells.date(date);
  if (at !== null) return [{ ...constraint, at }];
  cells.tell('interchange.constraint-without-date', date, { constraint: constraint.kind.replaceAll('-', ' ') });
  return [];
}

function externalBound(cells: XerCells, column: string, kind: ConstraintKind): readonly TaskConstraint[] {
  const at = cells.date(column);
  return at === null ? [] : [{ kind, at, isMandatory: false }];
}

/** P6 writes the dates that outside links lead to where the other project was not open; where it was, the computed start stands for them. */
function heldByOtherProject(task: XerRow, cells: XerCells, context: XerTaskContext): readonly TaskConstraint[] {
  const isSettled = cells.text('act_start_date') !== '' || cells.text('external_early_start_date') !== '';
  if (isSettled || !context.waitsOutside(task)) return [];
  return heldStart(cells.date('early_start_date'), () => taskPlace(task), context.findings);
}

/** A started activity keeps its actual dates in P6's start and finish; files without computed dates still have the planned ones. */
function storedDates(cells: XerCells): ImportedTask['stored'] {
  const first = (columns: readonly string[]) => {
    const column = columns.find((each) => cells.text(each) !== '');
    return column === undefined ? null : cells.date(column);
  };
  const float = cells.number('total_float_hr_cnt');
  return {
    start: first(['act_start_date', 'early_start_date', 'target_start_date']),
    finish: first(['act_end_date', 'early_end_date', 'target_end_date']),
    earlyStart: cells.date('early_start_date'),
    earlyFinish: cells.date('early_end_date'),
    lateStart: cells.date('late_start_date'),
    lateFinish: cells.date('late_end_date'),
    totalFloatMinutes: float === null ? null : Math.round(float * 60) + 0,
  };
}
