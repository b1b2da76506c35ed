import { type LocalMinute, localMinute, MINUTES_PER_DAY } from '@sightline/kernel';
import type { Lag, LinkType, Plan, PlanLink, PlanTask, TaskConstraint, TaskDates } from '../network/plan.ts';
import { datesOf, linkOf, NO_LAG, planOf, START, scheduleOf, taskOf } from './plan-builder.ts';

/**
 * Schedules as pictures. One column is one day from Monday on, `X` a day of work, `░` a day off, `◆` a milestone. A drawn
 * plan says in words after the bar what holds each task, separated by commas:
 *
 *     build | XXX    | not before 2
 *     test  | XX     | after build FS+1d
 *     live  | ◆      | after test
 *
 * Words: `after NAME [FS|SS|FF|SF][±Nd]`, `not before N`, `not after N`, `finish not before N`, `finish not after N`,
 * `must start N`, `must finish N`, `as late as possible`, `started N`, `done N-M`; N is the column, 1 for the first Monday.
 */
export function scheduled(drawing: string, fields: Partial<Plan> = {}): string {
  const rows = rowsOf(drawing);
  const tasks = rows.map(taskOfRow);
  const links = rows.flatMap(linksOfRow);
  const schedule = scheduleOf(planOf({ ...fields, tasks, links }));
  const bars = rows.map(({ name }) => barOf(datesOf(schedule, name)));
  return picture(rows.map((row, i) => ({ name: row.name, bar: bars[i] ?? '' })));
}

/** The same picture as `scheduled` draws, from one that was typed: bars and names only, padded alike. */
export function drawn(drawing: string): string {
  return picture(rowsOf(drawing));
}

type Row = { readonly name: string; readonly bar: string; readonly words: readonly string[] };

function rowsOf(drawing: string): readonly Row[] {
  return drawing.split('\n').flatMap((line) => {
    const [name = '', bar, words = ''] = line.split('|');
    if (bar === undefined) return [];
    return [{ name: name.trim(), bar: bar.slice(1).trimEnd(), words: words.split(',').map((word) => word.trim()) }];
  });
}

function picture(rows: readonly { readonly name: string; readonly bar: string }[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const columns = Math.max(...rows.map(({ bar }) => bar.length));
  return rows.map(({ name, bar }) => `${name.padEnd(width)} | ${bar.padEnd(columns)} |`).join('\n');
}

function taskOfRow({ name, bar, words }: Row): PlanTask {
  const days = [...bar].filter((cell) => cell === 'X').length;
  const kind = bar.includes('◆') ? 'finish-milestone' : 'task';
  const base = taskOf(name, { kind, durationMinutes: days * 480, constraints: words.flatMap(constraintOf) });
  const done = words.flatMap((word) => /^done (\d+)-(\d+)$/.exec(word) ?? []);
  if (done.length > 0) return { ...base, actualStart: morning(done[1]), actualFinish: evening(done[2]) };
  const started = words.flatMap((word) => /^started (\d+)$/.exec(word) ?? []);
  return started.length > 0 ? { ...base, actualStart: morning(started[1]) } : base;
}

const PHRASES: readonly (readonly [RegExp, TaskConstraint['kind'], 'morning' | 'evening'])[] = [
  [/^not before (\d+)$/, 'start-no-earlier-than', 'morning'],
  [/^not after (\d+)$/, 'start-no-later-than', 'morning'],
  [/^finish not before (\d+)$/, 'finish-no-earlier-than', 'evening'],
  [/^finish not after (\d+)$/, 'finish-no-later-than', 'evening'],
  [/^must start (\d+)$/, 'must-start-on', 'morning'],
  [/^must finish (\d+)$/, 'must-finish-on', 'evening'],
];

function constraintOf(word: string): readonly TaskConstraint[] {
  if (word === 'as late as possible') return [{ kind: 'as-late-as-possible', at: null, isMandatory: false }];
  return PHRASES.flatMap(([pattern, kind, time]) => {
    const match = pattern.exec(word);
    if (match === null) return [];
    return [{ kind, at: time === 'morning' ? morning(match[1]) : evening(match[1]), isMandatory: false }];
  });
}

const TYPES: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];

function linksOfRow({ name, words }: Row): readonly PlanLink[] {
  return words.flatMap((word) => {
    const match = /^after (\S+)(?: (FS|SS|FF|SF))?(?:([+-]\d+)d)?$/.exec(word);
    if (match === null) return [];
    const type = TYPES.find((each) => each === match[2]) ?? 'FS';
    const lag: Lag = match[3] === undefined ? NO_LAG : { amount: Number(match[3]) * 480, unit: 'working' };
    return [{ ...linkOf(match[1] ?? '', name, type, lag), id: `${name} ${word}` }];
  });
}

function morning(column: string | undefined): LocalMinute {
  return localMinute(START + (Number(column) - 1) * MINUTES_PER_DAY);
}

function evening(column: string | undefined): LocalMinute {
  return localMinute(morning(column) + 9 * 60);
}

function barOf({ start, finish }: TaskDates): string {
  const first = columnOf(start);
  if (start === finish) return `${' '.repeat(first)}◆`;
  const last = columnOf(finish - 1);
  const cells = Array.from({ length: last - first + 1 }, (_, i) => ((first + i) % 7 < 5 ? 'X' : '░'));
  return `${' '.repeat(first)}${cells.join('')}`;
}

function columnOf(minute: number): number {
  return Math.floor((minute - (START - 480)) / MINUTES_PER_DAY);
}
