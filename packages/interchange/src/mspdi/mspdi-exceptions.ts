import type { Calendar } from '@sightline/engine';
import type { Place } from '../findings/findings.ts';
import type { XmlRecord } from '../xml/records.ts';
import { field, isSet, recordsOf } from './mspdi-values.ts';
import { type Spell, spellOf, type Tools, workingTimes } from './mspdi-working-time.ts';
import { daysOf, type Recurrence } from './recurrence.ts';

type Exceptions = Calendar['exceptions'];

/** Days that one recurring exception may name: 60 years of every third week. A pattern with more is counted, not carried. */
const MAX_RECURRING_DAYS = 4000;

/**
 * Later in the list wins. Microsoft Project lets plain exceptions win over recurring ones, and among these daily over yearly
 * over monthly over weekly (its own behaviour, as MPXJ found it: calendar-exception-precedence files).
 */
export function exceptionsOf(
  calendar: XmlRecord,
  place: Place,
  tools: Tools,
): { readonly exceptions: Exceptions; readonly skipped: number } {
  const written = recordsOf(calendar, 'Exceptions', 'Exception');
  if (written.length === 0) return { exceptions: oldExceptions(calendar, place, tools), skipped: 0 };
  const read = written.map((record) => exceptionOf(record, place, tools));
  const carried = read.filter((each) => each !== null).toSorted((a, b) => a.rank - b.rank);
  return {
    exceptions: carried.flatMap((each) => each.exceptions),
    skipped: read.filter((each) => each === null).length,
  };
}

/** Project 2003 and older wrote exceptions as weekdays of type 0; newer files repeat them there for older readers. */
function oldExceptions(calendar: XmlRecord, place: Place, tools: Tools): Exceptions {
  return recordsOf(calendar, 'WeekDays', 'WeekDay')
    .filter((day) => field(day, 'DayType') === '0')
    .flatMap((day) => {
      const spell = spellOf(day, place, tools.values);
      return spell === null ? [] : [{ ...spell, name: '', shifts: workingTimes(day, place, tools.findings) }];
    });
}

type Carried = { readonly rank: number; readonly exceptions: Exceptions };

function exceptionOf(record: XmlRecord, place: Place, tools: Tools): Carried | null {
  const spell = spellOf(record, place, tools.values);
  if (spell === null) return { rank: RANKS.plain, exceptions: [] };
  const day = { name: field(record, 'Name'), shifts: workingTimes(record, place, tools.findings) };
  const recurrence = recurrenceOf(record, spell);
  if (recurrence === 'plain') return { rank: RANKS.plain, exceptions: [{ ...spell, ...day }] };
  if (recurrence === 'unknown') return null;
  const days = daysOf(recurrence, MAX_RECURRING_DAYS + 1);
  if (days.length > MAX_RECURRING_DAYS) return null;
  const rank = days.length === 1 ? RANKS.plain : RANKS[recurrence.kind];
  return { rank, exceptions: days.map((each) => ({ from: each, to: each, ...day })) };
}

const RANKS: Readonly<Record<Recurrence['kind'] | 'plain', number>> = {
  weekly: 0,
  'monthly-day': 1,
  'monthly-position': 1,
  'yearly-day': 2,
  'yearly-position': 2,
  daily: 3,
  plain: 4,
};

/** MSPDI's Exception/Type; 7 to 9 name no pattern of days. */
const KINDS: ReadonlyMap<string, Recurrence['kind']> = new Map([
  ['1', 'daily'],
  ['2', 'yearly-day'],
  ['3', 'yearly-position'],
  ['4', 'monthly-day'],
  ['5', 'monthly-position'],
  ['6', 'weekly'],
]);

function recurrenceOf(record: XmlRecord, spell: Spell): Recurrence | 'plain' | 'unknown' {
  const type = field(record, 'Type');
  const period = Math.max(1, wholeOf(record, 'Period', 1));
  if (type === '' || type === '9' || (type === '1' && period === 1)) return 'plain';
  const kind = KINDS.get(type);
  if (kind === undefined) return 'unknown';
  return {
    ...spell,
    kind,
    period,
    weekdayMask: wholeOf(record, 'DaysOfWeek', 0),
    monthItem: wholeOf(record, 'MonthItem', 0),
    monthPosition: wholeOf(record, 'MonthPosition', 0),
    month: wholeOf(record, 'Month', 0),
    monthDay: wholeOf(record, 'MonthDay', 1),
    occurrences: isSet(record, 'EnteredByOccurrences') ? wholeOf(record, 'Occurrences', 0) || null : null,
  };
}

function wholeOf(record: XmlRecord, name: string, otherwise: number): number {
  const text = field(record, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}
