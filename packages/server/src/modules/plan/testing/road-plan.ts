export type RoadTask = {
  readonly uid: number;
  readonly name: string;
  readonly after?: readonly number[];
  readonly days?: number;
};

/** A Microsoft Project XML file of a few tasks in a row. */
export function roadPlan(name: string, tasks: readonly RoadTask[] = ROAD): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>${name}</Name><GUID>${guidOf(name)}</GUID><StartDate>2026-05-04T08:00:00</StartDate>
<MinutesPerDay>480</MinutesPerDay><CalendarUID>1</CalendarUID>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>${[1, 2, 3, 4, 5, 6, 7].map(weekDay).join('')}</WeekDays></Calendar></Calendars>
<Tasks>${tasks.map(taskXml).join('\n')}</Tasks></Project>`);
}

export const ROAD: readonly RoadTask[] = [
  { uid: 1, name: 'Dig', days: 2 },
  { uid: 2, name: 'Pave', after: [1] },
  { uid: 3, name: 'Open', after: [2], days: 0 },
];

function taskXml({ uid, name, after = [], days = 1 }: RoadTask): string {
  const links = after.map(
    (from) => `<PredecessorLink><PredecessorUID>${from}</PredecessorUID><Type>1</Type></PredecessorLink>`,
  );
  return `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><OutlineLevel>1</OutlineLevel><WBS>${uid}</WBS>
<Duration>PT${days * 8}H0M0S</Duration><Milestone>${days === 0 ? 1 : 0}</Milestone>${links.join('')}</Task>`;
}

/** Sunday is 1. */
function weekDay(day: number): string {
  if (day === 1 || day === 7) return `<WeekDay><DayType>${day}</DayType><DayWorking>0</DayWorking></WeekDay>`;
  const times = [
    ['08:00', '12:00'],
    ['13:00', '17:00'],
  ].map(([from, to]) => `<WorkingTime><FromTime>${from}:00</FromTime><ToTime>${to}:00</ToTime></WorkingTime>`);
  return `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking><WorkingTimes>${times.join('')}</WorkingTimes></WeekDay>`;
}

function guidOf(name: string): string {
  const digits = [...name].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('');
  return `${digits}00000000000000000000000000000000`
    .slice(0, 32)
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
