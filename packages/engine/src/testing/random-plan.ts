import { dayFromCivil, dayNumber, localMinute, startOfDay } from '@sightline/kernel';
import * as fc from 'fast-check';
import type { Calendar, DayShifts } from '../calendar/calendar.ts';
import type {
  ConstraintKind,
  Lag,
  LinkType,
  Plan,
  PlanLink,
  PlanOptions,
  PlanTask,
  TaskConstraint,
  TaskKind,
} from '../network/plan.ts';

/** A Monday. */
const FIRST_DAY = dayFromCivil(2026, 3, 2);
const START = startOfDay(FIRST_DAY) + 8 * 60;

const HOURS: readonly DayShifts[] = [
  [
    { start: 480, finish: 720 },
    { start: 780, finish: 1020 },
  ],
  [{ start: 360, finish: 840 }],
  [
    { start: 0, finish: 120 },
    { start: 1200, finish: 1440 },
  ],
  [{ start: 0, finish: 1440 }],
];

export const randomCalendar: fc.Arbitrary<Calendar> = calendarOf();

/** Small plans without circles: links go only from a task to one further down the list, and not into what holds it. */
export const randomPlan: fc.Arbitrary<Plan> = fc
  .record({
    calendars: fc.array(randomCalendar, { minLength: 1, maxLength: 3 }),
    size: fc.constantFrom(2, 4, 6, 8, 10),
  })
  .chain(({ calendars, size }) =>
    planOf(
      calendars.map((calendar, i) => ({ ...calendar, id: `c${i}` })),
      size,
    ),
  );

/** A week of one kind of hours with some exceptions; `id` and `name` are left empty. */
function calendarOf(): fc.Arbitrary<Calendar> {
  const span = fc.record({ from: fc.integer({ min: -10, max: 40 }), length: fc.integer({ min: 0, max: 4 }) });
  return fc
    .record({
      hours: fc.constantFrom(...HOURS),
      worksSaturday: fc.boolean(),
      exceptions: fc.array(fc.tuple(span, fc.constantFrom<DayShifts>([], [{ start: 600, finish: 960 }])), {
        maxLength: 3,
      }),
      workWeeks: fc.array(fc.tuple(span, fc.constantFrom(...HOURS)), { maxLength: 1 }),
    })
    .map(({ hours, worksSaturday, exceptions, workWeeks }) => ({
      id: '',
      name: '',
      week: Array.from({ length: 7 }, (_, day) => (day < 5 || (day === 5 && worksSaturday) ? hours : [])),
      workWeeks: workWeeks.map(([{ from, length }, shifts]) => ({
        ...daysFrom(from, length),
        days: [shifts, null, shifts, null, [], null, shifts],
      })),
      exceptions: exceptions.map(([{ from, length }, shifts]) => ({ ...daysFrom(from, length), name: '', shifts })),
    }));
}

function daysFrom(
  from: number,
  length: number,
): { from: ReturnType<typeof dayNumber>; to: ReturnType<typeof dayNumber> } {
  return { from: dayNumber(FIRST_DAY + from), to: dayNumber(FIRST_DAY + from + length) };
}

function planOf(calendars: readonly Calendar[], size: number): fc.Arbitrary<Plan> {
  const ids = calendars.map((calendar) => calendar.id);
  return fc
    .record({
      profile: fc.constantFrom('native' as const, 'msproject' as const, 'p6' as const),
      statusAt: fc.option(minuteNear(5)),
      finishBy: seldom(minuteNear(25)),
      tasks: fc.tuple(...Array.from({ length: size }, (_, i) => taskOf(i, ids))),
      links: fc.array(linkOf(size), { maxLength: size * 2 }),
      options: optionsOf(),
    })
    .map(({ tasks, links, ...plan }) => ({
      ...plan,
      start: localMinute(START),
      defaultCalendarId: 'c0',
      calendars,
      tasks: housed(tasks),
      links: acyclic(links, housed(tasks)),
    }));
}

function optionsOf(): fc.Arbitrary<PlanOptions> {
  return fc.record({
    honourConstraints: fc.boolean(),
    lagCalendar: fc.constantFrom(
      'predecessor' as const,
      'successor' as const,
      'project' as const,
      'continuous' as const,
    ),
    outOfSequence: fc.constantFrom('retained-logic' as const, 'progress-override' as const),
    criticalFloatMinutes: fc.constant(0),
  });
}

/** Within some days of the start, often on the edge of a shift. */
function minuteNear(days: number): fc.Arbitrary<ReturnType<typeof localMinute>> {
  const ofDay = fc.oneof(fc.constantFrom(0, 360, 480, 720, 780, 1020), fc.integer({ min: 0, max: 1439 }));
  return fc
    .tuple(fc.integer({ min: -3, max: days }), ofDay)
    .map(([day, minute]) => localMinute(startOfDay(FIRST_DAY) + day * 1440 + minute));
}

