import type { Calendar, DayShifts } from '@sightline/engine';
import type { Findings, Place } from '../findings/findings.ts';
import { STANDARD_WEEK } from '../shifts.ts';
import { workingWeek } from '../working-week.ts';
import type { XmlRecord } from '../xml/records.ts';
import { exceptionsOf } from './mspdi-exceptions.ts';
import { field, isSet, recordsOf } from './mspdi-values.ts';
import { spellOf, type Tools, workingTimes } from './mspdi-working-time.ts';

export type MspdiCalendars = {
  readonly calendars: readonly Calendar[];
  /** Recurring exceptions whose pattern could not be written out day by day. */
  readonly skippedExceptions: number;
};

type Known = ReadonlyMap<string, XmlRecord>;

/** Calendars that a plan can name: base calendars, and whichever `alsoUsed` lists; the rest are resources' own. Inheritance is resolved. */
export function readCalendars(project: XmlRecord, alsoUsed: ReadonlySet<string>, tools: Tools): MspdiCalendars {
  const records = recordsOf(project, 'Calendars', 'Calendar');
  const known: Known = new Map(records.map((record) => [field(record, 'UID'), record]));
  const wanted = [...known.values()].filter(
    (record) => isSet(record, 'IsBaseCalendar') || alsoUsed.has(field(record, 'UID')),
  );
  const read = wanted.map((record) => resolved(record, known, tools));
  return {
    calendars: read.map((each) => each.calendar),
    skippedExceptions: read.reduce((sum, each) => sum + each.skipped, 0),
  };
}

export function calendarPlace(record: XmlRecord): Place {
  const [id, name] = [field(record, 'UID'), field(record, 'Name')];
  return { entity: 'calendar', id, label: `calendar '${name}' (UID ${id})`, line: record.line };
}

function resolved(
  record: XmlRecord,
  known: Known,
  tools: Tools,
): { readonly calendar: Calendar; readonly skipped: number } {
  const chain = ancestry(record, known, tools.findings);
  const days = chain.map((each) => ordinaryDays(each, tools));
  const exceptions = chain.map((each) => exceptionsOf(each, calendarPlace(each), tools));
  const week = STANDARD_WEEK.map((standard, weekday) => {
    const own = days.findLast((each) => each[weekday] !== null && each[weekday] !== undefined)?.[weekday];
    return own ?? (recordsOf(chain[0] ?? record, 'WeekDays', 'WeekDay').length === 0 ? standard : []);
  });
  const calendar: Calendar = {
    id: field(record, 'UID'),
    name: field(record, 'Name') || `Calendar ${field(record, 'UID')}`,
    week: workingWeek(week, calendarPlace(record), tools.findings),
    workWeeks: chain.flatMap((each) => workWeeks(each, tools)),
    exceptions: exceptions.flatMap((each) => each.exceptions),
  };
  return { calendar, skipped: exceptions.reduce((sum, each) => sum + each.skipped, 0) };
}

/** Outermost base first, the calendar itself last. A chain that bites its tail is cut there and told. */
function ancestry(record: XmlRecord, known: Known, findings: Findings): readonly XmlRecord[] {
  const chain: XmlRecord[] = [];
  let here: XmlRecord | undefined = record;
  while (here !== undefined && !chain.includes(here)) {
    chain.unshift(here);
    const base: string = field(here, 'BaseCalendarUID');
    here = isSet(here, 'IsBaseCalendar') || base === '-1' ? undefined : known.get(base);
    if (here !== undefined && chain.includes(here)) {
      findings.add('interchange.calendar-inherits-itself', 'warning', calendarPlace(record), 'BaseCalendarUID');
    }
  }
  return chain;
}

/** Monday first; null where the calendar says nothing of its own. */
function ordinaryDays(record: XmlRecord, tools: Tools): readonly (DayShifts | null)[] {
  return weekOf(recordsOf(record, 'WeekDays', 'WeekDay'), calendarPlace(record), tools);
}

function weekOf(weekDays: readonly XmlRecord[], place: Place, tools: Tools): readonly (DayShifts | null)[] {
  const days: (DayShifts | null)[] = [null, null, null, null, null, null, null];
  for (const weekDay of weekDays) {
    const type = Number(field(weekDay, 'DayType'));
    if (type >= 1 && type <= 7) days[(type + 5) % 7] = workingTimes(weekDay, place, tools.findings);
  }
  return days;
}

function workWeeks(record: XmlRecord, tools: Tools): Calendar['workWeeks'] {
  return recordsOf(record, 'WorkWeeks', 'WorkWeek').flatMap((week) => {
    const spell = spellOf(week, calendarPlace(record), tools.values);
    if (spell === null) return [];
    return [{ ...spell, days: weekOf(recordsOf(week, 'WeekDays', 'WeekDay'), calendarPlace(record), tools) }];
  });
}
