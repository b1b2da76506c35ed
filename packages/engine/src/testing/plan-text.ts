import { dayNumber, dayOf, startOfDay } from '@sightline/kernel';
import type { Calendar, DayShifts } from '../calendar/calendar.ts';
import type { Lag, LinkType, Plan, PlanLink, PlanTask, TaskConstraint, TaskKind } from '../network/plan.ts';
import { at, linkOf, NO_LAG, OFFICE, planOf, taskOf } from './plan-builder.ts';

/** A plan written in the notation of `packages/engine/golden/README.md`, and what each line of it expects. */
export type GoldenPlan = {
  readonly plan: Plan;
  /** Line of each task, link and calendar by `entity id`, and of the plan itself. */
  readonly lineOf: ReadonlyMap<string, number>;
  readonly expected: readonly { readonly line: number; readonly taskId: string; readonly text: string }[];
  readonly problems: readonly { readonly line: number; readonly code: string }[];
};

type Draft = {
  plan: Plan;
  readonly calendars: Calendar[];
  readonly tasks: PlanTask[];
  readonly links: PlanLink[];
  readonly lineOf: Map<string, number>;
  readonly expected: { line: number; taskId: string; text: string }[];
  readonly problems: { line: number; code: string }[];
  readonly open: { readonly indent: number; readonly id: string }[];
};

const KINDS: Readonly<Record<string, TaskKind>> = {
  task: 'task',
  summary: 'summary',
  milestone: 'finish-milestone',
  'start-milestone': 'start-milestone',
  effort: 'level-of-effort',
};

