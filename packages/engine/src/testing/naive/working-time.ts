import { assert, type DayNumber, dayNumber, MINUTES_PER_DAY, weekdayOf } from '@sightline/kernel';
import type { Calendar, DayShifts } from '../../calendar/calendar.ts';

/** A calendar written out: one byte for every civil minute from `from` on, 1 = working. Slow and obvious on purpose. */
export type WorkingTime = { readonly from: number; readonly marks: Uint8Array };

export function writeOut(calendar: Calendar, firstDay: number, lastDay: number): WorkingTime {
  const marks = new Uint8Array((lastDay - firstDay + 1) * MINUTES_PER_DAY);
  for (let day = firstDay; day <= lastDay; day++) {
    const midnight = (day - firstDay) * MINUTES_PER_DAY;
    for (const shift of shiftsOn(calendar, dayNumber(day))) {
      marks.fill(1, midnight + shift.start, midnight + shift.finish);
    }
  }
  return { from: firstDay * MINUTES_PER_DAY, marks };
}

/** `minutes` > 0 answers the end of the last worked minute, < 0 the beginning of the earliest one, 0 the same instant. */
export function step(time: WorkingTime, at: number, minutes: number): number {
  let here = at;
  for (let left = minutes; left > 0; here++) if (worksAt(time, here)) left--;
  for (let left = -minutes; left > 0; here--) if (worksAt(time, here - 1)) left--;
  return here;
}

export function nextStart(time: WorkingTime, at: number): number {
  let here = at;
  while (!worksAt(time, here)) here++;
  return here;
}

export function lastFinish(time: WorkingTime, at: number): number {
  let here = at;
  while (!worksAt(time, here - 1)) here--;
  return here;
}

/** Negative when `to` lies before `from`. */
export function countWorking(time: WorkingTime, from: number, to: number): number {
  if (to < from) return 0 - countWorking(time, to, from);
  let count = 0;
  for (let here = from; here < to; here++) if (worksAt(time, here)) count++;
  return count;
}

/** Whether the instant is within working time or the end of a period of it. */
export function touchesWork(time: WorkingTime, at: number): boolean {
  return worksAt(time, at) || worksAt(time, at - 1);
}

function worksAt(time: WorkingTime, at: number): boolean {
  const mark = time.marks[at - time.from];
  assert(mark !== undefined, `minute ${at} is outside the window that the naive scheduler wrote out`);
  return mark === 1;
}

function shiftsOn(calendar: Calendar, day: DayNumber): DayShifts {
  const covers = (span: { readonly from: DayNumber; readonly to: DayNumber }) => span.from <= day && day <= span.to;
  const exception = calendar.exceptions.findLast(covers);
  if (exception !== undefined) return exception.shifts;
  const ordinary = calendar.week[weekdayOf(day)] ?? [];
  return calendar.workWeeks.findLast(covers)?.days[weekdayOf(day)] ?? ordinary;
}
