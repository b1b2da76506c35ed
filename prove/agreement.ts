import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan, TaskDates } from '@sightline/engine';
import { compileCalendar, schedulePlan, workingBetween } from '@sightline/engine';
import { type ImportedPlan, readPlanFile, type StoredDates } from '@sightline/interchange';
import { dataFolder, writeResult } from './support/result.ts';

/**
 * Real files judge the engine: every plan is scheduled from its durations, links, calendars, constraints and progress alone,
 * and each leaf's dates are compared with those that the producing tool stored. `npm run prove -- agreement [--all]`:
 * `--all` takes every readable file, else those of rich.txt.
 */
const COLUMNS = ['start', 'finish', 'earlyStart', 'earlyFinish', 'lateStart', 'lateFinish'] as const;
type Column = (typeof COLUMNS)[number] | 'totalFloatMinutes';
type Count = { readonly compared: number; readonly exact: number; readonly sameWork: number };
type Table = Readonly<Record<Column, Count>>;

const NOTHING: Count = { compared: 0, exact: 0, sameWork: 0 };
const isVerbose = process.argv.includes('--verbose');

const files = process.argv.includes('--all') ? readable() : rich();
const tables = { msproject: emptyTable(), p6: emptyTable(), native: emptyTable() };
const refusals: string[] = [];
const fileCount = { msproject: 0, p6: 0, native: 0 };
for (const file of files) judge(file);
for (const profile of ['msproject', 'p6'] as const) print(profile, tables[profile]);
for (const refusal of refusals) process.stdout.write(`${refusal}\n`);
writeResult('agreement', {
  files: fileCount,
  refused: refusals.length,
  msproject: shares(tables.msproject),
  p6: shares(tables.p6),
});

function rich(): readonly string[] {
  const folder = join(dataFolder(), 'schedules');
  if (!existsSync(folder)) throw new Error(`no schedules in the data folder; name it in SIGHTLINE_DATA`);
  const listed = readFileSync(join(folder, 'rich.txt'), 'utf8').split('\n');
  return listed.filter((file) => /^(mspdi|mspdi-from-mpp|xer)\//.test(file)).sort();
}

function readable(): readonly string[] {
  const folder = join(dataFolder(), 'schedules');
  return ['mspdi', 'mspdi-from-mpp', 'xer'].flatMap((kind) =>
    readdirSync(join(folder, kind)).map((file) => `${kind}/${file}`),
  );
}

function judge(file: string): void {
  const read = readPlanFile(readFileSync(join(dataFolder(), 'schedules', file)), file);
  if (!read.ok) {
    refusals.push(`${file}: ${JSON.stringify(read.problems.slice(0, 3))}`);
    return;
  }
  for (const plan of read.value.plans) judgePlan(file, plan);
}

function judgePlan(file: string, imported: ImportedPlan): void {
  const schedule = schedulePlan(imported.plan);
  if (!schedule.ok) {
    refusals.push(`${file}: ${JSON.stringify(schedule.problems.slice(0, 3))}`);
    return;
  }
  const { profile } = imported.plan;
  fileCount[profile]++;
  const stored = new Map(imported.tasks.map((task) => [task.id, task.stored]));
  const summaries = new Set(imported.plan.tasks.filter((task) => task.kind === 'summary').map((task) => task.id));
  const finished = new Set(imported.plan.tasks.filter((task) => task.actualFinish !== null).map((task) => task.id));
  const workingOf = workingCounter(imported.plan);
  let local = emptyTable();
  for (const dates of schedule.value.tasks) {
    const judged = stored.get(dates.taskId);
    if (judged === undefined || summaries.has(dates.taskId)) continue;
    const isMeant = profile !== 'p6' || !finished.has(dates.taskId);
    local = added(local, compared(dates, isMeant ? judged : withoutPasses(judged), workingOf(dates.taskId)));
  }
  tables[profile] = added(tables[profile], local);
  if (isVerbose) process.stdout.write(`${file} ${imported.name}: ${summary(local)}\n`);
}

/** What P6 keeps as early and late dates of a finished activity is where nothing would be left to do: not dates of its work. */
function withoutPasses(stored: StoredDates): StoredDates {
  return { ...stored, earlyStart: null, earlyFinish: null, lateStart: null, lateFinish: null };
}

/** Working minutes between two dates on the calendar of a task. */
function workingCounter(plan: Plan): (taskId: string) => (from: number, to: number) => number {
  const calendarOf = new Map(plan.tasks.map((task) => [task.id, task.calendarId ?? plan.defaultCalendarId]));
  const times = new Map(plan.calendars.map((calendar) => [calendar.id, compileCalendar(calendar)]));
  return (taskId) => {
    const time = times.get(calendarOf.get(taskId) ?? plan.defaultCalendarId);
    return (from, to) => (time?.ok ? workingBetween(time.value, from, to) : to - from);
  };
}

function compared(dates: TaskDates, stored: StoredDates, workingMinutes: (from: number, to: number) => number): Table {
  const table: Record<Column, Count> = emptyTable();
  for (const column of COLUMNS) {
    const [ours, theirs] = [dates[column], stored[column]];
    if (theirs === null) continue;
    table[column] = countOf(ours === theirs, workingMinutes(ours, theirs) === 0);
  }
  if (stored.totalFloatMinutes !== null) {
    const isEqual = dates.totalFloatMinutes === stored.totalFloatMinutes;
    table.totalFloatMinutes = countOf(isEqual, isEqual);
  }
  return table;
}

function countOf(isExact: boolean, isSameWork: boolean): Count {
  return { compared: 1, exact: isExact ? 1 : 0, sameWork: isExact || isSameWork ? 1 : 0 };
}

function emptyTable(): Record<Column, Count> {
  return {
    start: NOTHING,
    finish: NOTHING,
    earlyStart: NOTHING,
    earlyFinish: NOTHING,
    lateStart: NOTHING,
    lateFinish: NOTHING,
    totalFloatMinutes: NOTHING,
  };
}

function added(a: Table, b: Table): Record<Column, Count> {
  const sum = emptyTable();
  for (const column of [...COLUMNS, 'totalFloatMinutes'] as const) {
    const [x, y] = [a[column], b[column]];
    sum[column] = { compared: x.compared + y.compared, exact: x.exact + y.exact, sameWork: x.sameWork + y.sameWork };
  }
  return sum;
}

function shares(table: Table): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(table).map(([column, { compared, exact, sameWork }]) => [
      column,
      { compared, exactPercent: percent(exact, compared), sameWorkPercent: percent(sameWork, compared) },
    ]),
  );
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
}

function summary(table: Table): string {
  return Object.entries(table)
    .map(([column, { compared, exact, sameWork }]) => `${column} ${exact}/${sameWork}/${compared}`)
    .join(', ');
}

function print(profile: string, table: Table): void {
  for (const [column, { compared, exact, sameWork }] of Object.entries(table)) {
    const figures = `exact ${percent(exact, compared)} %, zero working minutes apart ${percent(sameWork, compared)} %`;
    process.stdout.write(`${profile} ${column}: ${figures} of ${compared}\n`);
  }
}