export function parseGoldenPlan(text: string): GoldenPlan {
  const draft: Draft = {
    plan: planOf({}),
    calendars: [],
    tasks: [],
    links: [],
    lineOf: new Map(),
    expected: [],
    problems: [],
    open: [],
  };
  text.split('\n').forEach((line, i) => {
    if (/^\s*(#|$)/.test(line)) return;
    readLine(draft, line, i + 1);
  });
  const calendars = draft.calendars.length === 0 ? [OFFICE] : draft.calendars;
  const named = draft.lineOf.has('default') ? draft.plan.defaultCalendarId : (calendars[0]?.id ?? '');
  const plan = { ...draft.plan, calendars, defaultCalendarId: named, tasks: draft.tasks, links: draft.links };
  return { plan, lineOf: draft.lineOf, expected: draft.expected, problems: draft.problems };
}

function readLine(draft: Draft, line: string, number: number): void {
  const [withoutProblems = '', ...codes] = line.split(/\s+! /);
  for (const code of codes) draft.problems.push({ line: number, code: code.trim() });
  const [statement = '', expectation] = withoutProblems.split(/\s+=> /);
  const indent = statement.length - statement.trimStart().length;
  const [head = '', ...fields] = statement.trim().split(/\s*;\s*/);
  const [word = '', ...rest] = head.split(/\s+/);
  if (word === 'plan') readPlan(draft, rest, fields, number);
  else if (word === 'calendar') readCalendar(draft, rest, number);
  else if (word === 'except') readException(draft, rest);
  else readTask(draft, { word, rest, fields, indent, number });
  if (expectation !== undefined) draft.expected.push({ line: number, taskId: rest[0] ?? '', text: expectation.trim() });
}

/** `plan p6 2026-03-02T08:00; status 2026-03-04T08:00; finish-by …; soft; lag predecessor; override; default office` */
function readPlan(draft: Draft, [profile, start]: readonly string[], fields: readonly string[], number: number): void {
  if (profile !== 'native' && profile !== 'msproject' && profile !== 'p6')
    throw new Error(`line ${number}: ${profile}?`);
  draft.lineOf.set('plan', number);
  const words = new Map(fields.map((field) => [field.split(' ')[0], field.split(' ')[1] ?? '']));
  const lag = words.get('lag');
  const isLag = lag === 'predecessor' || lag === 'project' || lag === 'continuous';
  if (words.has('default')) draft.lineOf.set('default', number);
  draft.plan = {
    ...draft.plan,
    profile,
    start: at(start ?? ''),
    statusAt: dateOrNull(words.get('status')),
    finishBy: dateOrNull(words.get('finish-by')),
    defaultCalendarId: words.get('default') ?? '',
    options: {
      ...draft.plan.options,
      honourConstraints: !words.has('soft'),
      lagCalendar: isLag ? lag : 'successor',
      outOfSequence: words.has('override') ? 'progress-override' : 'retained-logic',
    },
  };
}

function dateOrNull(text: string | undefined): ReturnType<typeof at> | null {
  return text === undefined || text === '-' ? null : at(text);
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `calendar night mon-fri 20:00-24:00 …` */
function readCalendar(draft: Draft, [id = '', days = '', ...hours]: readonly string[], number: number): void {
  const [first = '', last = first] = days.split('-');
  const shifts = hours.map(shiftOf);
  const works = (day: number) => day >= DAYS.indexOf(first) && day <= DAYS.indexOf(last);
  const length = days === 'six' ? 6 : 7;
  const week = Array.from({ length }, (_, day) => (days !== 'never' && works(day) ? shifts : []));
  draft.lineOf.set(`calendar ${id}`, number);
  draft.calendars.push({ id, name: '', week, workWeeks: [], exceptions: [] });
}

/** `except office 2026-03-04..2026-03-05 off` or hours instead of `off` */
function readException(draft: Draft, [id = '', span = '', ...hours]: readonly string[]): void {
  const [from = '', to = from] = span.split('..');
  const day = (text: string) => dayNumber(dayOf(at(`${text}T00:00`)));
  const shifts: DayShifts = hours[0] === 'off' ? [] : hours.map(shiftOf);
  const place = draft.calendars.findIndex((calendar) => calendar.id === id);
  const calendar = draft.calendars[place];
  if (calendar === undefined) throw new Error(`no calendar ${id}`);
  const exceptions = [...calendar.exceptions, { from: day(from), to: day(to), name: '', shifts }];
  draft.calendars[place] = { ...calendar, exceptions };
}

function shiftOf(text: string): DayShifts[number] {
  const [start = 0, finish = 0] = text.split('-').map((clock) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return hour * 60 + minute;
  });
  return { start, finish };
}

type TaskLine = {
  readonly word: string;
  readonly rest: readonly string[];
  readonly fields: readonly string[];
  readonly indent: number;
  readonly number: number;
};

/** `task build 2d; after design SS+1d, order; on night; must-start-on 2026-03-04T08:00` below its summary, further in. */
function readTask(draft: Draft, { word, rest, fields, indent, number }: TaskLine): void {
  const kind = KINDS[word];
  const [id = '', duration = '0d'] = rest;
  if (kind === undefined) throw new Error(`line ${number}: '${word}' is no kind of task`);
  while ((draft.open.at(-1)?.indent ?? -1) >= indent) draft.open.pop();
  const length = amountOf(duration);
  const isElapsed = length.unit === 'elapsed';
  const base = taskOf(id, { kind, durationMinutes: length.amount, isElapsed, parentId: draft.open.at(-1)?.id ?? null });
  draft.lineOf.set(`task ${id}`, number);
  if (kind === 'summary') draft.open.push({ indent, id });
  const own = fields.filter((field) => !field.startsWith('after '));
  let task = base;
  for (const field of own) task = { ...task, ...fieldOf(field, task, number) };
  draft.tasks.push(task);
  for (const field of fields.filter((each) => each.startsWith('after '))) {
    for (const link of field.slice(6).split(/\s*,\s*/)) readLink(draft, link, id, number);
  }
}

/** `build`, `build SS`, `build FF+2d`, `build FS-50%`; `build #l1` names the link. */
function readLink(draft: Draft, text: string, successorId: string, number: number): void {
  const match = /^(\S+)(?: (FS|SS|FF|SF))?(?: ?([+-]\S+))?(?: #(\S+))?$/.exec(text);
  if (match === null) throw new Error(`line ${number}: '${text}' is no link`);
  const type = LINK_TYPES.find((each) => each === match[2]) ?? 'FS';
  const lag = match[3] === undefined ? NO_LAG : amountOf(match[3]);
  const link = linkOf(match[1] ?? '', successorId, type, lag);
  const id = match[4] ?? `${link.id}${draft.links.some((other) => other.id === link.id) ? '#2' : ''}`;
  draft.lineOf.set(`link ${id}`, number);
  draft.links.push({ ...link, id });
}

const LINK_TYPES: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];

const UNITS: Readonly<Record<string, readonly [number, Lag['unit']]>> = {
  d: [480, 'working'],
  h: [60, 'working'],
  m: [1, 'working'],
  ed: [1440, 'elapsed'],
  eh: [60, 'elapsed'],
  '%': [1, 'percent'],
  'e%': [1, 'elapsed-percent'],
};

/** `2d`, `-4h`, `30m`, `3ed`, `50%`. */
export function amountOf(text: string): Lag {
  const match = /^([+-]?[\d.]+)(e?[dhm%])$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  if (match === null || unit === undefined) throw new Error(`'${text}' is no length of time`);
  return { amount: Number(match[1]) * unit[0], unit: unit[1] };
}

const CONSTRAINTS: readonly TaskConstraint['kind'][] = [
  'as-late-as-possible',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
  'must-start-on',
  'must-finish-on',
];

function fieldOf(field: string, task: PlanTask, number: number): Partial<PlanTask> {
  const [word = '', value = '', extra = ''] = field.split(/\s+/);
  const kind = CONSTRAINTS.find((each) => each === word);
  if (kind !== undefined) {
    const date = value === '' ? null : dateOf(value);
    return { constraints: [...task.constraints, { kind, at: date, isMandatory: extra === 'mandatory' }] };
  }
  const known = SIMPLE_FIELDS[word];
  if (known === undefined) throw new Error(`line ${number}: '${word}' is no field of a task`);
  return known(value);
}

/** `@-99999999999` gives the minute itself, so that a plan can hold one that is no date. */
function dateOf(text: string): ReturnType<typeof at> {
  const raw = /^@(-?[\d.]+)$/.exec(text);
  return raw === null ? at(text) : startOfDay(dayNumber(Number(raw[1]) / 1440));
}

const SIMPLE_FIELDS: Readonly<Record<string, (value: string) => Partial<PlanTask>>> = {
  on: (value) => ({ calendarId: value }),
  under: (value) => ({ parentId: value }),
  deadline: (value) => ({ deadline: dateOf(value) }),
  started: (value) => ({ actualStart: dateOf(value) }),
  finished: (value) => ({ actualFinish: dateOf(value) }),
  left: (value) => ({ remainingMinutes: amountOf(value).amount }),
  done: (value) => ({ percentComplete: amountOf(value).amount }),
  delay: (value) => ({ levellingDelayMinutes: amountOf(value).amount }),
  inactive: () => ({ isActive: false }),
  manual: (value) => {
    const [start = '-', finish = '-'] = value.split('..');
    return { manual: { start: dateOrNull(start), finish: dateOrNull(finish) } };
  },
};
