/** Elements by name; a list repeats the element, an object nests, null leaves it out. */
export type Elements = { readonly [name: string]: string | number | null | Elements | readonly Elements[] };

const STANDARD_DAYS: readonly Elements[] = [1, 2, 3, 4, 5, 6, 7].map((day) =>
  day === 1 || day === 7
    ? { DayType: day, DayWorking: 0 }
    : {
        DayType: day,
        DayWorking: 1,
        WorkingTimes: {
          WorkingTime: [
            { FromTime: '08:00:00', ToTime: '12:00:00' },
            { FromTime: '13:00:00', ToTime: '17:00:00' },
          ],
        },
      },
);

export const STANDARD_CALENDAR: Elements = {
  UID: 1,
  Name: 'Standard',
  IsBaseCalendar: 1,
  BaseCalendarUID: -1,
  WeekDays: { WeekDay: STANDARD_DAYS },
};

/** A small plan in Microsoft Project's XML; `tasks` get UID, ID, Name and level where they give none. */
export function mspdi(
  tasks: readonly Elements[],
  more: { readonly project?: Elements; readonly calendars?: readonly Elements[] } = {},
): string {
  const project: Elements = {
    SaveVersion: 14,
    Name: 'plan.xml',
    Title: 'Payroll',
    StartDate: '2026-05-04T08:00:00',
    CalendarUID: 1,
    CurrencyCode: 'GBP',
    MinutesPerDay: 480,
    ...more.project,
    Calendars: { Calendar: more.calendars ?? [STANDARD_CALENDAR] },
    Tasks: { Task: tasks.map((task, i) => ({ ...defaults(i + 1), ...task })) },
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n${written(project)}</Project>\n`;
}

function defaults(number: number): Elements {
  return { UID: number, ID: number, Name: `Task ${number}`, OutlineLevel: 1, Duration: 'PT8H0M0S', DurationFormat: 7 };
}

function written(elements: Elements): string {
  return Object.entries(elements)
    .flatMap(([name, value]) => (isList(value) ? value.map((each) => [name, each] as const) : [[name, value] as const]))
    .map(([name, value]) => (value === null ? '' : `<${name}>${inner(value)}</${name}>\n`))
    .join('');
}

function inner(value: string | number | Elements): string {
  if (typeof value === 'object') return `\n${written(value)}`;
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function isList(value: Elements[string]): value is readonly Elements[] {
  return Array.isArray(value);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
