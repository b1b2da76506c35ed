import type { DayShifts } from '@sightline/engine';
import { type DayNumber, dayOf } from '@sightline/kernel';
import type { Findings, Place } from '../findings/findings.ts';
import type { ValueReader } from '../findings/values.ts';
import { minuteOfDay, STANDARD_DAY, shiftOf, shiftsOf } from '../shifts.ts';
import type { XmlRecord } from '../xml/records.ts';
import { field, isSet, recordsOf } from './mspdi-values.ts';

/** Both ends included. */
export type Spell = { readonly from: DayNumber; readonly to: DayNumber };

/** What every part of the reader needs beside its record. */
export type Tools = { readonly values: ValueReader; readonly findings: Findings };

/** What a weekday or exception works; a working day without times works the standard hours. */
export function workingTimes(record: XmlRecord, place: Place, findings: Findings): DayShifts {
  if (!isSet(record, 'DayWorking')) return [];
  const times = recordsOf(record, 'WorkingTimes', 'WorkingTime');
  const periods = times.flatMap((time) => {
    const [start, finish] = [minuteOfDay(field(time, 'FromTime')), minuteOfDay(field(time, 'ToTime'))];
    if (start !== null && finish !== null) return [shiftOf(start, finish)];
    const value = `${field(time, 'FromTime')} to ${field(time, 'ToTime')}`;
    if (value !== ' to ')
      findings.add('interchange.working-time-unreadable', 'warning', place, 'WorkingTime', { value });
    return [];
  });
  return periods.length === 0 ? STANDARD_DAY : shiftsOf(periods);
}

export function spellOf(record: XmlRecord, place: Place, values: ValueReader): Spell | null {
  const period = record.records.TimePeriod?.[0];
  if (period === undefined) return null;
  const from = values.minute(field(period, 'FromDate'), () => place, 'FromDate');
  const to = values.minute(field(period, 'ToDate'), () => place, 'ToDate');
  if (from === null || to === null) return null;
  return to < from ? null : { from: dayOf(from), to: dayOf(to) };
}