/** `home` picks one of the summaries that are still open above the task, or the top. */
type Sketch = PlanTask & { readonly home: number };

function taskOf(number: number, calendarIds: readonly string[]): fc.Arbitrary<Sketch> {
  return fc
    .record({
      isSummary: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
      home: fc.nat(11),
      point: fc.constantFrom<TaskKind>('start-milestone', 'finish-milestone', 'task'),
      durationMinutes: fc.oneof(fc.constantFrom(0, 0, 480, 960), fc.integer({ min: 1, max: 2000 })),
      isElapsed: rarely(),
      calendarId: fc.option(fc.constantFrom(...calendarIds)),
      constraints: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 2, arbitrary: fc.array(constraintOf(), { maxLength: 2 }) },
      ),
      deadline: seldom(minuteNear(15)),
      progress: seldom(progressOf()),
      manual: seldom(fc.record({ start: fc.option(minuteNear(10)), finish: seldom(minuteNear(12)) })),
      isActive: rarely().map((isOff) => !isOff),
      levellingDelayMinutes: fc.oneof(
        { weight: 8, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 3000 }) },
      ),
    })
    .map(({ isSummary, progress, point, ...task }) => ({
      ...task,
      id: `t${number}`,
      kind: isSummary ? 'summary' : task.durationMinutes === 0 ? point : 'task',
      parentId: null,
      remainingMinutes: null,
      actualStart: null,
      actualFinish: null,
      percentComplete: 0,
      ...(isSummary ? { manual: null } : progress),
    }));
}

/** Null seven times of eight. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

function rarely(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 7 }).map((n) => n === 0);
}

function progressOf() {
  return fc
    .tuple(
      minuteNear(4),
      fc.option(fc.integer({ min: 0, max: 3000 })),
      fc.integer({ min: 1, max: 99 }),
      fc.option(fc.integer({ min: 0, max: 1500 })),
    )
    .map(([actualStart, length, percentComplete, remainingMinutes]) => ({
      actualStart,
      actualFinish: length === null ? null : localMinute(actualStart + length),
      percentComplete: length === null ? percentComplete : 100,
      remainingMinutes: length === null ? remainingMinutes : 0,
    }));
}

function constraintOf(): fc.Arbitrary<TaskConstraint> {
  const dated = fc.constantFrom<ConstraintKind>(
    'start-no-earlier-than',
    'start-no-later-than',
    'finish-no-earlier-than',
    'finish-no-later-than',
    'must-start-on',
    'must-finish-on',
  );
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: dated, at: minuteNear(15), isMandatory: rarely() }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'as-late-as-possible' as const, at: null, isMandatory: false }) },
  );
}

function linkOf(size: number): fc.Arbitrary<PlanLink> {
  const ends = fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 0, max: size - 1 }));
  return fc
    .record({ id: fc.constant(''), ends, type: fc.constantFrom<LinkType>('FS', 'FS', 'SS', 'FF', 'SF'), lag: lagOf() })
    .map(({ ends: [a, b], ...link }) => ({
      ...link,
      predecessorId: `t${Math.min(a, b)}`,
      successorId: `t${Math.max(a, b)}`,
    }));
}

function lagOf(): fc.Arbitrary<Lag> {
  const minutes = fc.oneof(fc.constantFrom(0, 0, 0, 480, -480), fc.integer({ min: -700, max: 1500 }));
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ amount: minutes, unit: fc.constantFrom('working' as const, 'elapsed' as const) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        amount: fc.integer({ min: -60, max: 150 }),
        unit: fc.constantFrom('percent' as const, 'elapsed-percent' as const),
      }),
    },
  );
}

/** Parts stand together below their summary, as in an outline. */
function housed(sketches: readonly Sketch[]): readonly PlanTask[] {
  let open: readonly string[] = [];
  return sketches.map(({ home, ...task }) => {
    const path = open.slice(0, open.length - (home % (open.length + 1)));
    open = task.kind === 'summary' ? [...path, task.id] : path;
    return { ...task, parentId: path.at(-1) ?? null };
  });
}

/** Keeps the links of which every leaf at one end stands before every leaf at the other, so no circle can close. */
function acyclic(links: readonly PlanLink[], tasks: readonly PlanTask[]): readonly PlanLink[] {
  const numberOf = new Map(tasks.map((task, number) => [task.id, number]));
  const leaves = (id: string): readonly number[] => {
    const below = tasks.filter((task) => task.parentId === id).flatMap((task) => leaves(task.id));
    return tasks[numberOf.get(id) ?? 0]?.kind === 'summary' ? below : [numberOf.get(id) ?? 0];
  };
  return links
    .filter((link) => link.predecessorId !== link.successorId)
    .filter((link) => Math.max(...leaves(link.predecessorId)) < Math.min(...leaves(link.successorId)))
    .map((link, number) => ({ ...link, id: `l${number}` }));
}
